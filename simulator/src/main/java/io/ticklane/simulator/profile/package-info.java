/**
 * Measures what a market's streams look like, so that a made-up one can be held against a recorded one: message
 * mix, gaps and bursts, levels in a difference, spread, and the shape of the book. It reads frames and knows no
 * market. One thread.
 */
@NullMarked
package io.ticklane.simulator.profile;

import org.jspecify.annotations.NullMarked;
