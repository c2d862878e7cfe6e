/**
 * A market without a will of its own: whoever runs the venue posts quotes and trades, and moves time if need be.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.manual;

import org.jspecify.annotations.NullMarked;
