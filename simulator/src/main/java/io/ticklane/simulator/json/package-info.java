/**
 * JSON text in and out, for everything else in the simulator; the only place that names Jackson.
 *
 * <p>Instances belong to one thread each.
 */
@NullMarked
package io.ticklane.simulator.json;

import org.jspecify.annotations.NullMarked;
