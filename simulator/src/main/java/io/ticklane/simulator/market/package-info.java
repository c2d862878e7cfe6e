/**
 * What a market is to the rest of the simulator: symbols, planned events, and who hears them. Imports nothing
 * of ours; simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.market;

import org.jspecify.annotations.NullMarked;
