/**
 * What the admin port answers, without sockets: faults, truth, and what the one who runs the venue may do to it.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.admin;

import org.jspecify.annotations.NullMarked;
