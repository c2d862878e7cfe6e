/**
 * Signed requests that place, change, cancel and look up orders, and the filters that orders must pass.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.trading;

import org.jspecify.annotations.NullMarked;
