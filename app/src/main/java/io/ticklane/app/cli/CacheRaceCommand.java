package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Readers of the price cache against its writer. Main thread. */
@Command(name = "cache-race", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false, description = {
            "Whether readers of the price cache ever see what is not so, while it is written.",
            "Reads it while it is written, evicted from and invalidated at full speed: kept in a file, from a",
            "thread and from another process; on Chronicle Map, from two threads. Counts quotes that are torn, of",
            "another instrument, or older than seen."},
        footer = {"", "Example:", "  ./ticklane bench cache-race --reads 1e9", "",
            "Exit status: 0 none; 1 there was one; 2 bad input or environment."})
final class CacheRaceCommand implements Callable<Integer> {
    private static final long MOST = 1_000_000_000_000L;

    private final Surroundings surroundings;

    @Option(names = "--reads", paramLabel = "N", defaultValue = "4e7",
            description = "In all. Default: ${DEFAULT-VALUE}.")
    BigDecimal reads = BigDecimal.ONE;
    @Mixin
    JsonFile json = new JsonFile();

    CacheRaceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if (reads.compareTo(BigDecimal.ONE) < 0 || reads.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new Refusal("--reads " + reads + ": must be 1 to 1e12");
        }
        return BenchCommand.measure("cache-race",
                new MeasureOrder(1, Duration.ofSeconds(1), Duration.ZERO, 1, false, "auto", null, 1,
                        List.of(Long.toString(reads.longValue())),
                        json.tables(surroundings), surroundings.err(), json.taker(surroundings), text -> {},
                        image -> {}));
    }
}
