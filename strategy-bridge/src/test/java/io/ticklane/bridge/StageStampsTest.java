package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.latency.FlightTick;
import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Outlier;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.bridge.latency.Stage;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stages of orders that answer trades, books, candlesticks and statistics, to the nanosecond. */
final class StageStampsTest {
    private static final long THRESHOLD = 1_000_000;
    /** Long before the clock's first reading. */
    private static final long RECEIVED = 999_999_000L;
    private static final long DECODED = RECEIVED + 100;
    private static final long PUBLISHED = DECODED + 200;
    private final Script script = new Script();
    private final OtherData data = new OtherData();

    @ParameterizedTest
    @EnumSource
    void everyStageOfAnOrderCountsButTheCachesBehindARing(OtherData.Kind kind) {
        try (Rig rig = rig(StageMode.ALL)) {
            orderSlowly(rig);
            data.deliver(kind, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            assertEquals(3, rig.clock.readings);
            LatencyReport report = report(rig);
            assertOne(100, report.stage(Stage.DECODED));
            assertOne(200, report.stage(Stage.PUBLISHED));
            assertOne(750, report.stage(Stage.HANDLED));
            assertEquals(Percentiles.NONE, report.stage(Stage.CACHED));
            assertOne(120, report.stage(Stage.SIGNALLED));
            assertOne(80, report.stage(Stage.ORDERED));
            assertEquals(1, report.tickToSignal().count());
            assertEquals(1.17, report.tickToSignal().p50(), 0.003);
            assertEquals(1.25, report.tickToOrder().p50(), 0.003);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutARingItIsHandledWhenItIsDecoded(OtherData.Kind kind) {
        try (Rig rig = rig(StageMode.ALL)) {
            orderSlowly(rig);
            long decoded = rig.clock.nanos;
            data.deliver(kind, rig.bridge, Rig.BTC, decoded - 100, decoded, decoded);
            assertEquals(2, rig.clock.readings);
            LatencyReport report = report(rig);
            assertOne(100, report.stage(Stage.DECODED));
            assertOne(0, report.stage(Stage.PUBLISHED));
            assertOne(0, report.stage(Stage.HANDLED));
            assertOne(120, report.stage(Stage.SIGNALLED));
            assertOne(80, report.stage(Stage.ORDERED));
            assertOne(220, report.tickToSignal());
            assertOne(300, report.tickToOrder());
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnAnswerNothingCountsAndNoClockIsReadButBehindARing(OtherData.Kind kind) {
        for (StageMode stages : StageMode.values()) {
            try (Rig rig = rig(stages)) {
                data.deliver(kind, rig.bridge, Rig.BTC, RECEIVED, DECODED, DECODED);
                assertEquals(0, rig.clock.readings, stages.toString());
                data.deliver(kind, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
                assertEquals(stages == StageMode.ALL ? 1 : 0, rig.clock.readings, stages.toString());
                assertEmpty(report(rig));
                assertEquals(0, rig.latency.outlierCount());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsNeedTwoReadingsForAnOrder(OtherData.Kind kind) {
        try (Rig rig = rig(StageMode.ENDS)) {
            orderSlowly(rig);
            data.deliver(kind, rig.bridge, Rig.BTC, rig.clock.nanos - 100, rig.clock.nanos, rig.clock.nanos);
            assertEquals(2, rig.clock.readings);
            LatencyReport report = report(rig);
            assertEquals(Percentiles.NONE, report.stage(Stage.DECODED));
            assertEquals(Percentiles.NONE, report.stage(Stage.SIGNALLED));
            assertOne(220, report.tickToSignal());
            assertOne(80, report.stage(Stage.ORDERED));
            assertOne(300, report.tickToOrder());
        }
    }

    @ParameterizedTest
    @EnumSource
    void offRecordsNothingAndStampsAnOrderOnce(OtherData.Kind kind) {
        try (Rig rig = rig(StageMode.OFF)) {
            orderSlowly(rig);
            data.deliver(kind, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            assertEquals(1, rig.clock.readings);
            assertEquals(1, rig.gateway.requests.size());
            assertEmpty(report(rig));
        }
    }

    @Test
    void questionForTheTimeTakesTheStampThatIsThere() {
        try (Rig rig = rig(StageMode.ALL)) {
            long[] now = {0};
            script.atOther = core -> now[0] = core.nowNanos();
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, RECEIVED, DECODED, DECODED);
            assertEquals(DECODED, now[0]);
            assertEquals(0, rig.clock.readings);
        }
    }

    @Test
    void laterTradeOfAFrameIsHandledWhenTheEarlierIsDone() {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.clock.step = 100;
            script.atOther = StageStampsTest::buy;
            long decoded = rig.clock.nanos;
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, decoded, decoded, decoded);
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, decoded, decoded, decoded);
            LatencyReport report = report(rig);
            assertEquals(0.2, report.stage(Stage.HANDLED).max(), 1e-9);
            assertEquals(0.1, report.stage(Stage.SIGNALLED).max(), 1e-9);
            assertEquals(0.4, report.tickToOrder().max(), 1e-9);
        }
    }

    @Test
    void severalOrdersShareOneSignal() {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.clock.step = 100;
            script.atOther = core -> {
                buy(core);
                buy(core);
            };
            data.deliver(OtherData.Kind.DEPTH, rig.bridge, Rig.BTC, rig.clock.nanos, rig.clock.nanos,
                    rig.clock.nanos);
            LatencyReport report = report(rig);
            assertOne(100, report.tickToSignal());
            assertEquals(2, report.tickToOrder().count());
            assertEquals(0.3, report.tickToOrder().max(), 1e-9);
        }
    }

    @Test
    void refusedOrderIsASignalAndNoOrder() {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.gateway.full = true;
            orderSlowly(rig);
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, rig.clock.nanos, rig.clock.nanos,
                    rig.clock.nanos);
            LatencyReport report = report(rig);
            assertOne(120, report.tickToSignal());
            assertEquals(0, report.tickToOrder().count());
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerOfTheVenueCounts(OtherData.Kind kind) {
        try (Rig rig = rig(StageMode.ALL)) {
            script.atOther = StageStampsTest::buy;
            data.deliver(kind, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            ExecutionReport report = rig.report(1, OrderStatus.NEW, 0, 0);
            report.orderedNanos = rig.gateway.last().orderedNanos;
            report.writtenNanos = report.orderedNanos + 300;
            report.acknowledgedNanos = report.writtenNanos + 900;
            rig.bridge.onExecution(report);
            assertOne(300, report(rig).stage(Stage.WRITTEN));
            assertOne(900, report(rig).stage(Stage.ACKNOWLEDGED));
        }
    }

    @Test
    void orderOfAReportOrTheTimerAfterATradeCountsForNoTrade() {
        try (Rig rig = rig(StageMode.ALL)) {
            script.atExecution = report -> buy(script.context);
            script.atTimer = StageStampsTest::buy;
            rig.bridge.start();
            buy(script.context);
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            rig.execute(1, OrderStatus.NEW);
            rig.clock.advanceMillis(100);
            rig.bridge.onTimer(rig.clock.nanos);
            assertTrue(rig.gateway.requests.size() >= 3);
            assertEmpty(report(rig));
        }
    }

    @Test
    void orderNamesNoTickAsItsCause() {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.tick(Rig.BTC);
            script.atOther = StageStampsTest::buy;
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            assertEquals(Tick.NO_UPDATE_ID, rig.gateway.last().triggerUpdateId);
            assertEquals(0, rig.gateway.last().triggerReceivedNanos);
        }
    }

    @ParameterizedTest
    @EnumSource
    void slowOneIsKeptWithTheTickBeforeIt(OtherData.Kind kind) {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.tick(Rig.ETH);
            script.atOther = core -> {
                rig.clock.nanos += 3_000_000;
                buy(core);
            };
            long received = rig.clock.nanos;
            data.deliver(kind, rig.bridge, Rig.BTC, received, received, received);
            report(rig);
            Outlier outlier = rig.latency.outliers().get(0);
            FlightTick kept = outlier.tick();
            assertEquals(Stage.SIGNALLED, outlier.stage());
            assertEquals(3_000_000, outlier.stageNanos());
            assertEquals(Rig.BTC, kept.instrumentId());
            assertEquals(Tick.NO_UPDATE_ID, kept.updateId());
            assertEquals(0, kept.cachedNanos());
            assertEquals(rig.clock.nanos, kept.orderedNanos());
            assertEquals(Rig.ETH, outlier.before().get(0).instrumentId());
        }
    }

    @Test
    void timelineCountsTicksAndNotWhatElseIsAnswered() {
        try (Rig rig = rig(StageMode.ALL)) {
            script.atOther = StageStampsTest::buy;
            rig.tick(Rig.BTC);
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            data.deliver(OtherData.Kind.TRADE, rig.bridge, Rig.BTC, RECEIVED, DECODED, PUBLISHED);
            assertEquals(1, rig.latency.sample(rig.clock.nanos).ticks());
        }
    }

    private Rig rig(StageMode stages) {
        return new Rig(script, BridgeConfig.of(OrderLimits.none()), true,
                new LatencyRecorder(new LatencyConfig(stages, THRESHOLD, 8, false)));
    }

    /** A reading takes 50 ns, the strategy 70 before its order, the gateway 30. */
    private void orderSlowly(Rig rig) {
        rig.clock.step = 50;
        script.atOther = core -> {
            rig.clock.nanos += 70;
            buy(core);
        };
        rig.gateway.answer = request -> rig.clock.nanos += 30;
    }

    private static LatencyReport report(Rig rig) {
        rig.latency.sample(rig.clock.nanos);
        return rig.latency.report();
    }

    private static void assertOne(long nanos, Percentiles measure) {
        assertEquals(1, measure.count());
        assertEquals(nanos / 1e3, measure.p50(), 1e-9);
    }

    private static void assertEmpty(LatencyReport report) {
        for (Stage stage : Stage.values()) {
            assertEquals(0, report.stage(stage).count(), stage.toString());
        }
        assertEquals(0, report.tickToSignal().count());
        assertEquals(0, report.tickToOrder().count());
    }

    private static void buy(StrategyContext core) {
        long unused = core.orders().place(Rig.BTC, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, Rig.ASK, 20);
    }
}
