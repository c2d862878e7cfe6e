/**
 * The vocabulary of a venue and the ports through which the parts of a connector meet.
 *
 * <p>Imports nothing of ours and no library. The leaf packages below import this one; {@code stream},
 * {@code rest} and {@code order} use {@code wire}, too, and {@code order} uses {@code rest}. The {@code spot}
 * package on top assembles them.
 */
@NullMarked
package io.ticklane.connector;

import org.jspecify.annotations.NullMarked;
