/**
 * Market streams without sockets: names, subscriptions, control frames, and the encoders that turn market events
 * into complete WebSocket frames, each encoded once however many subscribers hear it. Imports the vocabulary of
 * {@code market} and the JSON reader only; simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.stream;

import org.jspecify.annotations.NullMarked;
