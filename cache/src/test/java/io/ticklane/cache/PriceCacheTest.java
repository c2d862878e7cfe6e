package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PriceCacheTest {
    private static final long TTL = 500;

    private final PriceCache cache = PriceCache.open(new PriceCacheConfig(3, TTL, 100));
    private final Quote quote = new Quote();

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void givesBackWhatWasPut() {
        assertTrue(cache.put(99, 7, -1, Long.MAX_VALUE, 3, Long.MIN_VALUE, 1_000, Quote.REST));
        assertEquals(QuoteReader.HIT, cache.get(99, 1_100, quote));
        assertHolds99();
    }

    @Test
    void givesReadersWhatWasPut() {
        cache.put(99, 7, -1, Long.MAX_VALUE, 3, Long.MIN_VALUE, 1_000, Quote.REST);
        assertEquals(QuoteReader.HIT, cache.read(99, 1_100, quote));
        assertHolds99();
    }

    private void assertHolds99() {
        assertEquals(99, quote.instrument);
        assertEquals(7, quote.updateId);
        assertEquals(-1, quote.bidPrice);
        assertEquals(Long.MAX_VALUE, quote.bidQuantity);
        assertEquals(3, quote.askPrice);
        assertEquals(Long.MIN_VALUE, quote.askQuantity);
        assertEquals(1_000, quote.receivedNanos);
        assertEquals(100, quote.ageNanos);
        assertEquals(Quote.REST, quote.source);
    }

    @Test
    void absentClearsAReusedQuote() {
        assertTrue(cache.put(1, 7, 100, 1, 101, 1, 0, Quote.STREAM));
        assertEquals(QuoteReader.HIT, cache.get(1, 0, quote));
        assertEquals(QuoteReader.ABSENT, cache.get(0, 0, quote));
        assertEquals(-1, quote.instrument);
        assertEquals(0, quote.bidPrice);
        assertEquals(QuoteReader.HIT, cache.read(1, 0, quote));
        assertEquals(QuoteReader.ABSENT, cache.read(0, 0, quote));
        assertEquals(0, quote.askPrice);
    }

    @Test
    void holdsNothingAtFirst() {
        assertEquals(QuoteReader.ABSENT, cache.get(0, 0, quote));
        assertEquals(QuoteReader.ABSENT, cache.read(0, 0, quote));
    }

    @Test
    void hitsAtExactlyTheAgeAllowed() {
        put(1, 1_000);
        assertEquals(QuoteReader.HIT, cache.get(1, 1_000 + TTL, quote));
        assertEquals(QuoteReader.HIT, cache.read(1, 1_000 + TTL, quote));
        assertEquals(TTL, quote.ageNanos);
    }

    @Test
    void isStaleOneNanosecondLater() {
        put(1, 1_000);
        assertEquals(QuoteReader.STALE, cache.get(1, 1_000 + TTL + 1, quote));
        assertEquals(QuoteReader.STALE, cache.read(1, 1_000 + TTL + 1, quote));
    }

    @Test
    void fillsTheQuoteAlthoughStale() {
        put(1, 1_000);
        cache.get(1, 9_000, quote);
        assertEquals(1, quote.instrument);
        assertEquals(8_000, quote.ageNanos);
    }

    @Test
    void hitsBeforeTheTimeOfReceipt() {
        put(1, 1_000);
        assertEquals(QuoteReader.HIT, cache.get(1, 990, quote));
        assertEquals(-10, quote.ageNanos);
    }

    @Test
    void countsAgeAcrossTheOverflowOfTheClock() {
        put(1, Long.MAX_VALUE - 1);
        assertEquals(QuoteReader.HIT, cache.get(1, Long.MIN_VALUE + TTL - 2, quote));
        assertEquals(QuoteReader.STALE, cache.get(1, Long.MIN_VALUE + TTL - 1, quote));
    }

    @Test
    void evictsLeastRecentlyPut() {
        put(1, 0);
        put(2, 0);
        put(3, 0);
        put(1, 1);
        put(4, 1);
        assertPresent(1, 3, 4);
        assertAbsent(2);
    }

    @Test
    void getKeepsAnEntry() {
        put(1, 0);
        put(2, 0);
        put(3, 0);
        cache.get(1, 0, quote);
        put(4, 0);
        assertPresent(1, 3, 4);
        assertAbsent(2);
    }

    @Test
    void staleGetKeepsNothing() {
        put(1, 0);
        put(2, 0);
        put(3, 0);
        cache.get(1, TTL + 1, quote);
        put(4, 0);
        assertAbsent(1);
    }

    @Test
    void readKeepsNothing() {
        put(1, 0);
        put(2, 0);
        put(3, 0);
        cache.read(1, 0, quote);
        put(4, 0);
        assertAbsent(1);
    }

    @Test
    void takesBackAnEvictedInstrument() {
        for (int instrument = 1; instrument <= 4; instrument++) {
            put(instrument, 0);
        }
        put(1, 5);
        assertPresent(1, 3, 4);
        assertAbsent(2);
    }

    @Test
    void holdsOneEntryAtCapacityOne() {
        try (PriceCache small = PriceCache.open(new PriceCacheConfig(1, TTL, 2))) {
            for (int i = 0; i < 100; i++) {
                small.put(i & 1, 0, i, 0, 0, 0, 0, Quote.STREAM);
                assertEquals(QuoteReader.HIT, small.read(i & 1, 0, quote));
                assertEquals(i, quote.bidPrice);
                assertEquals(QuoteReader.ABSENT, small.read((i & 1) ^ 1, 0, quote));
            }
        }
    }

    @Test
    void holdsEveryInstrumentIfCapacityIsLarger() {
        try (PriceCache wide = PriceCache.open(new PriceCacheConfig(1_000, TTL, 7))) {
            for (int instrument = 0; instrument < 7; instrument++) {
                wide.put(instrument, 0, 0, 0, 0, 0, 0, Quote.STREAM);
            }
            assertEquals(7, wide.statistics().size());
            assertEquals(0, wide.statistics().evictions());
        }
    }

    @Test
    void forgetsAnInvalidatedInstrument() {
        put(1, 0);
        put(2, 0);
        cache.invalidate(1);
        assertAbsent(1);
        assertPresent(2);
        assertEquals(1, cache.statistics().size());
        assertEquals(0, cache.statistics().evictions());
    }

    @Test
    void invalidatesWhatIsAbsentWithoutEffect() {
        cache.invalidate(50);
        assertEquals(0, cache.statistics().size());
    }

    @Test
    void invalidatesByPatternWhatIsThere() {
        cache.name(1, "BTCUSDT");
        cache.name(2, "BTCEUR");
        cache.name(3, "ETHBTC");
        cache.name(4, "BTCTRY");
        put(1, 0);
        put(2, 0);
        put(3, 0);
        assertEquals(2, cache.invalidate("BTC*"));
        assertAbsent(1);
        assertAbsent(2);
        assertPresent(3);
        assertEquals(0, cache.invalidate("BTC*"));
        assertEquals(1, cache.statistics().size());
    }

    @Test
    void acceptsAnOlderUpdateAfterInvalidation() {
        cache.put(1, 50, 0, 0, 0, 0, 0, Quote.STREAM);
        cache.invalidate(1);
        assertTrue(cache.put(1, 49, 0, 0, 0, 0, 0, Quote.STREAM));
    }

    @Test
    void countsEveryOutcome() {
        put(1, 0);
        put(2, 0);
        put(3, 0);
        put(4, 0);
        cache.put(4, 9, 0, 0, 0, 0, 0, Quote.STREAM);
        cache.put(4, 9, 0, 0, 0, 0, 0, Quote.STREAM);
        cache.get(2, 0, quote);
        cache.get(3, 0, quote);
        cache.get(1, 0, quote);
        cache.get(4, TTL + 1, quote);
        CacheStatistics statistics = cache.statistics();
        assertEquals(new CacheStatistics(2, 1, 1, 1, 1, 3, 3, statistics.offHeapBytes()), statistics);
        assertEquals(0.5, statistics.hitRate());
        assertTrue(statistics.offHeapBytes() >= 3 * Entry.BYTES);
    }

    @Test
    void doesNotCountReads() {
        put(1, 0);
        cache.read(1, 0, quote);
        assertEquals(0, cache.statistics().hits());
        assertEquals(0, cache.statistics().hitRate());
    }

    @Test
    void refusesUnknownInstruments() {
        assertThrows(IndexOutOfBoundsException.class, () -> put(100, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> put(-1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> cache.get(100, 0, quote));
        assertThrows(IndexOutOfBoundsException.class, () -> cache.read(-1, 0, quote));
        assertThrows(IndexOutOfBoundsException.class, () -> cache.invalidate(100));
    }

    @Test
    void isEmptyOnceClosed() {
        put(1, 0);
        cache.close();
        assertEquals(QuoteReader.ABSENT, cache.get(1, 0, quote));
        assertEquals(QuoteReader.ABSENT, cache.read(1, 0, quote));
        cache.invalidate(1);
        assertThrows(IllegalStateException.class, () -> put(1, 0));
        assertThrows(IllegalStateException.class, () -> put(2, 0));
    }

    @Test
    void refusesAPutThatWouldEvictOnceClosed() {
        put(1, 0);
        put(2, 0);
        put(3, 0);
        cache.close();
        assertThrows(IllegalStateException.class, () -> put(4, 0));
    }

    @Test
    void closesTwice() {
        cache.close();
        cache.close();
    }

    @Test
    void assertsASingleWriter() throws InterruptedException {
        put(1, 0);
        Throwable[] thrown = new Throwable[1];
        Thread other = new Thread(() -> put(1, 1), "second writer");
        other.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
        other.start();
        other.join();
        assertEquals(AssertionError.class, thrown[0].getClass());
    }

    @Test
    void takesANewWriterAfterTheDeathOfTheFirst() throws InterruptedException {
        Thread first = new Thread(() -> put(1, 0), "first writer");
        first.start();
        first.join();
        put(1, 1);
        assertPresent(1);
    }

    @Test
    void prefetchingChangesNothing() {
        put(0, 0);
        put(1, 0);
        put(2, 0);
        CacheStatistics before = cache.statistics();
        cache.prefetch(0);
        cache.prefetch(3);
        assertEquals(before, cache.statistics());
        put(3, 0);
        assertAbsent(0);
        assertThrows(IndexOutOfBoundsException.class, () -> cache.prefetch(-1));
        cache.close();
        cache.prefetch(1);
    }

    @Test
    void refusesMeasuresThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new PriceCacheConfig(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PriceCacheConfig(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PriceCacheConfig(1, 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new PriceCacheConfig(1, 1, PriceCacheConfig.INSTRUMENT_LIMIT + 1));
        int tooMany = PriceCacheConfig.ENTRY_LIMIT + 1;
        assertThrows(IllegalArgumentException.class, () -> new PriceCacheConfig(tooMany, 1, tooMany));
        assertEquals(tooMany, new PriceCacheConfig(tooMany, 1, 1).capacity());
        assertEquals(new PriceCacheConfig(1_000, 500_000_000, 20), PriceCacheConfig.forInstruments(20));
    }

    private void put(int instrument, long receivedNanos) {
        assertTrue(cache.put(instrument, 0, 0, 0, 0, 0, receivedNanos, Quote.STREAM));
    }

    private void assertPresent(int... instruments) {
        for (int instrument : instruments) {
            assertEquals(QuoteReader.HIT, cache.read(instrument, 0, quote), "instrument " + instrument);
        }
    }

    private void assertAbsent(int instrument) {
        assertEquals(QuoteReader.ABSENT, cache.read(instrument, 0, quote));
    }
}
