package io.ticklane.bridge.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.bridge.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recording allocates nothing on the core thread, also while ticks are frozen and taken. */
final class RecorderAllocationTest {
    private static final int RUNS = 20_000;
    private static final int ROUNDS = 20;
    private static final long THRESHOLD = 1_000;

    private long now = 1_000_000_000;
    private int ticks;
    private int taken;

    @ParameterizedTest
    @EnumSource(StageMode.class)
    void everyStage(StageMode stages) {
        LatencyRecorder recorder = new LatencyRecorder(new LatencyConfig(stages, THRESHOLD, 256, false));
        assertEquals(0, Allocation.least(RUNS, () -> {
            now += 10_000;
            recorder.tick(now, now + 10, now + 20, now + 30, now + 40, now + 50);
            recorder.landed(0, ticks, now + (++ticks % 100 == 0 ? 2 * THRESHOLD : 60));
            recorder.ends(now, now + 50);
            recorder.landed(1, ticks, 0);
            recorder.order(now, now + 50, now + 60);
            recorder.answer(now + 60, now + 5_000, now + 100_000);
        }));
        assertEquals(stages != StageMode.OFF, recorder.outlierCount() > 0);
    }

    /** All snapshots are filled in each round; taking them does not count, which another thread does. */
    @Test
    void freezing() {
        FlightRecorder flight = new FlightRecorder(THRESHOLD, 256);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long asking = Allocation.bytes();
            long before = Allocation.bytes();
            for (int i = 0; i < FlightRecorder.SNAPSHOTS; i++) {
                now += FlightRecorder.PAUSE_NANOS;
                flight.stamps(now, now, now, now, now + 2 * THRESHOLD, 0);
                flight.end(0, ++ticks, 0);
            }
            least = Math.min(least, Math.abs(Allocation.bytes() - before - (before - asking)));
            flight.take(stretch -> taken++);
        }
        assertEquals(0, least);
        assertEquals(ROUNDS * FlightRecorder.SNAPSHOTS, taken);
    }
}
