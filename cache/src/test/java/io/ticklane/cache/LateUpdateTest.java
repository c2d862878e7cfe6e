package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The entry at the start: update 10, received at 1,000; it is stale at 1,501. */
final class LateUpdateTest {
    private final PriceCache cache = PriceCache.open(new PriceCacheConfig(2, 500, 10));
    private final Quote quote = new Quote();

    LateUpdateTest() {
        put(10, 1_000, Quote.STREAM);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void acceptsANewerUpdate() {
        assertTrue(put(11, 1_001, Quote.STREAM));
        assertEquals(11, present());
    }

    @Test
    void refusesAnOlderUpdate() {
        assertFalse(put(9, 1_001, Quote.STREAM));
        assertEquals(10, present());
    }

    @Test
    void refusesTheSameUpdateAgain() {
        assertFalse(put(10, 1_001, Quote.STREAM));
    }

    @Test
    void acceptsANewerUpdateThatWasReceivedEarlier() {
        assertTrue(put(11, 999, Quote.STREAM));
        assertEquals(11, present());
    }

    @Test
    void refusesAnOlderUpdateThatWasReceivedEarlier() {
        assertFalse(put(9, 999, Quote.STREAM));
    }

    @Test
    void refusesAnOlderUpdateUpToTheLastFreshNanosecond() {
        assertFalse(put(9, 1_500, Quote.STREAM));
    }

    @Test
    void acceptsAnOlderUpdateOfAStaleEntry() {
        assertTrue(put(9, 1_501, Quote.STREAM));
        assertEquals(9, present());
    }

    @Test
    void acceptsAnUpdateWithoutId() {
        assertTrue(put(0, 1_001, Quote.STREAM));
        assertEquals(0, present());
    }

    @Test
    void acceptsAnyUpdateAfterOneWithoutId() {
        put(0, 1_001, Quote.REST);
        assertTrue(put(5, 1_002, Quote.STREAM));
        assertEquals(5, present());
    }

    @Test
    void refusesRestRequestedBeforeTheStreamsUpdate() {
        assertFalse(put(0, 999, Quote.REST));
        assertEquals(10, present());
    }

    @Test
    void acceptsRestRequestedAtTheSameTime() {
        assertTrue(put(0, 1_000, Quote.REST));
        assertEquals(0, present());
    }

    @Test
    void acceptsRestRequestedAfterTheStreamsUpdate() {
        assertTrue(put(0, 1_001, Quote.REST));
    }

    @Test
    void acceptsRestAfterRestWhateverItsTime() {
        put(0, 1_100, Quote.REST);
        assertTrue(put(0, 1_050, Quote.REST));
    }

    @Test
    void acceptsTheStreamAfterRestWhateverItsTime() {
        put(0, 1_100, Quote.REST);
        assertTrue(put(12, 1_050, Quote.STREAM));
        assertEquals(12, present());
    }

    @Test
    void countsWhatItRefuses() {
        put(9, 1_001, Quote.STREAM);
        put(0, 999, Quote.REST);
        assertEquals(2, cache.statistics().lateRefused());
    }

    @Test
    void aRefusedUpdateKeepsNothing() {
        cache.put(2, 1, 0, 0, 0, 0, 1_000, Quote.STREAM);
        put(9, 1_001, Quote.STREAM);
        cache.put(3, 1, 0, 0, 0, 0, 1_000, Quote.STREAM);
        assertEquals(QuoteReader.ABSENT, cache.read(1, 1_000, quote));
    }

    private boolean put(long updateId, long receivedNanos, int source) {
        return cache.put(1, updateId, updateId, 0, 0, 0, receivedNanos, source);
    }

    private long present() {
        cache.read(1, 0, quote);
        return quote.updateId;
    }
}
