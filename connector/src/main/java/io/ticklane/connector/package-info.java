/**
 * The vocabulary of a venue and the ports through which the parts of a connector meet.
 *
 * <p>Imports nothing of ours and no library. Each leaf package below may import this one only; the
 * {@code spot} package on top assembles them.
 */
@NullMarked
package io.ticklane.connector;

import org.jspecify.annotations.NullMarked;
