/**
 * The command line: options, help, exit statuses, and what is printed when.
 *
 * <p>The only package that imports the command-line library. A command runs on the main thread; a signal asks it
 * to end from the shutdown thread.
 */
@NullMarked
package io.ticklane.app.cli;

import org.jspecify.annotations.NullMarked;
