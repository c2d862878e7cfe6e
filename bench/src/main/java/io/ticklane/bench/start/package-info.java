/** How long a process takes from its start to the first tick of a strategy in it. */
@NullMarked
package io.ticklane.bench.start;

import org.jspecify.annotations.NullMarked;
