/**
 * Who may ask, and how often: keys, signatures, the time window, rate limits, and the order in which they are checked.
 *
 * <p>Simulator thread only.
 */
@NullMarked
package io.ticklane.simulator.api.access;

import org.jspecify.annotations.NullMarked;
