/**
 * Checks the surroundings: the JDK and its flags, the machine, the way to the venue, the clock and the keys. Each
 * check says in plain words what it found and, where that is not well, what to do.
 *
 * <p>Runs on the command's thread and may take seconds.
 */
@NullMarked
package io.ticklane.app.doctor;

import org.jspecify.annotations.NullMarked;
