/**
 * What happened: recent trades and aggregate trades, klines, statistics of windows, average and reference prices of
 * every symbol, kept within a bounded memory and, where a market has a past, continued into it.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.tape;

import org.jspecify.annotations.NullMarked;
