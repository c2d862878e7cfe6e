package io.ticklane.bench.endtoend;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.connector.stream.StreamConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks of this measurement.
 *
 * @param scenarios one after the other
 * @param contestants who take turns in each
 * @param strict whether a missed goal is a failure
 */
record Settings(List<Scenario> scenarios, List<Contestant> contestants, boolean strict) {

    /** From so many cores on stream threads may spin beside a spinning sender and the rest of the machine. */
    private static final int CORES_TO_SPIN = 4;
    private static final String RATES = "--rate=";

    static Settings of(MeasureOrder order) {
        List<Scenario> scenarios = new ArrayList<>();
        for (int rate : rates(order)) {
            scenarios.add(new Scenario(rate, order.tls(), order.symbols(), order.layout(), order.warmUp(),
                    order.duration()));
        }
        boolean floor = !order.arguments().contains("--no-floor") && floorFits(order);
        return new Settings(List.copyOf(scenarios), contestants(order, floor),
                order.arguments().contains("--strict"));
    }

    /** The floor is one plain connection. */
    private static boolean floorFits(MeasureOrder order) {
        return !order.tls() && order.symbols() <= StreamConfig.DEFAULT.streamsPerConnection();
    }

    private static List<Integer> rates(MeasureOrder order) {
        return order.arguments().stream().filter(argument -> argument.startsWith(RATES)).findFirst()
                .map(argument -> Arrays.stream(argument.substring(RATES.length()).split(",", -1))
                        .map(Integer::valueOf).toList())
                .orElse(List.of(order.rate()));
    }

    private static List<Contestant> contestants(MeasureOrder order, boolean floor) {
        Boolean asked = order.spin();
        boolean machineMaySpin = Runtime.getRuntime().availableProcessors() >= CORES_TO_SPIN
                && order.symbols() <= StreamConfig.DEFAULT.streamsPerConnection();
        List<Contestant> contestants = new ArrayList<>();
        for (Contestant each : Contestant.values()) {
            boolean wanted = asked != null ? each.spins() == asked : floor || each.spins() == machineMaySpin;
            if (wanted && (each.ours() || floor)) {
                contestants.add(each);
            }
        }
        return List.copyOf(contestants);
    }
}
