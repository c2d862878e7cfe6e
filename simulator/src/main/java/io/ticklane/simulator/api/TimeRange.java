package io.ticklane.simulator.api;

import io.ticklane.simulator.engine.VenueClock;

/**
 * The stretch of time that a request asks for, in epoch microseconds, bounds included. Times may be sent in
 * milliseconds or microseconds; those beyond what the venue knows are moved to its bounds.
 *
 * @param start negative: none was sent
 * @param end {@link Long#MAX_VALUE}: none was sent
 */
public record TimeRange(long start, long end) {
    private static final long EARLIEST_MICROS = 1_483_228_800_000_000L;
    private static final long AHEAD_MICROS = 10_000_000;
    /** Above it, a number cannot be milliseconds. */
    private static final long MOST_MILLIS = 100_000_000_000_000L;

    /** Reads {@code startTime} and {@code endTime}. */
    public static TimeRange of(Parameters parameters, VenueClock clock) throws ApiException {
        Long start = parameters.integer("startTime");
        Long end = parameters.integer("endTime");
        long latest = clock.epochMicros() + AHEAD_MICROS;
        return new TimeRange(start == null ? -1 : Math.max(EARLIEST_MICROS, micros(start, 0)),
                end == null ? Long.MAX_VALUE : Math.min(latest, micros(end, 999)));
    }

    /** A moment in milliseconds lasts for a whole one. */
    private static long micros(long value, int last) {
        return value >= MOST_MILLIS ? value : value * 1_000 + last;
    }

    /** Whether either bound was sent. */
    public boolean given() {
        return start >= 0 || end != Long.MAX_VALUE;
    }

    /** First whole millisecond of it, or negative if no start was sent. */
    public long startMillis() {
        return start < 0 ? -1 : -Math.floorDiv(-start, 1_000L);
    }
}
