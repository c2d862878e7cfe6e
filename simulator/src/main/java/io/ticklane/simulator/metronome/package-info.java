/**
 * A market of nothing but best prices at planned times, for measuring: open loop, never slowed by who listens.
 * Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.metronome;

import org.jspecify.annotations.NullMarked;
