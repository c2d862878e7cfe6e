/** Whether readers of the price cache, threads and another process, ever see what was never put. */
@NullMarked
package io.ticklane.bench.race;

import org.jspecify.annotations.NullMarked;
