/** The command line. */
@NullMarked
package io.ticklane.app;

import org.jspecify.annotations.NullMarked;
