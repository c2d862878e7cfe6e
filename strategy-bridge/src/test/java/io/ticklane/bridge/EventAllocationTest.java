package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.cache.PriceCache;
import io.ticklane.cache.PriceCacheConfig;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of every kind, orders that rest and are cancelled, orders that are refused: the core allocates nothing. */
final class EventAllocationTest {
    private static final int RUNS = 10_000;
    private static final int OPEN = 100;
    private static final long NO_OUTLIER = 10_000_000_000L;

    private final ManualClock clock = new ManualClock();
    private final AtTick strategy = new AtTick();
    private final Answers gateway = new Answers();
    private final PriceCache cache = PriceCache.open(PriceCacheConfig.forInstruments(1));
    private final Tick tick = new Tick();
    private StrategyBridge bridge;

    @AfterEach
    void close() {
        cache.close();
    }

    private void open(StageMode stages, OrderLimits limits) {
        bridge = new StrategyBridge(new Instruments(List.of(Rig.instrument(0, "BTC", true))), cache, gateway,
                strategy, BridgeConfig.of(limits),
                new LatencyRecorder(new LatencyConfig(stages, NO_OUTLIER, 256, false)), clock);
        gateway.to = bridge;
    }

    @ParameterizedTest
    @EnumSource(StageMode.class)
    void everyKindOfEvent(StageMode stages) {
        open(stages, OrderLimits.none());
        Trade trade = new Trade();
        DepthDiff diff = new DepthDiff();
        PartialDepth depth = new PartialDepth();
        Kline kline = new Kline();
        RollingTicker ticker = new RollingTicker();
        assertEquals(0, Allocation.least(RUNS, () -> {
            tick();
            // Late.
            bridge.onTick(tick);
            tick.source = PriceSource.REST;
            tick.updateId--;
            bridge.onTick(tick);
            tick.source = PriceSource.STREAM;
            tick.updateId++;
            bridge.onTrade(trade);
            bridge.onDepth(diff);
            bridge.onPartialDepth(depth);
            bridge.onKline(kline);
            bridge.onTicker(ticker);
            clock.nanos += 1_000_000;
            bridge.onTimer(clock.nanos);
        }));
        BridgeCounters counters = bridge.counters();
        assertTrue(counters.late() > RUNS && counters.trades() > RUNS, counters::toString);
        assertEquals(0, counters.strategyExceptions());
    }

    /** As many as are open at a time, placed on one tick and taken off on the next; the gateway answers from inside. */
    @Test
    void ordersThatRestAndAreCancelled() {
        open(StageMode.ALL, new OrderLimits("10000", 0, OPEN, 100));
        tick();
        long[] last = new long[1];
        strategy.work = on -> {
            if (on.openOrders() > 0) {
                for (long id = last[0] - OPEN + 1; id <= last[0]; id++) {
                    on.orders().cancel(id);
                }
            } else {
                for (int i = 0; i < OPEN; i++) {
                    last[0] = on.orders().place(0, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Rig.BID, 20);
                }
            }
        };
        assertEquals(0, Allocation.least(500, this::tick));
        BridgeCounters counters = bridge.counters();
        assertTrue(counters.cancelled() > 500 * OPEN, counters::toString);
        assertEquals(0, counters.refused().total());
    }

    @Test
    void refusalsOfEachKind() {
        open(StageMode.ALL, new OrderLimits("100", 1, 1, 100));
        strategy.work = on -> {
            place(on, Rig.ASK, 1);
            place(on, Rig.ASK, 20_000_000);
            place(on, Rig.ASK, 1_000_000);
            place(on, Rig.ASK * 2, 20);
            place(on, Rig.ASK, 20);
            place(on, Rig.ASK, 20);
            on.orders().cancel(Long.MAX_VALUE);
            on.orders().cancel(1);
        };
        assertEquals(0, Allocation.least(RUNS, () -> {
            tick();
            clock.nanos += 1_000_000;
        }));
        BridgeCounters.Refused refused = bridge.counters().refused();
        assertTrue(refused.filter() > 0 && refused.size() > 0 && refused.notional() > 0
                && refused.distance() > 0 && refused.full() + refused.rate() > 0
                && refused.unknownOrder() > 0,
                refused::toString);
    }

    private static void place(StrategyContext on, long price, long quantity) {
        on.orders().place(0, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, price, quantity);
    }

    private void tick() {
        clock.nanos++;
        tick.updateId++;
        tick.bidPrice = Rig.BID;
        tick.askPrice = Rig.ASK;
        tick.receivedNanos = clock.nanos;
        tick.decodedNanos = clock.nanos;
        tick.publishedNanos = clock.nanos;
        bridge.onTick(tick);
    }

    /** Does at each tick what a test says. */
    private static final class AtTick implements Strategy {
        private StrategyContext context;
        Consumer<StrategyContext> work = on -> {};

        @Override
        public void onStart(StrategyContext started) {
            context = started;
        }

        @Override
        public void onTick(Tick tick) {
            work.accept(context);
        }
    }

    /** Lets an order rest, or ends it, at once. */
    private static final class Answers implements OrderGateway {
        private final ExecutionReport report = new ExecutionReport();
        StrategyBridge to;

        @Override
        public boolean submit(OrderRequest request) {
            boolean places = request.action == OrderRequest.Action.PLACE;
            report.orderId = request.orderId;
            report.instrumentId = request.instrumentId;
            report.status = places ? OrderStatus.NEW : OrderStatus.CANCELED;
            report.answersCancel = !places;
            report.orderedNanos = request.orderedNanos;
            report.writtenNanos = request.orderedNanos;
            report.acknowledgedNanos = request.orderedNanos;
            to.onExecution(report);
            return true;
        }

        @Override
        public void close() {}
    }
}
