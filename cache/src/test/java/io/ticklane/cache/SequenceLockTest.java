package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread writes while another reads; every field of a put follows from its number, so that a mix shows. */
@Timeout(120)
final class SequenceLockTest {
    @Test
    void neverShowsHalfAPut() throws InterruptedException {
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(1, Long.MAX_VALUE, 1))) {
            Reader reader = new Reader(cache, 1);
            for (int i = 0; i < 20_000_000; i++) {
                put(cache, 0, i);
            }
            reader.stop();
            assertTrue(reader.hits > 0, "reader saw nothing");
        }
    }

    @Test
    void neverShowsAnotherInstrumentsEntry() throws InterruptedException {
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(2, Long.MAX_VALUE, 5))) {
            Reader reader = new Reader(cache, 5);
            for (int i = 0; i < 400_000; i++) {
                put(cache, i % 5, i);
            }
            reader.stop();
            assertTrue(cache.statistics().evictions() > 300_000);
            assertTrue(reader.hits > 0, "reader saw nothing");
        }
    }

    @Test
    void readsOnWhileTheCacheCloses() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            PriceCache cache = PriceCache.open(new PriceCacheConfig(4, Long.MAX_VALUE, 8));
            for (int instrument = 0; instrument < 8; instrument++) {
                put(cache, instrument, instrument);
            }
            Reader reader = new Reader(cache, 8);
            cache.close();
            reader.stop();
            assertEquals(QuoteReader.ABSENT, cache.read(7, 0, new Quote()));
        }
    }

    @Test
    void writesOnWhileTheCacheCloses() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            PriceCache cache = PriceCache.open(new PriceCacheConfig(4, Long.MAX_VALUE, 8));
            AtomicReference<Throwable> end = new AtomicReference<>();
            CountDownLatch running = new CountDownLatch(1);
            Thread writer = new Thread(() -> {
                for (int i = 0;; i++) {
                    put(cache, i % 8, i);
                    running.countDown();
                }
            }, "writer");
            writer.setUncaughtExceptionHandler((thread, e) -> end.set(e));
            writer.start();
            running.await();
            cache.close();
            writer.join();
            assertEquals(IllegalStateException.class, end.get().getClass());
            for (int instrument = 0; instrument < 8; instrument++) {
                assertEquals(QuoteReader.ABSENT, cache.read(instrument, 0, new Quote()));
            }
        }
    }

    @Test
    void aCopyBegunInPiecesIsNotWholeThoughTheEntryIsByNow() {
        ChronicleStore store = ChronicleStore.create(1);
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(1, 1, 1), store)) {
            put(cache, 0, 1);
            long address = store.line(0);
            long whole = Entry.version(address);
            assertTrue(Entry.isWhole(address, whole));
            long inPieces = Entry.begin(address);
            assertEquals(inPieces, Entry.version(address));
            assertFalse(Entry.isWhole(address, whole));
            assertFalse(Entry.isWhole(address, inPieces));
            Entry.end(address, inPieces);
            assertFalse(Entry.isWhole(address, inPieces));
            assertFalse(Entry.isWhole(address, whole));
            assertTrue(Entry.isWhole(address, Entry.version(address)));
        }
    }

    @Test
    void saysBusyWhileAnEntryIsInPieces() {
        ChronicleStore store = ChronicleStore.create(1);
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(1, 1, 1), store)) {
            Quote quote = new Quote();
            put(cache, 0, 1);
            long address = store.line(0);
            long version = Entry.begin(address);
            assertEquals(0, cache.collisions());
            assertEquals(QuoteReader.BUSY, cache.read(0, 1, quote));
            assertTrue(cache.collisions() > 1);
            Entry.end(address, version);
            assertEquals(QuoteReader.HIT, cache.read(0, 1, quote));
        }
    }

    @Test
    void givesUpAnEntryBeforeItsAddressIsUsedAgain() {
        ChronicleStore store = ChronicleStore.create(1);
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(1, 1, 2), store)) {
            put(cache, 0, 1);
            long address = store.line(0);
            long version = Entry.version(address);
            cache.invalidate(0);
            assertEquals(version + 2, Entry.version(address));
            Quote quote = new Quote();
            Entry.copyOrigin(address, quote);
            assertEquals(Entry.NOBODY, quote.instrument);
            put(cache, 1, 1);
            assertEquals(address, store.line(0));
            assertTrue(Entry.version(address) > version + 2);
        }
    }

    @Test
    void versionsRiseFromOwnerToOwner() {
        ChronicleStore store = ChronicleStore.create(1);
        long first = store.line(0);
        for (int i = 0; i < 10; i++) {
            Entry.end(first, Entry.begin(first));
        }
        Entry.retire(first);
        long last = Entry.version(first);
        assertEquals(0, last & 1);
        assertEquals(Entry.NOBODY, Entry.owner(first));
        Entry.end(first, Entry.begin(first));
        assertTrue(Entry.version(first) > last);
        store.close();
    }

    private static void put(PriceCache cache, int instrument, long number) {
        cache.put(instrument, 0, number, ~number, number * 31, number ^ instrument, number, (int) number & 1);
    }

    /** Reads from its making on, until stopped. */
    private static final class Reader implements Runnable {
        private final PriceCache cache;
        private final int instruments;
        private final Quote quote = new Quote();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final CountDownLatch running = new CountDownLatch(1);
        private final Thread thread = new Thread(this, "reader");
        /** Written by the reader's thread, read by the test once that has ended. */
        private String broken;
        private long hits;

        Reader(PriceCache cache, int instruments) throws InterruptedException {
            this.cache = cache;
            this.instruments = instruments;
            thread.start();
            running.await();
        }

        @Override
        public void run() {
            for (int i = 0; !stopped.get() && broken == null; i++) {
                check(i % instruments);
                running.countDown();
            }
        }

        private void check(int instrument) {
            if (cache.read(instrument, Long.MAX_VALUE, quote) != QuoteReader.HIT) {
                return;
            }
            hits++;
            long number = quote.bidPrice;
            boolean whole = quote.instrument == instrument && quote.bidQuantity == ~number
                    && quote.askPrice == number * 31 && quote.askQuantity == (number ^ instrument)
                    && quote.receivedNanos == number && quote.source == ((int) number & 1);
            if (!whole) {
                broken = "instrument " + instrument + " shows " + quote.instrument + ", " + number + " with "
                        + quote.bidQuantity + " " + quote.askPrice + " " + quote.askQuantity;
            }
        }

        void stop() throws InterruptedException {
            stopped.set(true);
            thread.join();
            assertNull(broken);
        }
    }
}
