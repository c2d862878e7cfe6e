package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cache relies on and Chronicle Map does not promise. */
final class ChronicleStoreTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000, 5_000})
    void valuesStayWhereTheyAreOnLinesOfTheirOwn(int entries) {
        ChronicleStore store = ChronicleStore.create(entries);
        Random random = new Random(entries);
        long[] addresses = new long[entries + 20_000];
        List<Integer> present = new ArrayList<>();
        TreeSet<Long> seen = new TreeSet<>();
        for (int instrument = 0; instrument < addresses.length; instrument++) {
            if (instrument >= entries) {
                int victim = random.nextInt(entries);
                store.remove(present.set(victim, instrument));
            } else {
                present.add(instrument);
            }
            addresses[instrument] = store.insert(instrument, 1);
            seen.add(addresses[instrument]);
        }
        assertEquals(entries, store.size());
        assertEquals(entries, seen.size(), "addresses are used again");
        long last = seen.first() - Entry.BYTES;
        for (long address : seen) {
            assertEquals(0, address % Entry.BYTES);
            assertTrue(address - last >= Entry.BYTES, "lines overlap");
            last = address;
        }
        for (int instrument : present) {
            assertEquals(addresses[instrument], store.addressOf(instrument));
        }
        store.close();
    }

    @Test
    void aNewEntryIsNobodys() {
        ChronicleStore store = ChronicleStore.create(1);
        long address = store.insert(5, 123);
        Quote quote = new Quote();
        Entry.copy(address, quote);
        assertEquals(123, Entry.version(address));
        assertEquals(Entry.NOBODY, quote.instrument);
        store.close();
    }

    @Test
    void reservesLittleMoreThanTheEntries() {
        ChronicleStore store = ChronicleStore.create(1_000);
        assertTrue(store.offHeapBytes() < 200 * 1_000, "bytes: " + store.offHeapBytes());
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
