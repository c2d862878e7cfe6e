package io.ticklane.simulator.api;

import io.ticklane.simulator.engine.VenueClock;
import java.util.List;
import java.util.function.ToLongFunction;

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
    private static final long DAY_MILLIS = 86_400_000;
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

    /** As {@link #of}, and refuses a range of more than a day. */
    public static TimeRange ofOneDay(Parameters parameters, VenueClock clock) throws ApiException {
        TimeRange range = of(parameters, clock);
        if (range.start >= 0 && range.end != Long.MAX_VALUE
                && Math.floorDiv(range.end, 1_000L) - Math.floorDiv(range.start, 1_000L) > DAY_MILLIS) {
            throw new ApiException(-1127, "More than 24 hours between startTime and endTime.");
        }
        return range;
    }

    /** A moment in milliseconds lasts for a whole one. */
    private static long micros(long value, int last) {
        return value >= MOST_MILLIS ? value : value * 1_000 + last;
    }

    /** Whether either bound was sent. */
    public boolean given() {
        return start >= 0 || end != Long.MAX_VALUE;
    }

    /**
     * Of a history in ascending order, what lies in the range: the oldest ones if it has a start, else the newest.
     *
     * @param limit most of them
     */
    public <T> List<T> of(List<T> history, ToLongFunction<T> timeMicros, int limit) {
        List<T> inside = history.stream().filter(each -> {
            long time = timeMicros.applyAsLong(each);
            return time >= start && time <= end;
        }).toList();
        return start < 0 && inside.size() > limit
                ? inside.subList(inside.size() - limit, inside.size())
                : inside.subList(0, Math.min(inside.size(), limit));
    }

    /** First whole millisecond of it, or negative if no start was sent. */
    public long startMillis() {
        return start < 0 ? -1 : -Math.floorDiv(-start, 1_000L);
    }
}
