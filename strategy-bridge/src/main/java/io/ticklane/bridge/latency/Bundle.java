package io.ticklane.bridge.latency;

import org.HdrHistogram.IntCountsHistogram;

/**
 * One histogram per measure, of one interval. Written by the core inside the recorder's critical section, read
 * and emptied by the sampler when the core has turned to the other bundle.
 */
final class Bundle {
    /** What is measured: {@link Stage#measure}, and these two. */
    static final int TICK_TO_SIGNAL = 8;
    static final int TICK_TO_ORDER = 9;
    static final int MEASURES = TICK_TO_ORDER + 1;

    static final int DIGITS = 3;
    static final long HIGHEST_NANOS = 60_000_000_000L;

    final IntCountsHistogram[] measures = new IntCountsHistogram[MEASURES];
    // Cells are ints: so many calls fit for certain, and then the interval counts no more.
    private int calls;

    Bundle() {
        for (int i = 0; i < MEASURES; i++) {
            measures[i] = new IntCountsHistogram(HIGHEST_NANOS, DIGITS);
        }
    }

    boolean full() {
        return calls == Integer.MAX_VALUE || ++calls == Integer.MAX_VALUE;
    }

    void record(int measure, long nanos) {
        measures[measure].recordValue(Math.max(0, Math.min(nanos, HIGHEST_NANOS)));
    }

    void clear() {
        calls = 0;
        for (IntCountsHistogram measure : measures) {
            if (measure.getTotalCount() > 0) {
                measure.reset();
            }
        }
    }
}
