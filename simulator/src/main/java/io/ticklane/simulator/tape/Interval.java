package io.ticklane.simulator.tape;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How long a kline lasts. */
public enum Interval {
    S1("1s", 1_000),
    M1("1m", 60_000),
    M3("3m", 180_000),
    M5("5m", 300_000),
    M15("15m", 900_000),
    M30("30m", 1_800_000),
    H1("1h", 3_600_000),
    H2("2h", 7_200_000),
    H4("4h", 14_400_000),
    H6("6h", 21_600_000),
    H8("8h", 28_800_000),
    H12("12h", 43_200_000),
    D1("1d", 86_400_000),
    D3("3d", 259_200_000),
    /** From Monday. */
    W1("1w", 604_800_000),
    /** As long as the month has days; the width is the longest. */
    MONTH("1M", 2_678_400_000L);

    /** The first Monday of the epoch. */
    private static final long MONDAY_MILLIS = 4 * 86_400_000L;
    private static final long DAY_MILLIS = 86_400_000;

    private final String code;
    private final long widthMillis;

    Interval(String code, long widthMillis) {
        this.code = code;
        this.widthMillis = widthMillis;
    }

    /** The venue's name, such as {@code 1m}. */
    public String code() {
        return code;
    }

    /** Longest duration. */
    public long widthMillis() {
        return widthMillis;
    }

    /** By the venue's name, or null. */
    public static @Nullable Interval of(String code) {
        for (Interval interval : values()) {
            if (interval.code.equals(code)) {
                return interval;
            }
        }
        return null;
    }

    /**
     * When the kline begins to which a moment belongs.
     *
     * @param offsetMillis how much the clocks by which days begin are ahead of UTC
     */
    public long open(long millis, long offsetMillis) {
        long local = millis + offsetMillis;
        if (this == MONTH) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, DAY_MILLIS)).withDayOfMonth(1);
            return start(day) - offsetMillis;
        }
        long origin = this == W1 ? MONDAY_MILLIS : 0;
        return Math.floorDiv(local - origin, widthMillis) * widthMillis + origin - offsetMillis;
    }

    /** When the kline after the one that begins at {@code openMillis} begins. */
    public long next(long openMillis, long offsetMillis) {
        return move(openMillis, offsetMillis, 1);
    }

    /** When the kline so many steps after, or before if negative, the one that begins at {@code openMillis} begins. */
    public long move(long openMillis, long offsetMillis, int steps) {
        if (this != MONTH) {
            return openMillis + steps * widthMillis;
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(openMillis + offsetMillis, DAY_MILLIS));
        return start(day.plusMonths(steps)) - offsetMillis;
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
