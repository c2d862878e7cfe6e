package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private final Quote quote = new Quote();

    @ParameterizedTest(name = "capacity {0}, instruments {1}, step {2}, operations {3}")
    @CsvSource({"1, 3, 7, 500000", "2, 5, 1, 500000", "7, 8, 13, 1000000", "16, 40, 3, 1000000",
        "40, 16, 101, 1000000", "16, 16, 1, 1000000", "100, 130, 1, 300000", "1030, 1030, 1, 100000"})
    void doesWhatTheTwinDoes(int capacity, int instruments, int step, int operations) {
        PriceCacheConfig config = new PriceCacheConfig(capacity, 50, instruments * step);
        SimplePriceCache twin = new SimplePriceCache(config);
        Random random = new Random(capacity * 31L + instruments);
        try (PriceCache cache = PriceCache.open(config)) {
            name(cache, instruments * step);
            // Half way the clock overflows.
            long now = Long.MAX_VALUE - operations;
            for (int i = 0; i < operations; i++) {
                // Mostly onward by little, sometimes beyond what is fresh, sometimes back.
                now += random.nextInt(100) == 0 ? random.nextInt(200) : random.nextInt(7) - 2;
                operate(cache, twin, random, random.nextInt(instruments) * step, now);
            }
            assertSame(twin, cache.statistics());
            for (int instrument = 0; instrument < instruments * step; instrument++) {
                assertEquals(twin.read(instrument, now), cache.read(instrument, now, quote));
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
                name(cache, instruments);
                assertSame(twin, cache.statistics());
                for (int i = 0; i < 2_000; i++) {
                    now += random.nextInt(7);
                    operate(cache, twin, random, random.nextInt(instruments), now);
                }
                assertSame(twin, cache.statistics());
            }
            twin = twin.restarted();
        }
    }

    private static void name(PriceCache cache, int instruments) {
        for (int instrument = 0; instrument < instruments; instrument++) {
            cache.name(instrument, "S" + instrument);
        }
    }

    private void operate(PriceCache cache, SimplePriceCache twin, Random random, int instrument, long now) {
        switch (random.nextInt(20)) {
            case 0 -> {
                cache.invalidate(instrument);
                twin.invalidate(instrument);
            }
            case 19 -> {
                // Seldom: it goes through all instruments.
                if (random.nextInt(50) == 0) {
                    String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
                    assertEquals(twin.invalidate(pattern), cache.invalidate(pattern), pattern);
                }
            }
            case 1, 2, 3, 4, 5 ->
                assertFound(twin.get(instrument, now), cache.get(instrument, now, quote), twin, instrument,
                        now);
            case 6, 7, 8, 9, 10 ->
                assertFound(twin.read(instrument, now), cache.read(instrument, now, quote), twin, instrument,
                        now);
            default -> put(cache, twin, random, instrument, now);
        }
    }

    private static void put(PriceCache cache, SimplePriceCache twin, Random random, int instrument,
            long now) {
        int source = random.nextInt(4) == 0 ? Quote.REST : Quote.STREAM;
        long updateId = source == Quote.REST || random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(20);
        long received = now - random.nextInt(10);
        List<Long> prices = List.of(random.nextLong(), random.nextLong(), random.nextLong(),
                random.nextLong());
        assertEquals(
                twin.put(instrument, new SimplePriceCache.Price(updateId, prices, received, source)),
                cache.put(instrument, updateId, prices.get(0), prices.get(1), prices.get(2), prices.get(3),
                        received,
                        source));
    }

    private void assertFound(int expected, int outcome, SimplePriceCache twin, int instrument, long now) {
        assertEquals(expected, outcome);
        if (outcome != QuoteReader.ABSENT) {
            SimplePriceCache.Price price = twin.peek(instrument);
            assertEquals(price.prices(),
                    List.of(quote.bidPrice, quote.bidQuantity, quote.askPrice, quote.askQuantity));
            assertEquals(instrument, quote.instrument);
            assertEquals(price.updateId(), quote.updateId);
            assertEquals(price.receivedNanos(), quote.receivedNanos);
            assertEquals(price.source(), quote.source);
            assertEquals(now - price.receivedNanos(), quote.ageNanos);
        }
    }

    private static void assertSame(SimplePriceCache twin, CacheStatistics statistics) {
        assertEquals(twin.hits, statistics.hits());
        assertEquals(twin.absent, statistics.missesAbsent());
        assertEquals(twin.stale, statistics.missesStale());
        assertEquals(twin.evictions, statistics.evictions());
        assertEquals(twin.late, statistics.lateRefused());
        assertEquals(twin.size(), statistics.size());
    }
}
