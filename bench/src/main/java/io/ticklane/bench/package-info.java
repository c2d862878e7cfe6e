/** The measurements behind {@code ./ticklane bench}; see the module's README. */
@NullMarked
package io.ticklane.bench;

import org.jspecify.annotations.NullMarked;
