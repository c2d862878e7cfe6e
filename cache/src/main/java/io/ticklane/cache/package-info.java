/** The off-heap price cache. */
@NullMarked
package io.ticklane.cache;

import org.jspecify.annotations.NullMarked;
