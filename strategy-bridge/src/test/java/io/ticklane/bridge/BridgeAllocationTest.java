package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.cache.Quote;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Through bridge, cache, limits, order table and recorder: nothing is allocated per event, order or report. */
final class BridgeAllocationTest {
    private static final int MEASURED = 20_000;
    private static final OtherData.Kind[] KINDS = OtherData.Kind.values();

    /** Takes a request and keeps nothing but its id. */
    private static final class Swallow implements OrderGateway {
        long lastId;

        @Override
        public boolean submit(OrderRequest request) {
            lastId = request.orderId;
            return true;
        }

        @Override
        public void close() {}
    }

    /** Reads the cache and places one order, whatever market data comes. */
    private static final class EveryEvent implements Strategy {
        final Quote quote = new Quote();
        StrategyContext context;
        long placed;

        @Override
        public void onStart(StrategyContext startedWith) {
            context = startedWith;
        }

        @Override
        public void onTick(Tick tick) {
            order(tick.instrumentId);
        }

        @Override
        public void onTrade(Trade trade) {
            order(trade.instrumentId);
        }

        @Override
        public void onDepth(DepthDiff diff) {
            order(diff.instrumentId);
        }

        @Override
        public void onPartialDepth(PartialDepth depth) {
            order(depth.instrumentId);
        }

        @Override
        public void onKline(Kline kline) {
            order(kline.instrumentId);
        }

        @Override
        public void onTicker(RollingTicker ticker) {
            order(ticker.instrumentId);
        }

        private void order(int instrumentId) {
            context.quote(instrumentId, quote);
            long id = context.orders().place(instrumentId, Side.BUY, OrderType.LIMIT, TimeInForce.IOC,
                    quote.askPrice, 20);
            placed += id > 0 ? 1 : 0;
        }
    }

    @Test
    void marketDataOrdersAndReportsAllocateNothing() {
        allocatesNothing(1_000_000);
    }

    @Test
    void outliersAllocateNothing() {
        allocatesNothing(1);
    }

    private static void allocatesNothing(long threshold) {
        Instruments instruments = new Instruments(
                List.of(Rig.instrument(0, "BTC", true), Rig.instrument(1, "ETH", true)));
        EveryEvent strategy = new EveryEvent();
        Swallow gateway = new Swallow();
        try (PriceCache cache = PriceCache.open(PriceCacheConfig.forInstruments(2))) {
            StrategyBridge bridge = new StrategyBridge(instruments, cache, gateway, strategy,
                    BridgeConfig.of(new OrderLimits("10000", 100_000, 100, 100)), new LatencyRecorder(
                            new LatencyConfig(StageMode.ALL, threshold, 256, false)),
                    System::nanoTime);
            Tick tick = new Tick();
            ExecutionReport report = new ExecutionReport();
            OtherData data = new OtherData();
            assertEquals(0,
                    Allocation.least(1, () -> run(bridge, gateway, tick, data, report, MEASURED)),
                    "bytes in " + MEASURED + " ticks and as many other events");
            BridgeCounters counters = bridge.counters();
            assertEquals(strategy.placed, counters.filled());
            assertEquals(2 * counters.ticks(), counters.placed() + counters.refused().rate());
        }
    }

    private static void run(StrategyBridge bridge, Swallow gateway, Tick tick, OtherData data,
            ExecutionReport report,
            int ticks) {
        for (int i = 0; i < ticks; i++) {
            long now = System.nanoTime();
            tick.instrumentId = i & 1;
            tick.updateId++;
            tick.bidPrice = Rig.BID;
            tick.askPrice = Rig.ASK;
            tick.receivedNanos = now;
            tick.decodedNanos = now;
            tick.publishedNanos = now;
            bridge.onTick(tick);
            answer(bridge, gateway, report, i & 1);
            long later = System.nanoTime();
            // Every other time as behind a ring.
            data.deliver(KINDS[i % KINDS.length], bridge, i & 1, now, later, later + (i >> 1 & 1));
            answer(bridge, gateway, report, i & 1);
        }
    }

    private static void answer(StrategyBridge bridge, Swallow gateway, ExecutionReport report,
            int instrument) {
        long now = System.nanoTime();
        report.orderId = gateway.lastId;
        report.instrumentId = instrument;
        report.status = OrderStatus.PARTIALLY_FILLED;
        report.filledQuantity = 10;
        report.filledNotional = 10 * Rig.ASK;
        report.orderedNanos = now;
        report.writtenNanos = now;
        report.acknowledgedNanos = now;
        bridge.onExecution(report);
        report.status = OrderStatus.FILLED;
        report.filledQuantity = 20;
        bridge.onExecution(report);
    }
}
