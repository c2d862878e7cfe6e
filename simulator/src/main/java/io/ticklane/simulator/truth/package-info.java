/**
 * What really happened, whatever anybody was told: ids of every stream, orders, fills and balances of every account.
 * Listens, and changes nothing.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.truth;

import org.jspecify.annotations.NullMarked;
