package io.ticklane.bench.micro;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.values.Values;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The price cache beside its floor, a {@link Slab}, and beside what one would take first. One thread, instruments
 * drawn at random; every entry is there and fresh, except in {@link #boundedEvict}. Each call does many in a row, so
 * that the calling and the drawing are no part of what is compared.
 */
@State(Scope.Thread)
@OperationsPerInvocation(CacheBenchmark.ROW)
public class CacheBenchmark extends MicroBenchmark {
    /** Half a second, as a session has it. The clock of the benchmark stands still. */
    private static final long TTL_NANOS = PriceCacheConfig.DEFAULT_TTL_NANOS;

    @Param({"1000", "100000"})
    int instruments;

    /** Of so many instruments. */
    static final int ROW = 64;

    private int[][] rows;
    private int index;
    private int fresh;
    private long updateId;
    private final Quote quote = new Quote();

    @Setup(Level.Trial)
    public void draw() {
        int[] keys = keys(instruments);
        rows = new int[DRAWN / ROW][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(keys, i * ROW, (i + 1) * ROW);
        }
    }

    private int[] next() {
        return rows[index++ & DRAWN / ROW - 1];
    }

    /** With room for every instrument. */
    @State(Scope.Thread)
    public static class Roomy {
        private PriceCache cache;

        @Setup(Level.Trial)
        public void open(CacheBenchmark benchmark) {
            cache = filled(benchmark.instruments, benchmark.instruments);
        }

        @TearDown(Level.Trial)
        public void close() {
            cache.close();
        }
    }

    /** With room for half of the instruments, so that the order of use decides; the others are never asked for. */
    @State(Scope.Thread)
    public static class Bounded {
        private PriceCache cache;

        @Setup(Level.Trial)
        public void open(CacheBenchmark benchmark) {
            cache = filled(benchmark.instruments, 2 * benchmark.instruments);
        }

        @TearDown(Level.Trial)
        public void close() {
            cache.close();
        }
    }

    private static PriceCache filled(int capacity, int instruments) {
        PriceCache cache = PriceCache.open(new PriceCacheConfig(capacity, TTL_NANOS, instruments));
        for (int instrument = 0; instrument < capacity; instrument++) {
            cache.put(instrument, 0, 0, 0, 0, 0, 0, Quote.STREAM);
        }
        return cache;
    }

    /** Made by hand. */
    @State(Scope.Thread)
    public static class ByHand {
        private Slab slab;
        private RecencySlab recency;

        @Setup(Level.Trial)
        public void open(CacheBenchmark benchmark) {
            slab = new Slab(benchmark.instruments);
            recency = new RecencySlab(benchmark.instruments, TTL_NANOS);
            for (int slot = 0; slot < benchmark.instruments; slot++) {
                slab.put(slot, 0, 0, 0);
                recency.put(slot, 0, 0, 0);
            }
        }
    }

    record Price(long updateId, long bidPrice, long bidQuantity, long askPrice, long askQuantity,
            long receivedNanos, int source) {}

    /** Of the JDK, and Caffeine with a bound and an age that no entry reaches. */
    @State(Scope.Thread)
    public static class OnHeap {
        private ConcurrentHashMap<Integer, Price> map;
        private Cache<Integer, Price> caffeine;

        @Setup(Level.Trial)
        public void open(CacheBenchmark benchmark) {
            map = new ConcurrentHashMap<>(2 * benchmark.instruments);
            caffeine = Caffeine.newBuilder().maximumSize(benchmark.instruments)
                    .expireAfterWrite(1, TimeUnit.HOURS).build();
            for (int instrument = 0; instrument < benchmark.instruments; instrument++) {
                map.put(instrument, new Price(0, 0, 0, 0, 0, 0, 0));
                caffeine.put(instrument, new Price(0, 0, 0, 0, 0, 0, 0));
            }
        }
    }

    /** Chronicle Map through its front door, with values of an interface. */
    @State(Scope.Thread)
    public static class Chronicle {
        private ChronicleMap<Integer, PriceValue> map;
        private PriceValue copy;
        private PriceValue reference;

        @Setup(Level.Trial)
        public void open(CacheBenchmark benchmark) {
            // Tells Chronicle Map to be silent and to leave the disk alone.
            PriceCache.open(PriceCacheConfig.forInstruments(1)).close();
            // A put gives back nothing, as ours does; otherwise it copies the old value into a new object.
            map = ChronicleMap.of(Integer.class, PriceValue.class).name("bench")
                    .entries(benchmark.instruments).entryAndValueOffsetAlignment(64).putReturnsNull(true)
                    .create();
            copy = Values.newHeapInstance(PriceValue.class);
            reference = Values.newNativeReference(PriceValue.class);
            for (int instrument = 0; instrument < benchmark.instruments; instrument++) {
                map.put(instrument, copy);
            }
        }

        @TearDown(Level.Trial)
        public void close() {
            map.close();
        }
    }

    /** With age, by the writer's thread. */
    @Benchmark
    public long cacheGet(Roomy roomy) {
        long sum = 0;
        for (int instrument : next()) {
            roomy.cache.get(instrument, 0, quote);
            sum += quote.bidPrice;
        }
        return sum;
    }

    /** With age and version, as other threads do. */
    @Benchmark
    public long cacheRead(Roomy roomy) {
        long sum = 0;
        for (int instrument : next()) {
            roomy.cache.read(instrument, 0, quote);
            sum += quote.bidPrice;
        }
        return sum;
    }

    /** With the rule for late updates. */
    @Benchmark
    public void cachePut(Roomy roomy) {
        for (int instrument : next()) {
            long id = ++updateId;
            roomy.cache.put(instrument, id, id, id, id, id, 0, Quote.STREAM);
        }
    }

    /** With exact recency, too. */
    @Benchmark
    public long boundedGet(Bounded bounded) {
        long sum = 0;
        for (int instrument : next()) {
            bounded.cache.get(instrument, 0, quote);
            sum += quote.bidPrice;
        }
        return sum;
    }

    /** As other threads do: no recency, but the entry may be anywhere. */
    @Benchmark
    public long boundedRead(Bounded bounded) {
        long sum = 0;
        for (int instrument : next()) {
            bounded.cache.read(instrument, 0, quote);
            sum += quote.bidPrice;
        }
        return sum;
    }

    /** With exact recency, too. */
    @Benchmark
    public void boundedPut(Bounded bounded) {
        for (int instrument : next()) {
            long id = ++updateId;
            bounded.cache.put(instrument, id, id, id, id, id, 0, Quote.STREAM);
        }
    }

    /** All instruments in turn, which are twice as many as entries: each put evicts. */
    @Benchmark
    public void boundedEvict(Bounded bounded) {
        for (int i = 0; i < ROW; i++) {
            long id = ++updateId;
            fresh = fresh + 1 == 2 * instruments ? 0 : fresh + 1;
            bounded.cache.put(fresh, id, id, id, id, id, 0, Quote.STREAM);
        }
    }

    @Benchmark
    public long slabRead(ByHand hand) {
        long sum = 0;
        for (int instrument : next()) {
            hand.slab.read(instrument, quote);
            sum += quote.bidPrice;
        }
        return sum;
    }

    @Benchmark
    public void slabPut(ByHand hand) {
        for (int instrument : next()) {
            long id = ++updateId;
            hand.slab.put(instrument, id, id, 0);
        }
    }

    @Benchmark
    public long slabRecencyGet(ByHand hand) {
        long sum = 0;
        for (int instrument : next()) {
            hand.recency.get(instrument, 0, quote);
            sum += quote.bidPrice;
        }
        return sum;
    }

    @Benchmark
    public void slabRecencyPut(ByHand hand) {
        for (int instrument : next()) {
            long id = ++updateId;
            hand.recency.put(instrument, id, id, 0);
        }
    }

    @Benchmark
    public long concurrentMapGet(OnHeap heap) {
        long sum = 0;
        for (int instrument : next()) {
            sum += heap.map.get(instrument).bidPrice();
        }
        return sum;
    }

    @Benchmark
    public void concurrentMapPut(OnHeap heap) {
        for (int instrument : next()) {
            long id = ++updateId;
            heap.map.put(instrument, new Price(id, id, id, id, id, 0, Quote.STREAM));
        }
    }

    @Benchmark
    public long caffeineGet(OnHeap heap) {
        long sum = 0;
        for (int instrument : next()) {
            sum += heap.caffeine.getIfPresent(instrument).bidPrice();
        }
        return sum;
    }

    @Benchmark
    public void caffeinePut(OnHeap heap) {
        for (int instrument : next()) {
            long id = ++updateId;
            heap.caffeine.put(instrument, new Price(id, id, id, id, id, 0, Quote.STREAM));
        }
    }

    /** A copy, as ours is. */
    @Benchmark
    public long chronicleMapGet(Chronicle chronicle) {
        long sum = 0;
        for (int instrument : next()) {
            sum += chronicle.map.getUsing(instrument, chronicle.copy).getBidPrice();
        }
        return sum;
    }

    /** Only where it is: its fields are read without protection. */
    @Benchmark
    public long chronicleMapReference(Chronicle chronicle) {
        long sum = 0;
        for (int instrument : next()) {
            sum += chronicle.map.getUsing(instrument, chronicle.reference).getBidPrice();
        }
        return sum;
    }

    @Benchmark
    public void chronicleMapPut(Chronicle chronicle) {
        PriceValue price = chronicle.copy;
        for (int instrument : next()) {
            long id = ++updateId;
            price.setUpdateId(id);
            price.setBidPrice(id);
            price.setBidQuantity(id);
            price.setAskPrice(id);
            price.setAskQuantity(id);
            price.setReceivedNanos(0);
            price.setSource(Quote.STREAM);
            chronicle.map.put(instrument, price);
        }
    }
}
