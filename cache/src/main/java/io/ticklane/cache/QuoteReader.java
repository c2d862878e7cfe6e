package io.ticklane.cache;

/**
 * The view of the cache for threads other than its writer. Any thread; never blocks the writer, never changes
 * what the cache will evict next, is not counted in {@link CacheStatistics}.
 */
public interface QuoteReader {
    /** There is an entry and it is young enough. */
    int HIT = 0;
    /** There is no entry. */
    int ABSENT = 1;
    /** There is an entry, older than the cache allows; the quote is filled all the same. */
    int STALE = 2;
    /** No consistent copy could be had: the writer was in the middle of this entry all the time. Ask again. */
    int BUSY = 3;

    /**
     * Copies the entry of an instrument, all its fields of the same put. Does not allocate.
     *
     * @param nowNanos the moment to judge the age by, on the clock of the puts
     * @param into filled on {@link #HIT} and {@link #STALE}, cleared otherwise
     * @return {@link #HIT}, {@link #ABSENT}, {@link #STALE} or {@link #BUSY}
     * @throws IndexOutOfBoundsException if the id is not within {@link PriceCacheConfig#maxInstruments()}
     */
    int read(int instrument, long nowNanos, Quote into);

    /** How often a read found the writer inside an entry and looked again, of this object, since it was made. */
    long collisions();
}
