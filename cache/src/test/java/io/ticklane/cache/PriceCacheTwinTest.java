package io.ticklane.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random operations at random times, on the cache and on its simple twin. */
final class PriceCacheTwinTest {
    private static final List<String> PATTERNS = List.of("S1", "S?", "S1*", "*3", "S*2", "T*", "S?1*");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "capacity {0}, instruments {1}, step {2}, operations {3}")
    @CsvSource({"1, 3, 7, 500000", "2, 5, 1, 500000", "7, 8, 13, 1000000", "16, 40, 3, 1000000",
        "40, 16, 101, 1000000", "16, 16, 1, 1000000", "100, 130, 1, 300000", "1030, 1030, 1, 100000"})
    void doesWhatTheTwinDoes(int capacity, int instruments, int step, int operations) {
        PriceCacheConfig config = new PriceCacheConfig(capacity, 50, instruments * step);
        Random random = new Random(capacity * 31L + instruments);
        try (PriceCache cache = PriceCache.open(config)) {
            TwinPair pair = new TwinPair(cache, new SimplePriceCache(config), random);
            name(cache, instruments * step);
            // Half way the clock overflows.
            long now = Long.MAX_VALUE - operations;
            for (int i = 0; i < operations; i++) {
                // Mostly onward by little, sometimes beyond what is fresh, sometimes back.
                now += random.nextInt(100) == 0 ? random.nextInt(200) : random.nextInt(7) - 2;
                operate(pair, random, random.nextInt(instruments) * step, now);
            }
            pair.assertSameCounts();
            for (int instrument = 0; instrument < instruments * step; instrument++) {
                pair.read(instrument, now);
            }
        }
    }

    @ParameterizedTest(name = "capacity {0}, instruments {1}")
    @CsvSource({"7, 7", "7, 20", "20, 7"})
    void startsAgainAsTheTwinDoes(int capacity, int instruments) {
        PriceCacheConfig config = new PriceCacheConfig(capacity, 50, instruments)
                .withFile(folder.resolve("prices"));
        SimplePriceCache twin = new SimplePriceCache(config);
        Random random = new Random(capacity * 31L + instruments);
        long now = 1_000;
        for (int round = 0; round < 20; round++) {
            try (PriceCache cache = PriceCache.open(config)) {
                TwinPair pair = new TwinPair(cache, twin, random);
                name(cache, instruments);
                pair.assertSameCounts();
                for (int i = 0; i < 2_000; i++) {
                    now += random.nextInt(7);
                    operate(pair, random, random.nextInt(instruments), now);
                }
                pair.assertSameCounts();
            }
            twin = twin.restarted();
        }
    }

    private static void name(PriceCache cache, int instruments) {
        for (int instrument = 0; instrument < instruments; instrument++) {
            cache.name(instrument, "S" + instrument);
        }
    }

    private static void operate(TwinPair pair, Random random, int instrument, long now) {
        switch (random.nextInt(20)) {
            case 0 -> pair.invalidate(instrument);
            case 19 -> {
                // Seldom: it goes through all instruments.
                if (random.nextInt(50) == 0) {
                    pair.invalidate(PATTERNS.get(random.nextInt(PATTERNS.size())));
                }
            }
            case 1, 2, 3, 4, 5 -> pair.get(instrument, now);
            case 6, 7, 8, 9, 10 -> pair.read(instrument, now);
            default -> pair.put(instrument, now);
        }
    }
}
