/**
 * What can be made to go wrong, when, and for whom: kinds, the plan and its log. Knows nothing of sockets.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.fault;

import org.jspecify.annotations.NullMarked;
