/**
 * Signed requests that place, change and cancel orders and order lists, the rules and filters that orders must pass
 * before the engine sees them, and how answers show them.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.trading;

import org.jspecify.annotations.NullMarked;
