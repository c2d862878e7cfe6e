package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

/** A cache beside its simple twin: what is done to one is done to both, and must come to the same. */
final class TwinPair {
    private final PriceCache cache;
    private final SimplePriceCache twin;
    private final Random random;
    private final Quote quote = new Quote();

    TwinPair(PriceCache cache, SimplePriceCache twin, Random random) {
        this.cache = cache;
        this.twin = twin;
        this.random = random;
    }

    /** Random prices of a random source, some of them late. */
    void put(int instrument, long nowNanos) {
        int source = random.nextInt(4) == 0 ? Quote.REST : Quote.STREAM;
        long updateId = source == Quote.REST || random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(20);
        long received = nowNanos - random.nextInt(10);
        List<Long> prices = List.of(random.nextLong(), random.nextLong(), random.nextLong(),
                random.nextLong());
        assertEquals(
                twin.put(instrument, new SimplePriceCache.Price(updateId, prices, received, source)),
                cache.put(instrument, updateId, prices.get(0), prices.get(1), prices.get(2), prices.get(3),
                        received,
                        source));
    }

    void get(int instrument, long nowNanos) {
        assertFound(twin.get(instrument, nowNanos), cache.get(instrument, nowNanos, quote), instrument,
                nowNanos);
    }

    void read(int instrument, long nowNanos) {
        read(cache, instrument, nowNanos);
    }

    /** Asks another reader of the same cache. */
    void read(QuoteReader reader, int instrument, long nowNanos) {
        assertFound(twin.read(instrument, nowNanos), reader.read(instrument, nowNanos, quote), instrument,
                nowNanos);
    }

    void invalidate(int instrument) {
        cache.invalidate(instrument);
        twin.invalidate(instrument);
    }

    void invalidate(String pattern) {
        assertEquals(twin.invalidate(pattern), cache.invalidate(pattern), pattern);
    }

    void assertSameCounts() {
        CacheStatistics statistics = cache.statistics();
        assertEquals(twin.hits, statistics.hits());
        assertEquals(twin.absent, statistics.missesAbsent());
        assertEquals(twin.stale, statistics.missesStale());
        assertEquals(twin.evictions, statistics.evictions());
        assertEquals(twin.late, statistics.lateRefused());
        assertEquals(twin.size(), statistics.size());
    }

    private void assertFound(int expected, int outcome, int instrument, long nowNanos) {
        assertEquals(expected, outcome);
        if (outcome != QuoteReader.ABSENT) {
            SimplePriceCache.Price price = twin.peek(instrument);
            assertEquals(price.prices(),
                    List.of(quote.bidPrice, quote.bidQuantity, quote.askPrice, quote.askQuantity));
            assertEquals(instrument, quote.instrument);
            assertEquals(price.updateId(), quote.updateId);
            assertEquals(price.receivedNanos(), quote.receivedNanos);
            assertEquals(price.source(), quote.source);
            assertEquals(nowNanos - price.receivedNanos(), quote.ageNanos);
        }
    }
}
