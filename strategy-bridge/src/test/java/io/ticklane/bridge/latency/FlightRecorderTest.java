package io.ticklane.bridge.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stamps by hand: which ticks are kept, and which stage is named. */
@Timeout(60)
final class FlightRecorderTest {
    private static final long THRESHOLD = 1_000_000;
    private static final long START = 5_000_000_000L;

    private final FlightRecorder flight = new FlightRecorder(THRESHOLD, 8);
    private final LatencyRecorder recorder = new LatencyRecorder(
            new LatencyConfig(StageMode.ALL, THRESHOLD, 8, false));
    private long updateId;

    @Test
    void tickOfExactlyTheThresholdIsNoOutlier() {
        flown(1, START, START + THRESHOLD, 0, 0);
        assertEquals(0, flight.outliers());
        flown(2, START, START + THRESHOLD + 1, 0, 0);
        assertEquals(1, flight.outliers());
        assertEquals(List.of(List.of(1L, 2L)), taken());
    }

    @Test
    void orderCountsBeforeSignalAndSignalBeforeCache() {
        flown(1, START, START + 2 * THRESHOLD, START + 5, START + 6);
        flown(2, START, START + 2 * THRESHOLD, START + 5, 0);
        assertEquals(0, flight.outliers());
    }

    @Test
    void keepsAsManyTicksAsItHoldsWithTheOutlierLast() {
        for (int i = 1; i <= 20; i++) {
            flown(i, START, START + 1, 0, 0);
        }
        slow(21, START);
        assertEquals(List.of(List.of(14L, 15L, 16L, 17L, 18L, 19L, 20L, 21L)), taken());
    }

    @Test
    void secondOutlierWithinThePauseIsOnlyCounted() {
        slow(1, START);
        slow(2, START + FlightRecorder.PAUSE_NANOS - 1);
        slow(3, START + FlightRecorder.PAUSE_NANOS);
        assertEquals(3, flight.outliers());
        assertEquals(1, flight.skipped());
        assertEquals(2, taken().size());
    }

    @Test
    void outliersThatNobodyTakesAreOnlyCounted() {
        for (int i = 0; i < FlightRecorder.SNAPSHOTS + 3; i++) {
            slow(i, START + i * FlightRecorder.PAUSE_NANOS);
        }
        assertEquals(3, flight.skipped());
        assertEquals(FlightRecorder.SNAPSHOTS, taken().size());
        slow(100, START + 100 * FlightRecorder.PAUSE_NANOS);
        assertEquals(1, taken().size());
    }

    @Test
    void namesTheStageThatExceedsItsUsualTimeMost() {
        for (int i = 0; i < 100; i++) {
            tick(START, 50, 400_000, 100, 100);
        }
        recorder.sample(START);
        // Published took longest, as it always does; handled is what was unusual.
        tick(START, 50, 450_000, 700_000, 100);
        recorder.sample(START);
        Outlier outlier = recorder.outliers().get(0);
        assertEquals(Stage.HANDLED, outlier.stage());
        assertEquals(700_000, outlier.stageNanos());
        assertEquals(100, outlier.usualNanos());
        assertEquals(updateId, outlier.tick().updateId());
        assertEquals(7, outlier.before().size());
        assertEquals(updateId - 1, outlier.before().get(6).updateId());
        assertTrue(outlier.words().startsWith("1.150 ms: stage handled 0.700 ms, usually 0.0001"),
                outlier.words());
    }

    @Test
    void tickWithoutStampsBetweenTheEndsBlamesTheStagesThatItHas() {
        recorder.ends(START, START + 3_000_000);
        recorder.landed(0, 1, START + 3_000_500);
        recorder.sample(START);
        assertEquals(Stage.SIGNALLED, recorder.outliers().get(0).stage());
    }

