/**
 * Signed requests about an account: what it has and may do, its orders and what happened to them.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.account;

import org.jspecify.annotations.NullMarked;
