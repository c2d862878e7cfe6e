package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ours and its peers at the same venue. Main thread. */
@Command(name = "duel", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {
            "Other connectors at the same venue, in turn with ours: price out to order back in.",
            "By the clock of a simulator, anew for each of them: ours spinning, blocking and, where that can be,",
            "with processors kept awake; a bare echo; and the others, each in a process of its own. What each",
            "allocates and works per message, and the highest rate it keeps.",
            "Peers are fetched when they are first asked for, by mvn and npm."},
        footer = {"", "Examples:", "  ./ticklane bench duel --html duel.html --png duel.png",
            "  ./ticklane bench duel --peers none --rate 10000 --runs 1", "",
            "Exit status: 0 done; 1 somebody missed the rate or was not run, or a goal was missed; 2 bad input or",
            "environment."})
final class DuelCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    private final Surroundings surroundings;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "200",
            description = "Ticks a second, each answered by an order. Default: ${DEFAULT-VALUE}.")
    int rate;
    @Mixin
    RhythmOption rhythm = new RhythmOption();
    @Option(names = "--peers", paramLabel = "all|none|A,B", defaultValue = "all",
            description = "Beside ours. Default: ${DEFAULT-VALUE}.")
    String peers = "all";
    @Option(names = "--duration", paramLabel = "D", defaultValue = "10s", converter = DurationConverter.class,
            description = "Of a turn, after its warm-up. Default: ${DEFAULT-VALUE}.")
    Duration duration = Duration.ZERO;
    @Option(names = "--warm-up", paramLabel = "D", defaultValue = "15s", converter = DurationConverter.class,
            description = "Of a turn, not measured: peers are compiled meanwhile. Default: ${DEFAULT-VALUE}.")
    Duration warmUp = Duration.ZERO;
    @Option(names = "--runs", paramLabel = "N", defaultValue = "3",
            description = "Rounds; medians are told. Default: ${DEFAULT-VALUE}.")
    int runs;
    @Option(names = "--highest", paramLabel = "N", defaultValue = "100000",
            description = "Where the search for the highest rate kept ends, 0 for none. It goes from --rate up by a"
                    + " half at a time, a second each. Default: ${DEFAULT-VALUE}.")
    int highest;
    @Mixin
    JsonFile json = new JsonFile();
    @Mixin
    PageFile page = new PageFile();
    @Mixin
    PictureFile picture = new PictureFile();

    DuelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        within("--rate", rate, 1);
        within("--runs", runs, 1);
        within("--highest", highest, 0);
        return BenchCommand.measure("duel",
                new MeasureOrder(rate, duration, warmUp, runs, false, "auto", null, 1,
                        List.of(peers, Integer.toString(highest), rhythm.name()),
                        json.tables(surroundings), surroundings.err(), json.taker(surroundings),
                        page.taker(surroundings), picture.taker(surroundings)));
    }

    private static void within(String option, int value, int least) {
        if (value < least || value > MOST) {
            throw new Refusal(option + " " + value + ": must be " + least + " to " + MOST);
        }
    }
}
