package io.ticklane.bridge.latency;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A reading of the monotonic clock in the JVM's own recording, made between the event's start and its end: it says
 * where the recording's times lie on that clock. Other recordings leave it out unless they ask for it.
 */
@Name(ClockMark.NAME)
@Label("Clock Mark")
@Description("A reading of the monotonic clock")
@Category("Ticklane")
@Enabled(false)
@StackTrace(false)
final class ClockMark extends Event {
    static final String NAME = "ticklane.ClockMark";
    /** The field's name in the recording. */
    static final String MONOTONIC_NANOS = "monotonicNanos";

    @Label("Monotonic Nanoseconds")
    long monotonicNanos;

    /** Makes one, if a recording wants it. */
    static void put() {
        ClockMark mark = new ClockMark();
        mark.begin();
        mark.monotonicNanos = System.nanoTime();
        mark.end();
        mark.commit();
    }
}
