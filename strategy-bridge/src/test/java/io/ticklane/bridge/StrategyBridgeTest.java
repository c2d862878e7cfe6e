package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Stage;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StrategyBridgeTest {
    private final Script script = new Script();
    private final Rig rig = new Rig(script);

    @AfterEach
    void close() {
        rig.close();
    }

    private static long buy(StrategyContext core) {
        return core.orders().place(Rig.BTC, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, Rig.ASK, 20);
    }

    @Test
    void strategySeesEventsInOrder() {
        Trade trade = new Trade();
        trade.tradeId = 7;
        DepthDiff diff = new DepthDiff();
        diff.lastUpdateId = 9;

        rig.feed(FeedState.LIVE);
        rig.tick(Rig.BTC);
        rig.bridge.onTrade(trade);
        rig.bridge.onDepth(diff);
        rig.feed(FeedState.STOPPED);

        assertEquals(List.of("start", "feed LIVE", "tick 1", "trade 7", "depth 9", "feed STOPPED", "stop"),
                script.calls);
    }

    @Test
    void nothingIsCalledAfterTheStop() {
        rig.tick(Rig.BTC);
        rig.bridge.stop();
        rig.bridge.stop();
        rig.tick(Rig.BTC);

        assertEquals(List.of("start", "tick 1", "stop"), script.calls);
        assertEquals(BridgeStatus.State.STOPPED, rig.bridge.status().state());
    }

    @Test
    void stopCancelsWhatIsOpenAndRefusesNewOrders() {
        script.atTick = StrategyBridgeTest::buy;
        rig.tick(Rig.BTC);
        rig.execute(1, OrderStatus.NEW);
        StrategyContext core = script.context;
        rig.feed(FeedState.STOPPED);

        assertEquals(OrderRequest.Action.CANCEL_ALL, rig.gateway.last().action);
        assertEquals(OrderSender.REFUSED_KILLED, buy(core));
        rig.execute(1, OrderStatus.CANCELED);
        assertEquals(0, rig.bridge.openOrders());
    }

    @Test
    void gatewayIsFlushedOnceAfterAnEventThatSubmitted() {
        rig.tick(Rig.BTC);
        assertEquals(0, rig.gateway.flushes);
        script.atTick = core -> {
            buy(core);
            assertEquals(0, rig.gateway.flushes);
            buy(core);
        };
        rig.tick(Rig.BTC);
        assertEquals(2, rig.gateway.requests.size());
        assertEquals(1, rig.gateway.flushes);
    }

    @Test
    void quoteOfTheTickIsInTheCacheBeforeTheStrategyRuns() {
        Quote quote = new Quote();
        int[] found = {-1};
        script.atTick = core -> found[0] = core.quote(Rig.BTC, quote);
        rig.tick(Rig.BTC);

        assertEquals(QuoteReader.HIT, found[0]);
        assertEquals(Rig.ASK, quote.askPrice);
    }

    @Test
    void lateTickStopsAtTheCache() {
        rig.tick(Rig.BTC);
        rig.tick.askPrice = Rig.ASK + 5;
        rig.bridge.onTick(rig.tick);

        assertEquals(List.of("start", "tick 1"), script.calls);
        assertEquals(1, rig.bridge.counters().late());
        assertEquals(2, rig.bridge.counters().ticks());
        rig.latency.sample(rig.clock.nanos);
        assertEquals(1, rig.latency.report().stage(Stage.HANDLED).count());
    }

    @Test
    void restTickReachesTheStrategyButNoStage() {
        script.atTick = StrategyBridgeTest::buy;
        rig.restTick(Rig.BTC);

        assertEquals(1, rig.gateway.requests.size());
        rig.latency.sample(rig.clock.nanos);
        LatencyReport report = rig.latency.report();
        for (Stage stage : Stage.values()) {
            assertEquals(0, report.stage(stage).count(), stage.name());
        }
        assertEquals(0, report.tickToOrder().count());
        assertEquals(1, rig.bridge.counters().restTicks());
    }

    @Test
    void stampsEachStageOfAnAnsweredTick() {
        script.atTick = StrategyBridgeTest::buy;
        rig.fill(Rig.BTC, Rig.BID, Rig.ASK);
        rig.tick.decodedNanos = rig.tick.receivedNanos + 10_000;
        rig.tick.publishedNanos = rig.tick.receivedNanos + 30_000;
        rig.clock.nanos = rig.tick.receivedNanos + 30_000;
        rig.clock.step = 1_000;
        rig.bridge.onTick(rig.tick);
        var answer = rig.report(1, OrderStatus.FILLED, 20, Rig.ASK);
        answer.orderedNanos = rig.clock.nanos;
        answer.writtenNanos = rig.clock.nanos + 5_000;
        answer.acknowledgedNanos = rig.clock.nanos + 105_000;
        rig.bridge.onExecution(answer);
        rig.bridge.onExecution(answer);

        rig.latency.sample(rig.clock.nanos);
        LatencyReport report = rig.latency.report();
        assertEquals(10, report.stage(Stage.DECODED).max(), 0.02);
        assertEquals(20, report.stage(Stage.PUBLISHED).max(), 0.02);
        assertEquals(1, report.stage(Stage.HANDLED).max(), 0.002);
        assertEquals(1, report.stage(Stage.CACHED).max(), 0.002);
        assertEquals(1, report.stage(Stage.SIGNALLED).max(), 0.002);
        assertEquals(1, report.stage(Stage.ORDERED).max(), 0.002);
        assertEquals(5, report.stage(Stage.WRITTEN).max(), 0.01);
        assertEquals(100, report.stage(Stage.ACKNOWLEDGED).max(), 0.1);
        assertEquals(33, report.tickToSignal().max(), 0.04);
        assertEquals(34, report.tickToOrder().max(), 0.04);
        assertEquals(1, report.orderToWire().count());
    }

    @Test
    void missingAnswerIsNoAcknowledgement() {
        script.atTick = StrategyBridgeTest::buy;
        rig.tick(Rig.BTC);
        var silence = rig.report(1, OrderStatus.UNKNOWN, 0, 0);
        silence.orderedNanos = rig.clock.nanos;
        silence.writtenNanos = rig.clock.nanos;
        silence.acknowledgedNanos = rig.clock.nanos + 5_000_000_000L;
        rig.bridge.onExecution(silence);
        rig.latency.sample(rig.clock.nanos);
        assertEquals(0, rig.latency.report().stage(Stage.ACKNOWLEDGED).count());
    }

    @Test
    void orderCarriesTheTickThatItAnswers() {
        script.atTick = core -> {
            buy(core);
            core.orders().place(Rig.ETH, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, Rig.ASK, 20);
        };
        rig.tick(Rig.BTC);

        OrderRequest answer = rig.gateway.requests.get(0);
        assertEquals(1, answer.triggerUpdateId);
        assertEquals(rig.tick.receivedNanos, answer.triggerReceivedNanos);
        OrderRequest other = rig.gateway.requests.get(1);
        assertEquals(Tick.NO_UPDATE_ID, other.triggerUpdateId);
        assertEquals(0, other.triggerReceivedNanos);
    }

    @Test
    void reportFromInsideSubmitWaitsForTheCallbackToReturn() {
        rig.gateway.answer = request -> rig.execute(request.orderId, OrderStatus.FILLED, 20);
        script.atTick = core -> {
            long id = buy(core);
            script.calls.add("placed " + id + " " + core.orderStatus(id));
        };
        rig.tick(Rig.BTC);

        assertEquals(List.of("start", "tick 1", "placed 1 PENDING_NEW", "execution 1 FILLED"), script.calls);
    }

    @Test
    void manyReportsFromInsideSubmitKeepTheirOrder() {
        rig.gateway.answer = request -> {
            rig.execute(request.orderId, OrderStatus.NEW);
            rig.execute(request.orderId, OrderStatus.PARTIALLY_FILLED, 10);
            rig.execute(request.orderId, OrderStatus.FILLED, 20);
        };
        script.atTick = core -> {
            for (int i = 0; i < 100; i++) {
                buy(core);
            }
        };
        rig.tick(Rig.BTC);

        assertEquals(302, script.calls.size());
        assertEquals("execution 1 NEW", script.calls.get(2));
        assertEquals("execution 100 FILLED", script.calls.get(301));
        assertEquals(200, rig.bridge.counters().fills());
        assertEquals(0, rig.bridge.openOrders());
    }

    @Test
    void feedStateIsKept() {
        assertEquals(FeedState.CONNECTING, rig.bridge.status().feed());
        rig.feed(FeedState.FALLBACK);
        assertEquals(FeedState.FALLBACK, script.context.feed());
        assertEquals("feed FALLBACK", script.calls.get(1));
    }

    @Test
    void timerRunsAtMostOncePerPeriod() {
        int[] runs = {0};
        script.atTimer = core -> runs[0]++;
        rig.tick(Rig.BTC);
        rig.tick(Rig.BTC);
        assertEquals(1, runs[0]);
        rig.clock.advanceMillis(100);
        rig.bridge.onTimer(rig.clock.nanos);
        rig.tick(Rig.BTC);
        assertEquals(2, runs[0]);
    }

    @Test
    void secondThreadFailsTheAssertion() throws Exception {
        rig.tick(Rig.BTC);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        new Thread(() -> {
            try {
                rig.bridge.onTrade(new Trade());
                thrown.complete(new IllegalStateException("nothing thrown"));
            } catch (Throwable e) {
                thrown.complete(e);
            }
        }, "intruder").start();
        assertInstanceOf(AssertionError.class, thrown.get(20, TimeUnit.SECONDS));
    }

    @Test
    void anotherThreadMayFollowACoreThatHasEnded() throws Exception {
        script.atTick = StrategyBridgeTest::buy;
        Thread core = new Thread(() -> rig.tick(Rig.BTC), "core");
        core.start();
        core.join();
        rig.execute(1, OrderStatus.FILLED);
        assertEquals(0, rig.bridge.openOrders());
    }

    @Test
    void exceptionOutOfAStrategyHaltsTrading() {
        script.atTick = StrategyBridgeTest::buy;
        rig.tick(Rig.BTC);
        rig.execute(1, OrderStatus.NEW);
        script.atTick = core -> {
            throw new IllegalStateException("bug");
        };
        rig.tick(Rig.BTC);

        BridgeStatus status = rig.bridge.status();
        assertEquals(BridgeStatus.State.HALTED, status.state());
        assertTrue(status.strategyFailed());
        assertTrue(status.reason().contains("bug"), status.reason());
        assertEquals(1, rig.bridge.counters().strategyExceptions());
        assertEquals(OrderRequest.Action.CANCEL_ALL, rig.gateway.last().action);
        assertEquals(Rig.BTC, rig.gateway.last().instrumentId);
    }

    @Test
    void coreGoesOnAfterAnExceptionWithoutTheStrategy() {
        script.atTick = core -> {
            throw new AssertionError("bug");
        };
        rig.tick(Rig.BTC);
        rig.tick(Rig.BTC);

        assertEquals(List.of("start", "tick 1"), script.calls);
        assertEquals(2, rig.bridge.counters().ticks());
        Quote quote = new Quote();
        assertEquals(QuoteReader.HIT, rig.cache.read(Rig.BTC, rig.clock.nanos, quote));
        assertEquals(2, quote.updateId);
    }

    @Test
    void exceptionAtStartHaltsToo() {
        Strategy broken = new Strategy() {
            @Override
            public void onStart(StrategyContext context) {
                throw new IllegalStateException("no");
            }

            @Override
            public void onTick(Tick tick) {
                throw new IllegalStateException("must not be called");
            }
        };
        try (Rig other = new Rig(broken)) {
            other.tick(Rig.BTC);
            assertEquals(1, other.bridge.counters().strategyExceptions());
            assertFalse(other.bridge.status().reason().isEmpty());
        }
    }
}
