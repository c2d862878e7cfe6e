package io.ticklane.bench.micro;

import io.ticklane.bridge.BridgeConfig;
import io.ticklane.bridge.BridgeCounters;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyBridge;
import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import io.ticklane.connector.Tick;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A tick's way through the core, beside what it is made of: cache and clock. A thousand instruments at random, all in
 * the cache. With the clock standing a row is the code alone; the stages decide how often a real one is read. Limits
 * are on, but for the number of orders a second. One thread.
 */
public class BridgeBenchmark extends MicroBenchmark {
    private static final int INSTRUMENTS = 1_000;
    private static final int ORDERS = 64;
    /** A minute: a machine that stands still for a while makes no price stale. */
    private static final long TTL_NANOS = 60_000_000_000L;

    /** Whose core it is. */
    @State(Scope.Thread)
    public static class Setting {
        @Param({"ALL", "ENDS", "OFF"})
        StageMode stages = StageMode.ALL;

        @Param({"real", "stands"})
        String clock = "real";

        TickSource ticks() {
            return new TickSource(INSTRUMENTS, clock.equals("stands"));
        }

        StrategyBridge bridge(PriceCache cache, TickSource ticks, Strategy strategy) {
            OrderLimits limits = new OrderLimits("10000", 0, 2 * ORDERS, 100);
            LatencyConfig standard = LatencyConfig.defaults();
            LatencyConfig latency = new LatencyConfig(stages, standard.outlierNanos(),
                    standard.flightTicks(), standard.jvmEvents());
            return new StrategyBridge(instruments(INSTRUMENTS), cache, new OrderSink(), strategy,
                    BridgeConfig.of(limits), new LatencyRecorder(latency), ticks);
        }
    }

    /** A core whose strategy does nothing. */
    @State(Scope.Thread)
    public static class Silent {
        TickSource ticks;
        PriceCache cache;
        StrategyBridge bridge;

        @Setup(Level.Trial)
        public void open(Setting setting) {
            ticks = setting.ticks();
            cache = fullCache(ticks);
            bridge = setting.bridge(cache, ticks, tick -> {});
        }

        @TearDown(Level.Trial)
        public void close() {
            cache.close();
        }
    }

    /** A core that orders every tick. Its orders end between invocations, so that few are open. */
    @State(Scope.Thread)
    public static class Ordering {
        final OrderEveryTick strategy = new OrderEveryTick(ORDERS);
        TickSource ticks;
        PriceCache cache;
        StrategyBridge bridge;

        @Setup(Level.Trial)
        public void open(Setting setting) {
            ticks = setting.ticks();
            cache = fullCache(ticks);
            bridge = setting.bridge(cache, ticks, strategy);
        }

        @Setup(Level.Invocation)
        public void expireAll() {
            strategy.expireAll(bridge);
        }

        @TearDown(Level.Trial)
        public void close() {
            cache.close();
            BridgeCounters counters = bridge.counters();
            if (counters.placed() != counters.ticks()) {
                throw new IllegalStateException("not every tick was answered: " + counters);
            }
        }
    }

    /** The cache alone, with the same ticks. */
    @State(Scope.Thread)
    public static class Parts {
        final TickSource ticks = new TickSource(INSTRUMENTS);
        final PriceCache cache = fullCache(ticks);

        @TearDown(Level.Trial)
        public void close() {
            cache.close();
        }
    }

    /** Counters, cache, an empty strategy, stages. */
    @Benchmark
    public void tick(Silent on) {
        on.bridge.onTick(on.ticks.next());
    }

    /** The same, a quote from the cache, and an order through limits and table. */
    @Benchmark
    @OperationsPerInvocation(ORDERS)
    public void tickWithOrder(Ordering on) {
        for (int i = 0; i < ORDERS; i++) {
            on.bridge.onTick(on.ticks.next());
        }
    }

    @Benchmark
    public boolean cachePut(Parts on) {
        return put(on.cache, on.ticks.next());
    }

    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    private static PriceCache fullCache(TickSource ticks) {
        PriceCache cache = PriceCache.open(new PriceCacheConfig(INSTRUMENTS, TTL_NANOS, INSTRUMENTS));
        for (int i = 0; i < DRAWN; i++) {
            put(cache, ticks.next());
        }
        return cache;
    }

    private static boolean put(PriceCache cache, Tick tick) {
        return cache.put(tick.instrumentId, tick.updateId, tick.bidPrice, tick.bidQuantity, tick.askPrice,
                tick.askQuantity, tick.receivedNanos, Quote.STREAM);
    }
}
