package io.ticklane.bridge.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts by cells of {@link Scale}, and what is read off them. One thread at a time. */
final class Distribution {
    private static final int POINTS_PER_HALVING = 5;
    private static final double NANOS_PER_MICRO = 1_000.0;

    private final long[] counts = new long[Scale.CELLS];
    private long total;

    void add(int cell, long count) {
        counts[cell] += count;
        total += count;
    }

    void clear() {
        if (total > 0) {
            Arrays.fill(counts, 0);
            total = 0;
        }
    }

    long total() {
        return total;
    }

    /** So many nanoseconds or fewer took that share of the values; 0 of none. */
    double nanosAt(double percentile) {
        long rank = Math.max(1, (long) Math.ceil(percentile / 100 * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Scale.middle(i);
            }
        }
        return 0;
    }

    Percentiles percentiles() {
        if (total == 0) {
            return Percentiles.NONE;
        }
        return new Percentiles(micros(50), micros(90), micros(99), micros(99.9), micros(100), total);
    }

    /** Five points up to the median, five more for each halving of what is left, and the last value. */
    List<CurvePoint> curve() {
        List<CurvePoint> points = new ArrayList<>();
        double level = 0;
        long seen = 0;
        int cell = -1;
        while (seen < total) {
            long rank = Math.max(1, (long) Math.ceil(level / 100 * total));
            while (seen < rank) {
                seen += counts[++cell];
            }
            points.add(
                    new CurvePoint(seen == total ? 100 : level, Scale.middle(cell) / NANOS_PER_MICRO, seen));
            int halvings = (int) (Math.log(100 / (100 - level)) / Math.log(2));
            level += 100.0 / (POINTS_PER_HALVING << Math.min(25, halvings + 1));
        }
        return List.copyOf(points);
    }

    private double micros(double percentile) {
        return nanosAt(percentile) / NANOS_PER_MICRO;
    }
}
