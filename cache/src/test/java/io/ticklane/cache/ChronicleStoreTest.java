package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cache relies on and Chronicle Map does not promise. */
final class ChronicleStoreTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000, 1_024, 1_025, 5_000, 100_000})
    void everyEntryHasALineOfItsOwn(int entries) {
        ChronicleStore store = ChronicleStore.create(entries);
        TreeSet<Long> seen = new TreeSet<>();
        for (int line = 0; line < entries; line++) {
            long address = store.line(line);
            assertEquals(0, address % Entry.BYTES);
            Entry.end(address, Entry.begin(address));
            seen.add(address);
        }
        assertEquals(entries, seen.size());
        store.close();
    }

    @Test
    void aNewEntryIsNobodys() {
        ChronicleStore store = ChronicleStore.create(1);
        Quote quote = new Quote();
        Entry.copyOrigin(store.line(0), quote);
        assertEquals(0, Entry.version(store.line(0)));
        assertEquals(Entry.NOBODY, quote.instrument);
        store.close();
    }

    @Test
    void reservesLittleMoreThanTheEntries() {
        ChronicleStore store = ChronicleStore.create(1_000);
        assertTrue(store.offHeapBytes() < 100 * 1_000, "bytes: " + store.offHeapBytes());
        assertFalse(store.isClosed());
        store.close();
        assertTrue(store.isClosed());
    }

    @Test
    @Timeout(60)
    void memoryIsFreedOnceNobodyCanReachTheCache() {
        ChronicleStore store = ChronicleStore.create(1);
        PriceCache cache = PriceCache.open(new PriceCacheConfig(1, 1, 1), store);
        cache.close();
        assertFalse(store.isClosed());
        cache = null;
        while (!store.isClosed()) {
            System.gc();
        }
    }
}
