package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class AllocationTest {
    private static final int INSTRUMENTS = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Quote quote = new Quote();
    private long sum;

    @Test
    void allocatesNothingForEntriesThatExist() {
        try (PriceCache cache = PriceCache.open(new PriceCacheConfig(INSTRUMENTS, 1_000_000, INSTRUMENTS))) {
            for (int i = 0; i < 20; i++) {
                run(cache);
            }
            long thread = Thread.currentThread().getId();
            threads.getThreadAllocatedBytes(thread);
            // The JVM may allocate once when it recompiles; what the cache allocates comes with every run.
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long before = threads.getThreadAllocatedBytes(thread);
                run(cache);
                least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
            }
            assertEquals(0, least, "bytes allocated by 20,000 rounds, sum " + sum);
        }
    }

    private void run(PriceCache cache) {
        for (int i = 0; i < 20_000; i++) {
            int instrument = i * 7 % INSTRUMENTS;
            cache.put(instrument, i + 1, i, i, i, i, i, Quote.STREAM);
            // Refused as late.
            cache.put(instrument, i, i, i, i, i, i, Quote.STREAM);
            sum += cache.get(instrument, i, quote) + quote.bidPrice;
            sum += cache.read(instrument, i, quote) + quote.bidPrice;
            // Stale.
            sum += cache.get(instrument, i + 2_000_000, quote);
        }
    }
}
