/**
 * A market made of many small participants whose order flow is drawn from a seed and matched by the engine.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.synthetic;

import org.jspecify.annotations.NullMarked;
