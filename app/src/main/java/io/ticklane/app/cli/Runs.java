package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of measurements that run a few times and have a table and JSON to show. */
final class Runs {
    private static final int MOST_RUNS = 1_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3",
            description = "Runs; medians are told. Default: ${DEFAULT-VALUE}.")
    private int runs;
    @Mixin
    private JsonFile json = new JsonFile();

    /** What they ask for, with tables on standard error where standard output is for JSON. */
    MeasureOrder order(int rate, String layout, Duration duration, Duration warmUp, List<String> arguments,
            Surroundings surroundings) {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new Refusal("--runs " + runs + ": must be 1 to " + MOST_RUNS);
        }
        return new MeasureOrder(rate, duration, warmUp, runs, false, layout, false, 1, arguments,
                json.tables(surroundings), surroundings.err(), json.taker(surroundings), text -> {},
                image -> {});
    }
}
