/**
 * How many frames the simulator gets through its sockets, beside what plain sockets carry in the same run.
 */
@NullMarked
package io.ticklane.bench.throughput;

import org.jspecify.annotations.NullMarked;
