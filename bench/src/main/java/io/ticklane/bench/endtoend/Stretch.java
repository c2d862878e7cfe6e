package io.ticklane.bench.endtoend;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import org.jspecify.annotations.Nullable;

/**
 * The measured stretch of a turn: latencies count while it is open. Until then they are kept elsewhere, so that nothing
 * is to be compiled when it opens. The receiving thread records, another opens and shuts it once; figures are for the
 * time after the receiving thread has ended.
 */
final class Stretch {
    /** So many values are kept at most; of more, only every n-th. */
    private static final int MOST_KEPT = 1_000_000;
    /** Of the warm-up no more is kept: nobody asks for it, and a long stretch takes all the memory there is. */
    private static final double MOST_SECONDS_OF_WARM_UP = 1;

    private final Kept warmUp;
    private final Kept measured;
    private volatile @Nullable Kept kept;

    private static final class Kept {
        final WindowedLatencies received;
        final WindowedLatencies ordered;
        final int every;
        int untilKept;
        long count;

        Kept(double perSecond, double seconds, int every) {
            this.every = every;
            untilKept = every;
            received = WindowedLatencies.roomFor(perSecond / every, seconds);
            ordered = WindowedLatencies.roomFor(perSecond / every, seconds);
        }
    }

    /** Room for so many ticks a second. */
    Stretch(Scenario scenario) {
        this(scenario.totalRate(), scenario.duration().toNanos() / 1e9, MOST_KEPT);
    }

    Stretch(double perSecond, double seconds, int mostKept) {
        int every = (int) Math.ceil(Math.max(1, perSecond * seconds / mostKept));
        warmUp = new Kept(perSecond, Math.min(seconds, MOST_SECONDS_OF_WARM_UP), every);
        measured = new Kept(perSecond, seconds, every);
        kept = warmUp;
    }

    void open() {
        kept = measured;
    }

    void shut() {
        kept = null;
    }

    /**
     * Counts one tick.
     *
     * @param plannedNanos when it was to be sent, which is the tick's update id
     * @param decodedNanos when it was read into a slot
     * @param orderedNanos when the order that answers it stood
     */
    void record(long plannedNanos, long decodedNanos, long orderedNanos) {
        Kept into = kept;
        if (into == null) {
            return;
        }
        into.count++;
        if (--into.untilKept == 0) {
            into.untilKept = into.every;
            into.received.record(orderedNanos, decodedNanos - plannedNanos);
            into.ordered.record(orderedNanos, orderedNanos - plannedNanos);
        }
    }

    /** Ticks counted. */
    long count() {
        return measured.count;
    }

    /** From the planned send time to the decoded tick. */
    LatencyFigures received() {
        return measured.received.figures();
    }

    /** From the planned send time to the order. */
    LatencyFigures ordered() {
        return measured.ordered.figures();
    }
}
