/**
 * Public requests: general information and market data.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.market;

import org.jspecify.annotations.NullMarked;
