package io.ticklane.bench.endtoend;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.simulator.metronome.Rhythm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the command line asks of this measurement.
 *
 * @param scenarios one after the other
 * @param contestants who take turns in each
 * @param strict whether a missed goal is a failure
 * @param pin whether sender and receiver get cores of their own
 * @param awake whether processors do not halt meanwhile, for everybody
 */
record Settings(List<Scenario> scenarios, List<Contestant> contestants, boolean strict, boolean pin,
        boolean awake) {

    /** From so many cores on stream threads may spin beside a spinning sender and the rest of the machine. */
    private static final int CORES_TO_SPIN = 4;

    static Settings of(MeasureOrder order) {
        List<Scenario> scenarios = new ArrayList<>();
        Rhythm rhythm = list(order, "--rhythm=", Rhythm::named, List.of(Rhythm.STEADY)).get(0);
        for (boolean tls : list(order, "--transport=", "tls"::equals, List.of(order.tls()))) {
            for (StreamFormat format : list(order, "--wire=", Settings::format, List.of(StreamFormat.JSON))) {
                for (int rate : list(order, "--rate=", Integer::valueOf, List.of(order.rate()))) {
                    scenarios.add(new Scenario(rate, rhythm, format, tls, order.symbols(), order.layout(),
                            order.warmUp(), order.duration()));
                }
            }
        }
        return new Settings(List.copyOf(scenarios), contestants(order),
                order.arguments().contains("--strict"),
                order.arguments().contains("--pin"), order.arguments().contains("--awake"));
    }

    private static StreamFormat format(String name) {
        return StreamFormat.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The values of an argument, or the usual ones. */
    private static <T> List<T> list(MeasureOrder order, String name, Function<String, T> read,
            List<T> usual) {
        return order.arguments().stream().filter(argument -> argument.startsWith(name)).findFirst()
                .map(argument -> Arrays.stream(argument.substring(name.length()).split(",", -1)).map(read)
                        .toList())
                .orElse(usual);
    }

    private static List<Contestant> contestants(MeasureOrder order) {
        boolean oneConnection = order.symbols() <= StreamConfig.DEFAULT.streamsPerConnection();
        // The floor is one connection.
        boolean floor = oneConnection && !order.arguments().contains("--no-floor");
        boolean machineMaySpin = oneConnection && Runtime.getRuntime().availableProcessors() >= CORES_TO_SPIN;
        Boolean asked = order.spin();
        List<Subject> subjects = list(order, "--measure=", Settings::subject, List.of(Subject.values()));
        List<Contestant> contestants = new ArrayList<>();
        for (Contestant each : Contestant.values()) {
            boolean wanted = asked != null ? each.spins() == asked : floor || each.spins() == machineMaySpin;
            if (wanted && (each.ours() || floor) && subjects.contains(each.subject())) {
                contestants.add(each);
            }
        }
        return List.copyOf(contestants);
    }

    private static Subject subject(String name) {
        return "wire".equals(name) ? Subject.WIRE_TO_WIRE : Subject.TICK_TO_SIGNAL;
    }
}
