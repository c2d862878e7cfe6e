/**
 * A run: the port through which a session is driven, the figures it gives, and the loop that samples them each
 * second and decides when the run ends.
 *
 * <p>Figures are immutable values; the loop runs on the thread of the command.
 */
@NullMarked
package io.ticklane.app.run;

import org.jspecify.annotations.NullMarked;
