/**
 * The runnable product: words shared by its packages. {@code config} reads settings, {@code run} drives a session,
 * {@code report} writes what came out of it, {@code doctor} checks the surroundings, {@code cli} is the command
 * line on top of them.
 *
 * <p>Values and pure functions only; any thread.
 */
@NullMarked
package io.ticklane.app;

import org.jspecify.annotations.NullMarked;
