package io.ticklane.bench.endtoend;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;

/**
 * The measured stretch of a turn: latencies count while it is open. The receiving thread records, another opens and
 * shuts it once; figures are for the time after the receiving thread has ended.
 */
final class Stretch {
    /** So many values are kept at most; of more, only every n-th. */
    private static final int MOST_KEPT = 1_000_000;

    private final WindowedLatencies received;
    private final WindowedLatencies ordered;
    private final int every;
    private int untilKept;
    private long count;
    private volatile boolean open;

    /** Room for so many ticks a second. */
    Stretch(Scenario scenario) {
        this(scenario.totalRate(), scenario.duration().toNanos() / 1e9, MOST_KEPT);
    }

    Stretch(double perSecond, double seconds, int mostKept) {
        every = (int) Math.ceil(Math.max(1, perSecond * seconds / mostKept));
        untilKept = every;
        received = WindowedLatencies.roomFor(perSecond / every, seconds);
        ordered = WindowedLatencies.roomFor(perSecond / every, seconds);
    }

    void open() {
        open = true;
    }

    void shut() {
        open = false;
    }

    /**
     * Counts one tick.
     *
     * @param plannedNanos when it was to be sent, which is the tick's update id
     * @param decodedNanos when it was read into a slot
     * @param orderedNanos when the order that answers it stood
     */
    void record(long plannedNanos, long decodedNanos, long orderedNanos) {
        if (!open) {
            return;
        }
        count++;
        if (--untilKept == 0) {
            untilKept = every;
            received.record(orderedNanos, decodedNanos - plannedNanos);
            ordered.record(orderedNanos, orderedNanos - plannedNanos);
        }
    }

    /** Ticks counted. */
    long count() {
        return count;
    }

    /** From the planned send time to the decoded tick. */
    LatencyFigures received() {
        return received.figures();
    }

    /** From the planned send time to the order. */
    LatencyFigures ordered() {
        return ordered.figures();
    }
}
