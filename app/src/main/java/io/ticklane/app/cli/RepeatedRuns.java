package io.ticklane.app.cli;

import io.ticklane.app.measure.MeasureOrder;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of those whose runs take as long as one wants. */
final class RepeatedRuns {
    @Option(names = "--duration", paramLabel = "D", defaultValue = "3s", converter = DurationConverter.class,
            description = "Of a run, after the warm-up. Default: ${DEFAULT-VALUE}.")
    private Duration duration = Duration.ZERO;
    @Option(names = "--warm-up", paramLabel = "D", defaultValue = "3s", converter = DurationConverter.class,
            description = "Before each run, not measured. Default: ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;
    @Mixin
    private Runs runs = new Runs();

    /** As {@link Runs#order}. */
    MeasureOrder order(int rate, String layout, List<String> arguments, Surroundings surroundings) {
        return runs.order(rate, layout, duration, warmUp, arguments, surroundings);
    }
}
