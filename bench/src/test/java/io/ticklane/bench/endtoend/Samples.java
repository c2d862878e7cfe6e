package io.ticklane.bench.endtoend;

import io.ticklane.bench.endtoend.TurnResult.Inside;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.bridge.latency.Stage;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.simulator.metronome.Rhythm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Results as a quiet machine would give them. */
final class Samples {
    static final Machine MACHINE = new Machine("A processor", 4, "Linux 6.1", "A JDK 25", "Serial",
            "-Xmx64m");

    private static final int VALUES = 50_000;

    private Samples() {}

    /** Everybody took a turn. */
    static ScenarioResult result(int rate, StreamFormat format, boolean tls) {
        ScenarioResult result = new ScenarioResult(
                new Scenario(rate, Rhythm.STEADY, format, tls, 1, "inline", Duration.ofSeconds(5),
                        Duration.ofSeconds(10)));
        result.add(turn(Contestant.OURS_SPINNING, 6_100, 600));
        result.add(turn(Contestant.FLOOR_SPINNING, 5_900, 40));
        result.add(turn(Contestant.OURS_BLOCKING, 29_000, 800));
        result.add(turn(Contestant.FLOOR_BLOCKING, 28_500, 60));
        result.add(turn(Contestant.OURS_SPINNING_WIRE, 14_000, 5_400));
        result.add(turn(Contestant.ECHO_SPINNING, 12_900, 4_800));
        result.add(turn(Contestant.OURS_BLOCKING_WIRE, 38_000, 5_800));
        result.add(turn(Contestant.ECHO_BLOCKING, 37_000, 5_000));
        return result;
    }

    private static TurnResult turn(Contestant who, long nanos, long ownNanos) {
        boolean signal = who.subject() == Subject.TICK_TO_SIGNAL;
        return new TurnResult(who, signal ? figures(nanos) : LatencyFigures.NONE, figures(nanos + ownNanos),
                10,
                VALUES, 5_000, VALUES + 10_000, 0, 0, 3, 1_234, 7.5,
                who.ours() ? inside(ownNanos / 1e3) : null);
    }

    private static LatencyFigures figures(long nanos) {
        SplittableRandom random = new SplittableRandom(nanos);
        WindowedLatencies latencies = new WindowedLatencies(VALUES, 200);
        for (int i = 0; i < VALUES; i++) {
            double tail = Math.pow(random.nextDouble(), -0.35);
            latencies.record(i * 200_000L,
                    (long) (nanos * (0.95 + 0.1 * random.nextDouble()) * Math.max(1, tail / 3)));
        }
        return latencies.figures();
    }

    private static Inside inside(double micros) {
        Map<Stage, Percentiles> stages = new EnumMap<>(Stage.class);
        double share = 0.05;
        for (Stage stage : ResultText.SHOWN) {
            stages.put(stage, percentiles(stage == Stage.PUBLISHED ? 0 : micros * share));
            share *= 1.6;
        }
        LatencyReport report = new LatencyReport(stages, percentiles(micros), percentiles(micros),
                percentiles(0), Map.of(), List.of());
        return new Inside(report, 0, 0.02, 190 << 20, 100 << 20, "inline", 1);
    }

    private static Percentiles percentiles(double micros) {
        return new Percentiles(micros, micros * 1.2, micros * 2, micros * 5, micros * 50, VALUES);
    }
}
