package io.ticklane.bridge.latency;

/**
 * A distribution in six numbers, for display. Immutable.
 *
 * @param p50 in microseconds, as all of these
 * @param max the largest value seen, to three digits
 * @param count how many values; the rest is 0 where this is 0
 */
public record Percentiles(double p50, double p90, double p99, double p999, double max, long count) {
    /** Of no values. */
    public static final Percentiles NONE = new Percentiles(0, 0, 0, 0, 0, 0);
}
