/**
 * Sample strategies, and how strategies are found by name.
 *
 * <p>Called on the core thread only. Uses the strategy port and the connector's vocabulary, nothing behind them.
 */
@NullMarked
package io.ticklane.bridge.strategy;

import org.jspecify.annotations.NullMarked;
