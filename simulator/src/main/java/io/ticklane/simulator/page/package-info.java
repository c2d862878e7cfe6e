/**
 * The page at the simulator's root: what a browser is given. The page itself is a client of the venue and of the admin
 * port like any other.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.page;

import org.jspecify.annotations.NullMarked;
