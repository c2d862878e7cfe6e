package io.ticklane.simulator.stream;

/**
 * Counts durations in buckets whose width grows with the value: 64 to each power of two, so a reported value is at
 * most 1.6 % above the true one. Simulator thread only.
 */
final class LatencyHistogram {
    private static final int SUB_BITS = 6;
    private static final int SUB_COUNT = 1 << SUB_BITS;

    private final long[] counts = new long[SUB_COUNT * (64 - SUB_BITS + 1)];
    private long count;
    private long max;

    /** Counts a duration; below zero counts as zero. */
    void record(long nanos) {
        long value = Math.max(nanos, 0);
        counts[bucket(value)]++;
        count++;
        max = Math.max(max, value);
    }

    long count() {
        return count;
    }

    long maxNanos() {
        return max;
    }

    /** The highest value of the bucket in which the share of all values is reached; 0 if there are none. */
    long valueAt(double share) {
        long wanted = Math.max(1, (long) Math.ceil(count * share));
        long seen = 0;
        for (int i = 0; i < counts.length && count > 0; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(highest(i), max);
            }
        }
        return 0;
    }

    private static int bucket(long value) {
        int magnitude = Math.max(0, Long.SIZE - SUB_BITS - Long.numberOfLeadingZeros(value));
        return magnitude == 0
                ? (int) value
                : magnitude * SUB_COUNT / 2 + (int) (value >>> magnitude);
    }

    private static long highest(int bucket) {
        if (bucket < SUB_COUNT) {
            return bucket;
        }
        int magnitude = bucket / (SUB_COUNT / 2) - 1;
        long sub = bucket - (long) magnitude * SUB_COUNT / 2;
        return ((sub + 1) << magnitude) - 1;
    }
}
