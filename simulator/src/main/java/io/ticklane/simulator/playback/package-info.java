/**
 * Recorded captures played back: reading and checking the files, what symbols and streams they hold, and a market
 * that forwards every frame as it was recorded while the recorded book becomes the liquidity that orders meet.
 *
 * <p>Scanning runs on the thread that asks for it; the market on the simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.playback;

import org.jspecify.annotations.NullMarked;