    @Test
    void setsBesideItWhatTheJvmDidMeanwhileAndNothingElse() {
        recorder.onJvmEvent(new JvmEvent("GC pause", START + 100_000, 2_900_000));
        recorder.onJvmEvent(new JvmEvent("before", START - 500_000, 400_000));
        recorder.onJvmEvent(new JvmEvent("until it", START - 500_000, 500_000));
        recorder.onJvmEvent(new JvmEvent("short", START + 200_000, 5_000));
        tick(START, 3_000_000, 50, 100, 100);
        recorder.sample(START);
        recorder.onJvmEvent(new JvmEvent("told late", START + 2_000_000, 600_000));
        recorder.onJvmEvent(new JvmEvent("after", START + 3_000_250, 600_000));
        Outlier outlier = recorder.outliers().get(0);
        assertEquals(List.of("GC pause", "told late", "short"),
                outlier.jvm().stream().map(JvmEvent::kind).toList());
        assertTrue(outlier.words().endsWith("; GC pause 2.900 ms"), outlier.words());
    }

    @Test
    void keepsTheWorstAndForgetsThemAtAReset() {
        for (int i = 1; i <= 30; i++) {
            tick(START + i * FlightRecorder.PAUSE_NANOS, i * THRESHOLD, 50, 100, 100);
            recorder.sample(START);
        }
        List<Outlier> worst = recorder.outliers();
        assertEquals(Outliers.KEPT, worst.size());
        assertEquals(30 * THRESHOLD, worst.get(0).stageNanos());
        assertEquals(11 * THRESHOLD, worst.get(19).stageNanos());
        assertEquals(30, recorder.outlierCount());
        recorder.reset(START);
        assertEquals(List.of(), recorder.outliers());
    }

    @Test
    void thresholdOfZeroKeepsNone() {
        LatencyRecorder none = new LatencyRecorder(new LatencyConfig(StageMode.ALL, 0, 8, true));
        none.tick(START, START, START, START, 2 * START, 0);
        none.landed(0, 1, 0);
        none.listenToJvm();
        assertEquals(0, none.outlierCount());
        assertThrows(IllegalArgumentException.class, () -> new LatencyConfig(StageMode.ALL, -1, 8, false));
    }

    @Test
    void jvmTellsOfACollectionAtItsTimeOnOurClock() throws InterruptedException {
        BlockingQueue<JvmEvent> pauses = new LinkedBlockingQueue<>();
        // One at the start, and one of those that come each second.
        CountDownLatch marked = new CountDownLatch(2);
        try (JvmEvents listening = JvmEvents.start(event -> {
            if (event.kind().startsWith("GC ")) {
                pauses.add(event);
            }
        }, marked::countDown)) {
            assertTrue(marked.await(30, TimeUnit.SECONDS), "no two marks in half a minute");
            long before = System.nanoTime();
            System.gc();
            long after = System.nanoTime();
            boolean found = false;
            while (!found) {
                // There may be others before it.
                JvmEvent pause = pauses.poll(30, TimeUnit.SECONDS);
                assertNotNull(pause, "none between " + before + " and " + after + " in half a minute");
                long slack = listening.errorNanos();
                found = pause.startNanos() >= before - slack
                        && pause.startNanos() + pause.tookNanos() <= after + slack;
            }
        }
    }

    private void flown(long id, long received, long cached, long signalled, long ordered) {
        flight.stamps(received, 0, 0, 0, cached, signalled);
        flight.end(0, id, ordered);
    }

    private void slow(long id, long endNanos) {
        flown(id, endNanos - 2 * THRESHOLD, endNanos, 0, 0);
    }

    private void tick(long received, long decoding, long publishing, long handling, long caching) {
        long decoded = received + decoding;
        long published = decoded + publishing;
        long handled = published + handling;
        long cached = handled + caching;
        recorder.tick(received, decoded, published, handled, cached, 0);
        recorder.landed(0, ++updateId, 0);
    }

    private List<List<Long>> taken() {
        List<List<Long>> ids = new ArrayList<>();
        flight.take(ticks -> ids.add(ticks.stream().map(FlightTick::updateId).toList()));
        return ids;
    }
}
