package io.ticklane.cache;

/**
 * What a {@link PriceCache} counted since it was opened. Immutable.
 *
 * @param hits gets that found an entry young enough
 * @param missesAbsent gets that found no entry
 * @param missesStale gets that found an entry too old
 * @param evictions entries that made room for another instrument
 * @param lateRefused puts that were older than what was there
 * @param size entries now
 * @param capacity entries at most
 * @param offHeapBytes memory reserved off the heap, used or not
 */
public record CacheStatistics(long hits, long missesAbsent, long missesStale, long evictions,
        long lateRefused,
        int size, int capacity, long offHeapBytes) {

    /** Hits per get, from 0 to 1, and 0 if nothing was asked. */
    public double hitRate() {
        long gets = hits + missesAbsent + missesStale;
        return gets == 0 ? 0 : (double) hits / gets;
    }
}
