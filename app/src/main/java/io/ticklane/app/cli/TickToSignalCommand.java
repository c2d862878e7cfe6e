package io.ticklane.app.cli;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The latency of a whole connector, beside a floor. */
@Command(name = "tick-to-signal", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false, description = {
            "Latency from a sender's socket to the strategy's order, and on back to the sender.",
            "Open loop over loopback, beside a reader written by hand that takes turns with ours. The sender is",
            "a process of its own and keeps planned send times; latency counts from those. Then from a tick out of the sender to the order that answers",
            "it back in the sender, beside an echo of such an order, by the sender's clock."},
        footer = {"", "Examples:",
            "  ./ticklane bench tick-to-signal --rate 1000,5000,15000 --html bench.html",
            "  ./ticklane bench tick-to-signal --transport plain,tls --wire json,sbe --rate 5000",
            "  ./ticklane bench tick-to-signal --rate 5000 --runs 5 --pin --strict",
            "  ./ticklane bench tick-to-signal --rate 15000 --duration 60s --symbol-count 1000 --no-floor",
            "",
            "Exit status: 0 done; 1 the rate was missed, ticks were lost, or with --strict a goal was missed;",
            "2 bad input or environment."})
final class TickToSignalCommand implements Callable<Integer> {
    private static final List<String> LAYOUTS = List.of("auto", "inline", "ring", "shared");
    private static final int MOST_SYMBOLS = 2_000;

    private final Surroundings surroundings;

    @Option(names = "--rate", paramLabel = "N,M", split = ",", defaultValue = "10000",
            description = "Ticks a second on the busiest connection; several are measured one after the other."
                    + " Default: ${DEFAULT-VALUE}.")
    List<Integer> rates = new ArrayList<>();
    @Mixin
    RhythmOption rhythm = new RhythmOption();
    @Option(names = "--duration", paramLabel = "D", defaultValue = "10s",
            converter = DurationConverter.class,
            description = "Of a turn, after its warm-up. Default: ${DEFAULT-VALUE}.")
    Duration duration = Duration.ZERO;
    @Option(names = "--warm-up", paramLabel = "D", defaultValue = "5s",
            converter = DurationConverter.class,
            description = "Before each turn, not measured; up to seven times as long until compilers are at rest."
                    + " Default: ${DEFAULT-VALUE}.")
    Duration warmUp = Duration.ZERO;
    @Option(names = "--runs", paramLabel = "N", defaultValue = "1",
            description = "Rounds in which all take a turn; more than one gives medians. Default: ${DEFAULT-VALUE}.")
    int runs;
    @Option(names = "--symbol-count", paramLabel = "N", defaultValue = "1",
            description = "Instruments, over as many connections as they take. Default: ${DEFAULT-VALUE}.")
    int symbols;
    @Option(names = "--tls", description = "TLS between sender and receivers; the same as --transport tls.")
    boolean tls;
    @Option(names = "--transport", paramLabel = "plain,tls", split = ",",
            description = "Plain, TLS, or both one after the other. Default: plain.")
    List<String> transports = new ArrayList<>();
    @Option(names = "--wire", paramLabel = "json,sbe", split = ",", defaultValue = "json",
            description = "Encoding of the feed, or both one after the other. Default: ${DEFAULT-VALUE}.")
    List<String> wires = new ArrayList<>();
    @Option(names = "--measure", paramLabel = "signal,wire", split = ",", defaultValue = "signal,wire",
            description = "signal: to the strategy's order, which is filled on paper; wire: from a tick out of the"
                    + " sender to the order over the WebSocket API back in it. Default: ${DEFAULT-VALUE}.")
    List<String> subjects = new ArrayList<>();
    @Option(names = "--layout", paramLabel = "auto|inline|ring|shared", defaultValue = "auto",
            description = "Which threads do what. Default: ${DEFAULT-VALUE}.")
    String layout = "auto";
    @Option(names = "--spin", arity = "1", paramLabel = "true|false",
            description = "Only receivers that spin, or only those that sleep. Default: both with the floor beside"
                    + " them, else as the machine allows.")
    @Nullable
    Boolean spin;
    @Option(names = "--no-floor", description = "Ours alone.")
    boolean withoutFloor;
    @Option(names = "--pin", description = "A core for the sender, the others for the receivers, by taskset.")
    boolean pin;
    @Option(names = "--awake", description = "Idle processors do not halt meanwhile, for any receiver:"
            + " see threads.awake. Refused where that cannot be.")
    boolean awake;
    @Option(names = "--strict", description = "Exit status 1 where a goal is missed, too.")
    boolean strict;
    @Mixin
    JsonFile json = new JsonFile();
    @Mixin
    PageFile page = new PageFile();
    @Option(names = "--peers", paramLabel = "none", defaultValue = "none",
            description = "Other connectors are measured by bench duel. Default: ${DEFAULT-VALUE}.")
    String peers = "none";
    @Mixin
    PictureFile picture = new PictureFile();

    TickToSignalCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        for (int rate : rates) {
            BenchCommand.within("--rate", rate, 1_000_000);
        }
        BenchCommand.within("--runs", runs, 1_000);
        BenchCommand.within("--symbol-count", symbols, MOST_SYMBOLS);
        if (!LAYOUTS.contains(layout)) {
            throw new Refusal("--layout " + layout + ": expected one of " + String.join(", ", LAYOUTS)
                    + Nearest.hint(layout, LAYOUTS));
        }
        if (transports.isEmpty()) {
            transports = List.of(tls ? "tls" : "plain");
        } else if (tls) {
            throw new Refusal("--tls: is there already with --transport; name only one of them");
        }
        known("--transport", transports, List.of("plain", "tls"));
        known("--wire", wires, List.of("json", "sbe"));
        known("--measure", subjects, List.of("signal", "wire"));
        if (!peers.equals("none")) {
            throw new Refusal("--peers " + peers + ": not known; none is");
        }
        MeasureOrder order = new MeasureOrder(rates.get(0), duration, warmUp, runs, tls, layout, spin,
                symbols,
                arguments(), json.tables(surroundings), surroundings.err(), json.taker(surroundings),
                page.taker(surroundings), picture.taker(surroundings));
        return BenchCommand.measure("tick-to-signal", order);
    }

    private static void known(String option, List<String> values, List<String> all) {
        for (String value : values) {
            if (!all.contains(value)) {
                throw new Refusal(option + " " + value + ": expected one of " + String.join(", ", all)
                        + Nearest.hint(value, all));
            }
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--rate=" + rates.stream().map(String::valueOf).collect(Collectors.joining(",")));
        arguments.add("--rhythm=" + rhythm.name());
        arguments.add("--transport=" + String.join(",", transports));
        arguments.add("--wire=" + String.join(",", wires));
        arguments.add("--measure=" + String.join(",", subjects));
        if (withoutFloor) {
            arguments.add("--no-floor");
        }
        if (pin) {
            arguments.add("--pin");
        }
        if (awake) {
            arguments.add("--awake");
        }
        if (strict) {
            arguments.add("--strict");
        }
        return arguments;
    }
}
