/**
 * The WebSocket API without sockets: request frames and their answers, sessions, and the events of accounts.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.ws;

import org.jspecify.annotations.NullMarked;
