package io.ticklane.bench.scale;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.bridge.BridgeConfig;
import io.ticklane.bridge.OrderLimits;
import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyBridge;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.Tick;
import io.ticklane.connector.wire.MarketDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decoder, core and cache without sockets, for so many instruments, each of which has a price in the cache. The
 * strategy reads every tick's quote from it. One thread, also for all pipelines that share a recorder.
 */
final class Pipeline implements AutoCloseable {
    /** A minute: no price turns stale while others are measured. */
    private static final long TTL_NANOS = 60_000_000_000L;
    /** Several pipelines take turns, and a batch takes longer than its part of that. */
    private static final double MOST_BATCHES_PER_SECOND = 5_000;

    private final int instruments;
    private final FrameBatch batch;
    private final PriceCache cache;
    private final MarketDecoder decoder;
    private final QuoteReading strategy = new QuoteReading();
    private final WindowedLatencies batches;
    private long messages;

    /** @param nanos for which it is measured at most until {@link #reset} */
    Pipeline(int instruments, LatencyRecorder latency, long nanos) {
        this.instruments = instruments;
        batches = WindowedLatencies.roomFor(MOST_BATCHES_PER_SECOND, nanos / 1e9);
        List<Instrument> pairs = new ArrayList<>();
        for (int id = 0; id < instruments; id++) {
            pairs.add(
                    new Instrument(id, String.format(Locale.ROOT, "C%06dUSDT", id), "C" + id, "USDT", 2, 5, 1,
                            1, 0, 1, 1, 0, 0, true));
        }
        Instruments all = new Instruments(pairs);
        batch = new FrameBatch(pairs);
        cache = PriceCache.open(new PriceCacheConfig(instruments, TTL_NANOS, instruments));
        long now = System.nanoTime();
        for (int id = 0; id < instruments; id++) {
            cache.put(id, 1, 1, 1, 2, 1, now, Quote.STREAM);
        }
        StrategyBridge bridge = new StrategyBridge(all, cache, new NoOrders(), strategy,
                BridgeConfig.of(OrderLimits.none()), latency, System::nanoTime);
        decoder = new MarketDecoder(all, bridge);
    }

    /** Handles so many batches; the cost of each is kept. */
    void measure(int count) {
        for (int i = 0; i < count; i++) {
            batch.fill();
            long begin = System.nanoTime();
            for (int frame = 0; frame < FrameBatch.FRAMES; frame++) {
                int at = batch.offsets[frame];
                decoder.decode(batch.bytes, at, batch.offsets[frame + 1] - at, begin);
            }
            long end = System.nanoTime();
            batches.record(end, end - begin);
            messages += FrameBatch.FRAMES;
        }
    }

    /** Forgets what was measured so far. */
    void reset() {
        batches.reset();
    }

    /** What was measured, of whole batches. */
    LatencyFigures figures() {
        return batches.figures();
    }

    int instruments() {
        return instruments;
    }

    /** @throws IllegalStateException if a message did not get from the frame to the strategy's quote */
    @Override
    public void close() {
        cache.close();
        if (strategy.hits != messages) {
            throw new IllegalStateException(instruments + " instruments: " + messages + " messages, "
                    + strategy.hits + " of them in the cache");
        }
    }

    /** Reads what it is told of from the cache. */
    private static final class QuoteReading implements Strategy {
        private final Quote quote = new Quote();
        private @Nullable StrategyContext context;
        private long hits;

        @Override
        public void onStart(StrategyContext started) {
            context = started;
        }

        @Override
        public void onTick(Tick tick) {
            StrategyContext on = context;
            if (on != null && on.quote(tick.instrumentId, quote) == PriceCache.HIT
                    && quote.updateId == tick.updateId) {
                hits++;
            }
        }
    }

    /** None is placed. */
    private static final class NoOrders implements OrderGateway {
        @Override
        public boolean submit(OrderRequest request) {
            return false;
        }

        @Override
        public void close() {}
    }
}
