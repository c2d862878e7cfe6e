package io.ticklane.bench.duel;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.api.access.RateLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The venue of one turn: a metronome of best prices that begins with the first subscription. Prints {@code READY rest
 * stream}; {@code begin N} keeps latencies of the next N orders, {@code end} prints what they were.
 */
final class DuelVenue {
    /** Told to clients, so that none of them holds orders back. */
    private static final int NO_LIMIT = 100_000_000;

    private DuelVenue() {}

    /** Argument: ticks a second. */
    public static void main(String[] arguments) throws IOException {
        SimulatorConfig config = SimulatorConfig.builder()
                .symbolCount(1)
                .metronome(Integer.parseInt(arguments[0]), Duration.ZERO)
                .limits(new RateLimits(false, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, 1,
                        Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .spin(true)
                .build();
        try (Simulator simulator = Simulator.start(config)) {
            System.out.println("READY " + simulator.rest() + " " + simulator.stream());
            BufferedReader input = new BufferedReader(
                    new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.startsWith("begin ")) {
                    simulator.traceWireToWire(Integer.parseInt(line.substring(6)));
                    System.out.println("begun");
                } else {
                    LatencyFigures figures = figures(simulator.wireToWireTrace());
                    System.out.println(figures.p50() + " " + figures.p90() + " " + figures.p99() + " "
                            + figures.p999() + " " + figures.rawP50() + " " + figures.rawP90() + " "
                            + figures.rawP99() + " " + figures.rawP999() + " " + figures.max() + " "
                            + figures.count() + " " + figures.windows() + " " + simulator.stats().rejects());
                }
            }
        }
    }

    private static LatencyFigures figures(long[] trace) {
        if (trace.length == 0) {
            return LatencyFigures.NONE;
        }
        int orders = trace.length / 2;
        long nanos = trace[trace.length - 2] - trace[0];
        WindowedLatencies latencies = new WindowedLatencies(orders,
                (int) (nanos / WindowedLatencies.WINDOW_NANOS) + 2);
        for (int i = 0; i < trace.length; i += 2) {
            latencies.record(trace[i], trace[i + 1]);
        }
        return latencies.figures();
    }
}
