package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.latency.FlightTick;
import io.ticklane.bridge.latency.LatencyConfig;
import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Outlier;
import io.ticklane.bridge.latency.Stage;
import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import org.junit.jupiter.api.Test;

/** How often the clock is read in each mode, and what comes of the stamps. */
final class StampsTest {
    private static final long THRESHOLD = 1_000_000;
    private final Script script = new Script();

    @Test
    void everyStageNeedsOneReadingForATickWithoutARingAndThreeWithAnOrder() {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.tick(Rig.BTC);
            assertEquals(1, rig.clock.readings);
            script.atTick = StampsTest::buy;
            rig.tick(Rig.BTC);
            assertEquals(4, rig.clock.readings);
        }
    }

    @Test
    void stampsOnTheWayAreWantedWhereTheyAreRecorded() {
        for (StageMode stages : StageMode.values()) {
            try (Rig rig = rig(stages)) {
                assertEquals(stages == StageMode.ALL, rig.bridge.wantsStamps());
            }
        }
    }

    @Test
    void tickOutOfTheRingNeedsOneMore() {
        try (Rig rig = rig(StageMode.ALL)) {
            Tick tick = rig.fill(Rig.BTC, Rig.BID, Rig.ASK);
            tick.publishedNanos++;
            rig.bridge.onTick(tick);
            assertEquals(2, rig.clock.readings);
        }
    }

    @Test
    void endsNeedNoReadingForATickAndTwoWithAnOrder() {
        try (Rig rig = rig(StageMode.ENDS)) {
            rig.tick(Rig.BTC);
            int timer = rig.clock.readings;
            rig.tick(Rig.BTC);
            assertEquals(timer, rig.clock.readings);
            rig.clock.step = 100;
            script.atTick = StampsTest::buy;
            rig.tick(Rig.BTC);
            assertEquals(timer + 2, rig.clock.readings);
            rig.latency.sample(rig.clock.nanos);
            LatencyReport report = rig.latency.report();
            assertEquals(0, report.stage(Stage.CACHED).count());
            assertEquals(0.1, report.tickToSignal().p50(), 0.001);
            assertEquals(0.2, report.tickToOrder().p50(), 0.001);
            assertEquals(0.1, report.stage(Stage.ORDERED).p50(), 0.001);
        }
    }

    @Test
    void offRecordsNothingAndStampsAnOrderOnce() {
        try (Rig rig = rig(StageMode.OFF)) {
            rig.tick(Rig.BTC);
            int timer = rig.clock.readings;
            script.atTick = StampsTest::buy;
            rig.tick(Rig.BTC);
            assertEquals(timer + 1, rig.clock.readings);
            rig.latency.sample(rig.clock.nanos);
            assertEquals(0, rig.latency.report().tickToOrder().count());
            assertEquals(rig.clock.nanos, rig.gateway.requests.get(0).orderedNanos);
        }
    }

    @Test
    void timerRunsInEveryModeThoughTicksReadNoClock() {
        for (StageMode stages : StageMode.values()) {
            int[] timers = {0};
            script.atTimer = core -> timers[0]++;
            try (Rig rig = rig(stages)) {
                rig.tick(Rig.BTC);
                rig.clock.advanceMillis(99);
                rig.tick(Rig.BTC);
                rig.clock.advanceMillis(1);
                rig.tick(Rig.BTC);
                assertEquals(2, timers[0], stages.toString());
            }
        }
    }

    @Test
    void slowTickIsKeptWithTheOneBeforeItAndItsStageNamed() {
        try (Rig rig = rig(StageMode.ALL)) {
            rig.tick(Rig.ETH);
            script.atTick = core -> {
                rig.clock.nanos += 3_000_000;
                buy(core);
            };
            rig.tick(Rig.BTC);
            rig.latency.sample(rig.clock.nanos);
            Outlier outlier = rig.latency.outliers().get(0);
            FlightTick tick = outlier.tick();
            assertEquals(Stage.SIGNALLED, outlier.stage());
            assertEquals(3_000_000, tick.tookNanos());
            assertEquals(Rig.BTC, tick.instrumentId());
            assertEquals(rig.clock.nanos, tick.orderedNanos());
            assertEquals(Rig.ETH, outlier.before().get(0).instrumentId());
            assertEquals(1, outlier.before().get(0).updateId());
            assertTrue(outlier.jvm().isEmpty());
        }
    }

    private Rig rig(StageMode stages) {
        return new Rig(script, BridgeConfig.of(OrderLimits.none()), true,
                new LatencyRecorder(new LatencyConfig(stages, THRESHOLD, 8, false)));
    }

    private static void buy(StrategyContext core) {
        long unused = core.orders().place(Rig.BTC, Side.BUY, OrderType.LIMIT, TimeInForce.IOC, Rig.ASK, 20);
    }
}
