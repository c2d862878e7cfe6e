package io.ticklane.bench.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.race.RaceReader.Tally;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.PriceCacheView;
import io.ticklane.cache.Quote;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class CacheRaceTest {
    @TempDir
    Path folder;

    private final Quote quote = new Quote();

    private PriceCache cache(int capacity) {
        return PriceCache
                .open(new PriceCacheConfig(capacity, Long.MAX_VALUE, 3).withFile(folder.resolve("prices")));
    }

    @Test
    void aPutIsWholeAndNoOther() {
        try (PriceCache cache = cache(3)) {
            NumberedPrice.put(cache, 1, 5);
            cache.read(1, 0, quote);
            assertTrue(NumberedPrice.isWhole(1, quote));
            assertFalse(NumberedPrice.isWhole(2, quote));
            quote.askQuantity++;
            assertFalse(NumberedPrice.isWhole(1, quote));
        }
    }

    @Test
    void countsWhatWasNeverPut() {
        try (PriceCache cache = cache(3)) {
            NumberedPrice.put(cache, 0, 1);
            // Its fields are of several numbers.
            cache.put(1, 1, 2, 3, 4, 5, -1, Quote.REST);
            Tally tally = read(new RaceReader(PriceCacheView.open(folder.resolve("prices")), 3, 30));
            assertEquals(new Tally(30, 20, 10, 0, 0, 10), tally);
        }
    }

    @Test
    void countsWhatIsOlderThanSeenBefore() {
        try (PriceCache cache = cache(3)) {
            NumberedPrice.put(cache, 0, 2);
            RaceReader reader = new RaceReader(cache, 3, 3);
            assertEquals(0, read(reader).violations());
            cache.invalidate(0);
            NumberedPrice.put(cache, 0, 1);
            assertEquals(1, read(reader).violations());
        }
    }

    @Test
    void findsNothingWrongWithTheCache() throws InterruptedException {
        for (int capacity = 2; capacity <= 3; capacity++) {
            try (PriceCache cache = cache(capacity)) {
                RaceReader reader = new RaceReader(cache, 3, 300_000);
                RaceWriter writer = new RaceWriter(cache, 3);
                writer.stretch();
                Thread thread = new Thread(reader, "race-reader");
                thread.start();
                while (!reader.done()) {
                    writer.stretch();
                }
                thread.join();
                assertEquals(0, reader.tally().violations());
                assertTrue(reader.tally().hits() > 0);
            }
        }
    }

    @Test
    void findsNothingWrongWithTheCacheOnChronicleMap() throws InterruptedException {
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(2, Long.MAX_VALUE, 3))) {
            RaceWriter writer = new RaceWriter(cache, 3);
            writer.stretch();
            List<RaceReader> readers = List.of(new RaceReader(cache, 3, 200_000),
                    new RaceReader(cache, 3, 100_000));
            List<Thread> threads = readers.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            while (!readers.stream().allMatch(RaceReader::done)) {
                writer.stretch();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            Tally tally = RaceReader.together(cache, readers);
            assertEquals(300_000, tally.reads());
            assertEquals(0, tally.violations());
            assertEquals(300_000, tally.hits() + tally.absent() + tally.busy());
            assertEquals(cache.collisions(), tally.collisions());
        }
    }

    @Test
    void aTallyIsReadAsItWasWritten() {
        Tally tally = new Tally(1, 2, 3, 4, 5, 6);
        assertEquals(tally, Tally.parse(tally.line()));
        assertThrows(IllegalArgumentException.class, () -> Tally.parse("1 2"));
    }

    private static Tally read(RaceReader reader) {
        reader.run();
        return reader.tally();
    }
}
