/**
 * What came out of a run, written for people (text and a page) and for scripts (JSON).
 *
 * <p>Imports {@code run} and no library. Used by the command's thread after the run.
 */
@NullMarked
package io.ticklane.app.report;

import org.jspecify.annotations.NullMarked;
