package io.ticklane.bridge.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class LatencyRecorderTest {
    private static final long SECOND = 1_000_000_000L;

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void percentilesMatchASortedList() {
        Random random = new Random(7);
        long[] values = new long[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.exp(random.nextDouble() * 16) + 1;
            recorder.order(0, 0, values[i]);
            if (i % 3_000 == 0) {
                recorder.sample(i);
            }
        }
        recorder.sample(SECOND);
        Arrays.sort(values);
        Percentiles found = recorder.report().tickToOrder();
        assertEquals(values.length, found.count());
        assertNear(values[values.length / 2 - 1], found.p50());
        assertNear(values[values.length * 9 / 10 - 1], found.p90());
        assertNear(values[values.length * 99 / 100 - 1], found.p99());
        assertNear(values[values.length * 999 / 1000 - 1], found.p999());
        assertNear(values[values.length - 1], found.max());
    }

    private static void assertNear(long nanos, double micros) {
        assertEquals(nanos / 1_000.0, micros, nanos / 1_000.0 * 0.002 + 0.001);
    }

    @Test
    void stagesOfATickAddUpToItsWhole() {
        recorder.tick(100, 1_100, 3_100, 6_100, 10_100, 15_100);
        recorder.order(100, 15_100, 21_100);
        recorder.answer(21_100, 28_100, 36_100);
        recorder.sample(SECOND);
        LatencyReport report = recorder.report();
        double sum = 0;
        for (Stage stage : Stage.values()) {
            sum += report.stage(stage).max();
        }
        assertEquals(36, sum, 0.05);
        assertEquals(21, report.tickToOrder().p50(), 0.02);
        assertEquals(15, report.tickToSignal().p50(), 0.02);
        assertEquals(7, report.orderToWire().p50(), 0.01);
        assertEquals(Percentiles.NONE, report.stage(Stage.RECEIVED));
    }

    @Test
    void tickWithoutASignalCountsNoSignal() {
        recorder.tick(1, 2, 3, 4, 5, 0);
        recorder.sample(SECOND);
        assertEquals(1, recorder.report().stage(Stage.CACHED).count());
        assertEquals(0, recorder.report().stage(Stage.SIGNALLED).count());
    }

    @Test
    void valuesOutOfRangeCountAsTheNearestEnd() {
        recorder.order(1_000, 1_000, 0);
        recorder.order(0, 0, 600 * SECOND);
        recorder.sample(SECOND);
        assertEquals(2, recorder.report().tickToOrder().count());
        double highest = Scale.HIGHEST_NANOS / 1e3;
        assertEquals(highest, recorder.report().tickToOrder().max(), highest * 0.001);
        assertEquals(0, recorder.report().tickToOrder().p50());
    }

    @Test
    void sampleHoldsItsIntervalAndTheReportAll() {
        recorder.order(0, 0, 1_000);
        recorder.sample(SECOND);
        recorder.order(0, 0, 2_000);
        recorder.order(0, 0, 2_000);
        TimelineSample second = recorder.sample(2 * SECOND);
        assertEquals(2, second.tickToOrder().count());
        assertEquals(1, second.seconds(), 1e-9);
        assertEquals(3, recorder.report().tickToOrder().count());
        assertEquals(List.of(1L, 2L),
                recorder.report().timeline().stream().map(s -> s.tickToOrder().count()).toList());
    }

    @Test
    void longTimelineIsHalvedAndLosesNoCount() {
        for (int i = 1; i <= 2_000; i++) {
            recorder.order(0, 0, i == 700 ? 9_000_000 : 1_000);
            recorder.sample(i * SECOND);
        }
        List<TimelineSample> timeline = recorder.report().timeline();
        assertTrue(timeline.size() < 600, timeline.size() + " samples");
        assertEquals(2_000, timeline.stream().mapToLong(s -> s.tickToOrder().count()).sum());
        assertEquals(9_000, timeline.stream().mapToDouble(s -> s.tickToOrder().max()).max().orElse(0), 10);
        assertEquals(2_000 * SECOND, timeline.get(timeline.size() - 1).atNanos());
    }

    @Test
    void curveRisesToTheMaximum() {
        for (int i = 1; i <= 1_000; i++) {
            recorder.order(0, 0, i * 1_000L);
        }
        recorder.sample(SECOND);
        List<CurvePoint> curve = recorder.report().curves().get("tickToOrder");
        assertEquals(100, curve.get(curve.size() - 1).percentile(), 1e-9);
        assertEquals(1_000, curve.get(curve.size() - 1).micros(), 1);
        for (int i = 1; i < curve.size(); i++) {
            assertTrue(curve.get(i).micros() >= curve.get(i - 1).micros());
        }
    }

    @Test
    void resetForgetsWhatWasRecordedAndSampled() {
        recorder.order(0, 0, 5_000_000);
        recorder.sample(SECOND);
        recorder.order(0, 0, 5_000_000);
        recorder.reset(2 * SECOND);
        recorder.order(0, 0, 1_000);
        recorder.sample(3 * SECOND);
        assertEquals(1, recorder.report().tickToOrder().count());
        assertEquals(1, recorder.report().tickToOrder().max(), 0.001);
        assertEquals(1, recorder.report().timeline().size());
    }

    @Test
    void losesNothingWhileSamplesAreTaken() throws InterruptedException {
        int count = 400_000;
        CountDownLatch started = new CountDownLatch(1);
        Thread core = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                recorder.tick(0, 10, 20, 30, 40, 50);
                if (i == 1_000) {
                    started.countDown();
                }
            }
        }, "core");
        core.start();
        started.await();
        while (core.isAlive()) {
            recorder.sample(0);
        }
        core.join();
        recorder.sample(0);
        assertEquals(count, recorder.report().stage(Stage.DECODED).count());
        assertEquals(count, recorder.report().tickToSignal().count());
    }

    @Test
    void footprintStaysBelowFourMegabytes() {
        for (int i = 0; i < 10; i++) {
            recorder.tick(0, SECOND, 2 * SECOND, 3 * SECOND, 4 * SECOND, 5 * SECOND);
            recorder.order(4 * SECOND, 4 * SECOND, 5 * SECOND);
            recorder.answer(0, SECOND, 2 * SECOND);
        }
        recorder.sample(SECOND);
        assertTrue(recorder.footprintBytes() < 4_000_000, recorder.footprintBytes() + " bytes");
    }
}
