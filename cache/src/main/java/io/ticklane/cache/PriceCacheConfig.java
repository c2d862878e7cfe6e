package io.ticklane.cache;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a {@link PriceCache}.
 *
 * @param capacity how many instruments have an entry at the same time; the least recently used one makes room
 * @param ttlNanos the age up to which an entry is a hit, in nanoseconds; one more is stale
 * @param maxInstruments instrument ids are from 0 to one below this; 4 bytes of heap each, used or not,
 *     and 16 more where there are more than {@code capacity}
 * @param file where {@link PriceCacheView} of other processes and the next start find the prices; null for memory alone
 */
public record PriceCacheConfig(int capacity, long ttlNanos, int maxInstruments, @Nullable Path file) {

    public static final int DEFAULT_CAPACITY = 1_000;
    /** Half a second. */
    public static final long DEFAULT_TTL_NANOS = 500_000_000;
    /** The most that {@link #maxInstruments} may be. */
    public static final int INSTRUMENT_LIMIT = 1 << 24;

    /** The most entries at the same time. */
    public static final int ENTRY_LIMIT = 1 << 17;

    /** @throws IllegalArgumentException if a measure is not positive or there are too many instruments or entries */
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
        if (Math.min(capacity, maxInstruments) > ENTRY_LIMIT) {
            throw new IllegalArgumentException(
                    "capacity is " + capacity + ", must be at most " + ENTRY_LIMIT);
        }
    }

    /** In memory alone. */
    public PriceCacheConfig(int capacity, long ttlNanos, int maxInstruments) {
        this(capacity, ttlNanos, maxInstruments, null);
    }

    /** The same in a file, best under {@code /dev/shm}; null for memory alone. */
    public PriceCacheConfig withFile(@Nullable Path path) {
        return new PriceCacheConfig(capacity, ttlNanos, maxInstruments, path);
    }

    /** How many entries there can be at the same time. */
    int slots() {
        return Math.min(capacity, maxInstruments);
    }

    /** Default capacity and age for that many instruments. */
    public static PriceCacheConfig forInstruments(int maxInstruments) {
        return new PriceCacheConfig(DEFAULT_CAPACITY, DEFAULT_TTL_NANOS, maxInstruments);
    }
}
