/**
 * Signed requests about an account.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.account;

import org.jspecify.annotations.NullMarked;
