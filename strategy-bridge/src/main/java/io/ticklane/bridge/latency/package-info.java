/**
 * Where the time of a tick goes: recorders for the stages between frame and order, and what they report.
 *
 * <p>The core thread records, one report thread samples, any thread reads reports. Imports nothing of ours; the
 * only place that names the JVM's own recorder.
 */
@NullMarked
package io.ticklane.bridge.latency;

import org.jspecify.annotations.NullMarked;
