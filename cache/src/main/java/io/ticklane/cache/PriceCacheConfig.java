package io.ticklane.cache;

/**
 * The measures of a {@link PriceCache}.
 *
 * @param capacity how many instruments have an entry at the same time; the least recently used one makes room
 * @param ttlNanos the age up to which an entry is a hit, in nanoseconds; one more is stale
 * @param maxInstruments instrument ids are from 0 to one below this; 16 bytes of heap each, used or not
 */
public record PriceCacheConfig(int capacity, long ttlNanos, int maxInstruments) {

    public static final int DEFAULT_CAPACITY = 1_000;
    /** Half a second. */
    public static final long DEFAULT_TTL_NANOS = 500_000_000;
    /** The most that {@link #maxInstruments} may be. */
    public static final int INSTRUMENT_LIMIT = 1 << 24;

    /** @throws IllegalArgumentException if a measure is not positive or there are too many instruments */
    public PriceCacheConfig {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", must be at least 1");
        }
        if (ttlNanos < 1) {
            throw new IllegalArgumentException("ttlNanos is " + ttlNanos + ", must be at least 1");
        }
        if (maxInstruments < 1 || maxInstruments > INSTRUMENT_LIMIT) {
            throw new IllegalArgumentException(
                    "maxInstruments is " + maxInstruments + ", must be 1 to " + INSTRUMENT_LIMIT);
        }
    }

    /** Default capacity and age for that many instruments. */
    public static PriceCacheConfig forInstruments(int maxInstruments) {
        return new PriceCacheConfig(DEFAULT_CAPACITY, DEFAULT_TTL_NANOS, maxInstruments);
    }
}
