package io.ticklane.bench.endtoend;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import java.time.Duration;

/**
 * The measured stretch of a run: latencies count while it is open. The receiving thread records, another opens and
 * shuts it once; figures are for the time after the receiving thread has ended.
 */
final class Stretch {
    private final WindowedLatencies latencies;
    private volatile boolean open;

    Stretch(int rate, Duration duration) {
        latencies = WindowedLatencies.roomFor(rate, duration.toNanos() / 1e9);
    }

    void open() {
        open = true;
    }

    void shut() {
        open = false;
    }

    /** From the planned send time, which is the tick's update id, to now. */
    void record(long plannedNanos, long nowNanos) {
        if (open) {
            latencies.record(nowNanos, nowNanos - plannedNanos);
        }
    }

    /** Ticks that were recorded. */
    long count() {
        return latencies.count() + latencies.unrecorded();
    }

    LatencyFigures figures() {
        return latencies.figures();
    }
}
