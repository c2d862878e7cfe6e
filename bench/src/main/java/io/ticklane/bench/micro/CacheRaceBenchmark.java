package io.ticklane.bench.micro;

import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One writer and one reader at full speed on a thousand instruments; two threads, so two cores at least. */
@State(Scope.Group)
public class CacheRaceBenchmark extends MicroBenchmark {
    private static final int INSTRUMENTS = 1_000;

    private PriceCache cache;
    private Slab slab;
    private final int[] keys = keys(INSTRUMENTS);

    /** Where each thread is. */
    @State(Scope.Thread)
    public static class Cursor {
        final Quote quote = new Quote();
        int index;
        long clock;

        int next(int[] keys) {
            clock++;
            return keys[index++ & DRAWN - 1];
        }
    }

    @Setup(Level.Trial)
    public void open() {
        cache = PriceCache.open(new PriceCacheConfig(INSTRUMENTS, Long.MAX_VALUE, INSTRUMENTS));
        slab = new Slab(INSTRUMENTS);
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            cache.put(instrument, 0, 0, 0, 0, 0, 0, Quote.STREAM);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        cache.close();
    }

    @Benchmark
    @Group("cache")
    @GroupThreads(1)
    public boolean cachePut(Cursor at) {
        int instrument = at.next(keys);
        return cache.put(instrument, 0, at.clock, at.clock, at.clock, at.clock, at.clock, Quote.STREAM);
    }

    @Benchmark
    @Group("cache")
    @GroupThreads(1)
    public Quote cacheRead(Cursor at) {
        cache.read(at.next(keys), at.clock, at.quote);
        return at.quote;
    }

    @Benchmark
    @Group("slab")
    @GroupThreads(1)
    public void slabPut(Cursor at) {
        slab.put(at.next(keys), at.clock, at.clock, at.clock);
    }

    @Benchmark
    @Group("slab")
    @GroupThreads(1)
    public Quote slabRead(Cursor at) {
        slab.read(at.next(keys), at.quote);
        return at.quote;
    }
}
