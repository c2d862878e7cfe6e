package io.ticklane.app.cli;

import io.ticklane.app.measure.MeasureOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The components beside what one would take instead, in rounds. Main thread. */
@Command(name = "components", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false, description = {
            "Each component by JMH, beside its baselines and held to its goals.",
            "Decoder, price cache, breaker, stages and order encoder, in rounds; the median over rounds of a",
            "round's ratio is held against its goal."},
        footer = {"", "Examples:", "  ./ticklane bench components --runs 9 --json components.json",
            "  ./ticklane bench components decode", "",
            "Exit status: 0 all goals met; 1 one was missed; 2 bad input or environment."})
final class ComponentsCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 1_000;

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "WORD",
            description = "Only comparisons whose name has one of these words.")
    List<String> words = new ArrayList<>();
    @Option(names = "--runs", paramLabel = "N", defaultValue = "5",
            description = "Rounds; medians are told. Default: ${DEFAULT-VALUE}.")
    int runs;
    @Option(names = "--warm-up", paramLabel = "D", defaultValue = "800ms",
            converter = DurationConverter.class,
            description = "Of each benchmark in each round, not measured. Default: ${DEFAULT-VALUE}.")
    Duration warmUp = Duration.ZERO;
    @Option(names = "--duration", paramLabel = "D", defaultValue = "600ms",
            converter = DurationConverter.class,
            description = "Of each benchmark in each round, after the warm-up. Default: ${DEFAULT-VALUE}.")
    Duration duration = Duration.ZERO;
    @Mixin
    JsonFile json = new JsonFile();

    ComponentsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        BenchCommand.within("--runs", runs, MOST_RUNS);
        return BenchCommand.measure("components",
                new MeasureOrder(1, duration, warmUp, runs, false, "auto", null, 1, List.copyOf(words),
                        json.tables(surroundings), surroundings.err(), json.taker(surroundings), text -> {},
                        image -> {}));
    }
}
