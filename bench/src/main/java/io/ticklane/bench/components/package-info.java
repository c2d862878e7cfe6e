/** What the components cost beside what one would take instead, as ratios of neighbours in time. */
@NullMarked
package io.ticklane.bench.components;

import org.jspecify.annotations.NullMarked;
