package io.ticklane.bench.hiccups;

/** How often and for how long a loop was held up that should go on every few nanoseconds. One thread. */
final class HoldUps {
    /** Whoever is held up for no longer is not counted: it may have been the loop itself. */
    static final long LEAST_NANOS = 5_000;
    /** Bounds of what is told, ascending. */
    private static final long[] ABOVE_NANOS = {LEAST_NANOS, 10_000, 20_000, 50_000, 100_000, 1_000_000};
    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] counts = new long[ABOVE_NANOS.length];
    private final long[] nanos = new long[ABOVE_NANOS.length];
    private long longestNanos;
    private double seconds;

    static int bounds() {
        return ABOVE_NANOS.length;
    }

    static long aboveNanos(int bound) {
        return ABOVE_NANOS[bound];
    }

    /** Between two looks at the clock that much went by, more than {@link #LEAST_NANOS}. */
    void heldUp(long heldNanos) {
        for (int i = 0; i < ABOVE_NANOS.length && heldNanos > ABOVE_NANOS[i]; i++) {
            counts[i]++;
            nanos[i] += heldNanos;
        }
        longestNanos = Math.max(longestNanos, heldNanos);
    }

    /** The loop has run for so long. */
    void ran(long forNanos) {
        seconds += forNanos / NANOS_PER_SECOND;
    }

    /** Those of another loop as well. */
    void add(HoldUps other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            nanos[i] += other.nanos[i];
        }
        longestNanos = Math.max(longestNanos, other.longestNanos);
        seconds += other.seconds;
    }

    /** So many a second lasted longer than that bound. */
    double aSecond(int bound) {
        return counts[bound] / seconds;
    }

    /** The share of time that was lost so. */
    double share() {
        return nanos[0] / NANOS_PER_SECOND / seconds;
    }

    double longestMicros() {
        return longestNanos / 1e3;
    }

    /**
     * Which share of trips meets one longer than that bound, where two threads are on it all the time, each on a processor
     * such as this: one that begins during the trip or is under way when that begins.
     */
    double shareOfTrips(long tripNanos, int bound) {
        return 2 * (nanos[bound] + (double) counts[bound] * tripNanos) / NANOS_PER_SECOND / seconds;
    }
}
