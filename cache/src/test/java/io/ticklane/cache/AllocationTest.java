package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AllocationTest {
    private static final int INSTRUMENTS = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Quote quote = new Quote();
    private long sum;

    @TempDir
    Path folder;

    @Test
    void allocatesNothingForEntriesThatExist() {
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(INSTRUMENTS, 1_000_000, INSTRUMENTS))) {
            assertAllocatesNothing(() -> run(cache));
        }
    }

    @Test
    void allocatesNothingWhereTheOrderOfUseIsKeptAndEntriesAreEvicted() {
        PriceCacheConfig config = new PriceCacheConfig(INSTRUMENTS / 2, 1_000_000, INSTRUMENTS);
        try (PriceCache cache = PriceCache.open(config)) {
            assertAllocatesNothing(() -> run(cache));
            assertTrue(cache.statistics().evictions() > 0);
        }
    }

    @Test
    void allocatesNothingInAFile() {
        PriceCacheConfig config = new PriceCacheConfig(INSTRUMENTS / 2, 1_000_000, INSTRUMENTS)
                .withFile(folder.resolve("prices"));
        try (PriceCache cache = PriceCache.open(config)) {
            assertAllocatesNothing(() -> run(cache));
            assertTrue(cache.statistics().evictions() > 0);
        }
    }

    @Test
    void aViewAllocatesNothing() {
        Path file = folder.resolve("prices");
        PriceCacheConfig config = new PriceCacheConfig(INSTRUMENTS, 1_000_000, INSTRUMENTS + 1)
                .withFile(file);
        try (PriceCache cache = PriceCache.open(config)) {
            for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
                cache.put(instrument, 1, 1, 1, 1, 1, 0, Quote.STREAM);
            }
            PriceCacheView view = PriceCacheView.open(file);
            assertAllocatesNothing(() -> {
                for (int i = 0; i < 20_000; i++) {
                    // One is absent.
                    sum += view.read(i % (INSTRUMENTS + 1), i, quote) + quote.bidPrice;
                }
            });
        }
    }

    private void assertAllocatesNothing(Runnable work) {
        for (int i = 0; i < 20; i++) {
            work.run();
        }
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        // The JVM may allocate once when it recompiles; what the cache allocates comes with every run.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            work.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, least, "bytes allocated by 20,000 rounds, sum " + sum);
    }

    private void run(PriceCache cache) {
        for (int i = 0; i < 20_000; i++) {
            int instrument = i * 7 % INSTRUMENTS;
            cache.prefetch(instrument);
            cache.put(instrument, i + 1, i, i, i, i, i, Quote.STREAM);
            // Refused as late.
            cache.put(instrument, i, i, i, i, i, i, Quote.STREAM);
            sum += cache.get(instrument, i, quote) + quote.bidPrice;
            sum += cache.read(instrument, i, quote) + quote.bidPrice;
            // Stale.
            sum += cache.get(instrument, i + 2_000_000, quote);
            if (i % 5 == 0) {
                cache.invalidate(instrument);
            }
            // Absent, then and often else.
            sum += cache.get((instrument + i % 5) % INSTRUMENTS, i, quote);
        }
    }
}
