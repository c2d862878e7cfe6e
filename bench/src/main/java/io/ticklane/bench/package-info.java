/** Measurements. */
@NullMarked
package io.ticklane.bench;

import org.jspecify.annotations.NullMarked;
