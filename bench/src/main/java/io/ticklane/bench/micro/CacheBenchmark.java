package io.ticklane.bench.micro;

import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import java.util.concurrent.ConcurrentHashMap;
import net.openhft.chronicle.map.ChronicleMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The price cache beside its floor ({@link Slab}) and beside what one would take first. One thread. Every
 * entry is there and fresh, except in {@link #cacheEvict}.
 */
@State(Scope.Thread)
public class CacheBenchmark extends MicroBenchmark {
    @Param({"1000", "100000"})
    int instruments;

    private PriceCache cache;
    private PriceCache small;
    private Slab slab;
    private ConcurrentHashMap<Integer, Price> concurrentMap;
    private ChronicleMap<Integer, byte[]> chronicleMap;
    private int[] keys;
    private int index;
    private int fresh;
    private long clock;
    private final Quote quote = new Quote();
    private final byte[] block = new byte[64];

    record Price(long updateId, long bidPrice, long bidQuantity, long askPrice, long askQuantity,
            long receivedNanos, int source) {}

    @Setup(Level.Trial)
    public void open() {
        keys = keys(instruments);
        cache = PriceCache.open(new PriceCacheConfig(instruments, Long.MAX_VALUE, instruments));
        small = PriceCache.open(new PriceCacheConfig(instruments / 2, Long.MAX_VALUE, instruments));
        slab = new Slab(instruments);
        concurrentMap = new ConcurrentHashMap<>(2 * instruments);
        chronicleMap = ChronicleMap.of(Integer.class, byte[].class).name("bench").entries(instruments)
                .constantValueSizeBySample(block).entryAndValueOffsetAlignment(64).create();
        for (int instrument = 0; instrument < instruments; instrument++) {
            cache.put(instrument, 0, 0, 0, 0, 0, 0, Quote.STREAM);
            small.put(instrument, 0, 0, 0, 0, 0, 0, Quote.STREAM);
            slab.put(instrument, 0, 0, 0);
            concurrentMap.put(instrument, new Price(0, 0, 0, 0, 0, 0, 0));
            chronicleMap.put(instrument, block);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        cache.close();
        small.close();
        chronicleMap.close();
    }

    /** With age and exact recency. */
    @Benchmark
    public Quote cacheGet() {
        cache.get(next(), clock, quote);
        return quote;
    }

    /** What other threads do: with age, without recency. */
    @Benchmark
    public Quote cacheRead() {
        cache.read(next(), clock, quote);
        return quote;
    }

    /** With the late rule and exact recency. */
    @Benchmark
    public boolean cachePut() {
        clock++;
        return cache.put(next(), clock, clock, clock, clock, clock, clock, Quote.STREAM);
    }

    /** Twice as many instruments as entries, in turn: each put evicts. */
    @Benchmark
    public boolean cacheEvict() {
        clock++;
        fresh = fresh + 1 == instruments ? 0 : fresh + 1;
        return small.put(fresh, clock, clock, clock, clock, clock, clock, Quote.STREAM);
    }

    @Benchmark
    public Quote slabRead() {
        slab.read(next(), quote);
        return quote;
    }

    @Benchmark
    public void slabPut() {
        clock++;
        slab.put(next(), clock, clock, clock);
    }

    @Benchmark
    public Price concurrentMapGet() {
        return concurrentMap.get(next());
    }

    @Benchmark
    public Price concurrentMapPut() {
        clock++;
        return concurrentMap.put(next(), new Price(clock, clock, clock, clock, clock, clock, Quote.STREAM));
    }

    /** Chronicle Map through its front door. */
    @Benchmark
    public byte[] chronicleMapGet() {
        return chronicleMap.getUsing(next(), block);
    }

    /** Chronicle Map through its front door. */
    @Benchmark
    public void chronicleMapPut() {
        clock++;
        block[0] = (byte) clock;
        chronicleMap.put(next(), block);
    }

    private int next() {
        return keys[index++ & DRAWN - 1];
    }
}
