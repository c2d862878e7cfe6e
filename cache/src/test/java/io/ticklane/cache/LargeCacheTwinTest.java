package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As many instruments as no venue has, half of which have room: cache, simple twin and view agree on each. */
@Timeout(120)
final class LargeCacheTwinTest {
    private static final int INSTRUMENTS = 100_000;
    private static final int CAPACITY = 50_000;
    /** Of these are half of the operations: they stay while the others come and go. */
    private static final int BUSY = 20_000;
    private static final int OPERATIONS = 200_000;
    private static final int ROUNDS = 3;
    /** A round and a half. */
    private static final long TTL_NANOS = 300_000;

    @TempDir
    Path folder;

    private final Random random = new Random(100_000);
    private long now = 1_000_000_000;

    @Test
    void inMemory() {
        PriceCacheConfig config = new PriceCacheConfig(CAPACITY, TTL_NANOS, INSTRUMENTS);
        SimplePriceCache twin = new SimplePriceCache(config);
        try (PriceCache cache = PriceCache.open(config)) {
            TwinPair pair = new TwinPair(cache, twin, random);
            name(cache);
            for (int round = 0; round < ROUNDS; round++) {
                operate(pair);
            }
            pair.assertSameCounts();
            assertSameEverywhere(pair, cache);
            everythingHappened(twin);
        }
    }

    @Test
    void inAFileWithAViewAndInTheNextRun() {
        Path file = folder.resolve("prices");
        PriceCacheConfig config = new PriceCacheConfig(CAPACITY, TTL_NANOS, INSTRUMENTS).withFile(file);
        SimplePriceCache twin = new SimplePriceCache(config);
        for (int run = 0; run < 2; run++) {
            try (PriceCache cache = PriceCache.open(config)) {
                TwinPair pair = new TwinPair(cache, twin, random);
                name(cache);
                cache.publish();
                PriceCacheView view = PriceCacheView.open(file);
                pair.assertSameCounts();
                assertSameEverywhere(pair, view);
                for (int round = 0; round < ROUNDS; round++) {
                    operate(pair);
                }
                pair.assertSameCounts();
                assertSameEverywhere(pair, cache);
                assertSameEverywhere(pair, view);
                assertEquals("S" + (INSTRUMENTS - 1), view.symbol(INSTRUMENTS - 1));
                assertEquals(0, view.collisions());
            }
            everythingHappened(twin);
            twin = twin.restarted();
        }
    }

    private static void name(PriceCache cache) {
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            cache.name(instrument, "S" + instrument);
        }
    }

    private void operate(TwinPair pair) {
        for (int i = 0; i < OPERATIONS; i++) {
            now += random.nextInt(3);
            // The busy ones are spread over all pages.
            int instrument = random.nextBoolean()
                    ? random.nextInt(BUSY) * (INSTRUMENTS / BUSY)
                    : random.nextInt(INSTRUMENTS);
            switch (random.nextInt(20)) {
                case 0 -> pair.invalidate(instrument);
                case 1, 2, 3, 4, 5 -> pair.get(instrument, now);
                case 6, 7 -> pair.read(instrument, now);
                default -> pair.put(instrument, now);
            }
        }
        pair.invalidate("S" + random.nextInt(INSTRUMENTS / 100) + "??");
    }

    private void assertSameEverywhere(TwinPair pair, QuoteReader reader) {
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            pair.read(reader, instrument, now);
        }
    }

    private static void everythingHappened(SimplePriceCache twin) {
        assertTrue(twin.evictions > CAPACITY, () -> twin.evictions + " evictions");
        assertTrue(twin.hits > CAPACITY && twin.stale > 0 && twin.absent > 0 && twin.late > 0,
                () -> twin.hits + " hits, " + twin.stale + " stale, " + twin.absent + " absent, " + twin.late
                        + " late");
    }
}
