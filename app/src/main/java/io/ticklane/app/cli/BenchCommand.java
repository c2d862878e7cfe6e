package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs measurements, where the jar has them. Main thread. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Measurements; they live in a jar of their own: ./ticklane bench tick-to-signal")
final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "bench: no measurement; name one of "
                + String.join(", ", spec.subcommands().keySet()));
    }

    static int measure(String name, MeasureOrder order) throws Exception {
        for (Measurement measurement : ServiceLoader.load(Measurement.class)) {
            if (measurement.name().equals(name)) {
                return measurement.run(order);
            }
        }
        throw new Refusal("bench: not in this jar; use ./ticklane bench " + name);
    }

    static void within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Refusal(option + " " + value + ": must be 1 to " + most);
        }
    }

    /** How much the simulator gets through its sockets. */
    @Command(name = "simulator", mixinStandardHelpOptions = true, versionProvider = Version.class,
            sortOptions = false, description = {
                "How many bookTicker frames a second the simulator puts through its sockets.",
                "As fast as its readers take them, beside what plain sockets carry with the same frames and readers",
                "in the same run."},
            footer = {"", "Example:", "  ./ticklane bench simulator --connections 1,200 --runs 3"})
    static final class SimulatorThroughput implements Callable<Integer> {
        private static final int MOST_CONNECTIONS = 2_000;

        private final Surroundings surroundings;

        @Option(names = "--connections", paramLabel = "N,M", split = ",", defaultValue = "1,200",
                description = "Readers at once, one row each. Default: ${DEFAULT-VALUE}.")
        List<Integer> connections = new ArrayList<>();
        @Mixin
        RepeatedRuns runs = new RepeatedRuns();

        SimulatorThroughput(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            for (int count : connections) {
                within("--connections", count, MOST_CONNECTIONS);
            }
            return measure("simulator",
                    runs.order(1, "auto", connections.stream().map(String::valueOf).toList(), surroundings));
        }
    }

    /** What a message costs as a session grows. */
    @Command(name = "scale", mixinStandardHelpOptions = true, versionProvider = Version.class,
            sortOptions = false, description = {
                "What a message costs as instruments and connections grow.",
                "From 1 to 100,000 instruments with a price in the cache, inside the process, and from 1 to 100",
                "connections, over sockets."},
            footer = {"", "Example:", "  ./ticklane bench scale --runs 3", "",
                "Exit status: 0 done; 1 it grows too much, or a rate was missed; 2 bad input or environment."})
    static final class Scale implements Callable<Integer> {
        private final Surroundings surroundings;

        @Option(names = "--rate", paramLabel = "N", defaultValue = "20000",
                description = "Messages a second over all connections. Default: ${DEFAULT-VALUE}.")
        int rate;
        @Mixin
        RepeatedRuns runs = new RepeatedRuns();

        Scale(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            within("--rate", rate, 1_000_000);
            return measure("scale", runs.order(rate, "shared", List.of(), surroundings));
        }
    }

    /** What it costs to hand a tick or an order to another thread. */
    @Command(name = "ring", mixinStandardHelpOptions = true, versionProvider = Version.class,
            sortOptions = false, description = {
                "What it costs to hand a tick or an order to another thread.",
                "The hop of a tick through the inbound ring to a core that spins, at planned times, and what an order",
                "costs the core that hands it to a thread beside its path."},
            footer = {"", "Example:", "  ./ticklane bench ring --rate 10000 --runs 5", "",
                "Exit status: 0 done; 1 it takes too long, or the rate was missed; 2 bad input or environment."})
    static final class Ring implements Callable<Integer> {
        private final Surroundings surroundings;

        @Option(names = "--rate", paramLabel = "N", defaultValue = "10000",
                description = "Ticks, and orders, a second. Default: ${DEFAULT-VALUE}.")
        int rate;
        @Mixin
        RepeatedRuns runs = new RepeatedRuns();

        Ring(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            within("--rate", rate, 1_000_000);
            return measure("ring", runs.order(rate, "ring", List.of(), surroundings));
        }
    }

    /** From the socket to the decoded tick. */
    @Command(name = "receive", mixinStandardHelpOptions = true, versionProvider = Version.class,
            sortOptions = false, description = {
                "From the socket to the decoded tick, beside a bare reader and the library's default.",
                "First at a sender's planned times; then decoder and cache in a flood, as fast as each takes it."},
            footer = {"", "Examples:", "  ./ticklane bench receive --rate 10000 --runs 5",
                "  ./ticklane bench receive --tls --png receive-tls.png", "",
                "Exit status: 0 done; 1 too far from the floor, or the rate was missed; 2 bad input or environment."})
    static final class Receive implements Callable<Integer> {
        private final Surroundings surroundings;

        @Option(names = "--rate", paramLabel = "N", defaultValue = "10000",
                description = "Ticks a second. Default: ${DEFAULT-VALUE}.")
        int rate;
        @Option(names = "--tls", description = "TLS between sender and receivers.")
        boolean tls;
        @Mixin
        RepeatedRuns runs = new RepeatedRuns();
        @Mixin
        PictureFile picture = new PictureFile();

        Receive(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            within("--rate", rate, 1_000_000);
            return measure("receive", runs.order(rate, "inline", List.of(), surroundings)
                    .with(tls, picture.taker(surroundings)));
        }
    }

    /** What the machine itself does. */
    @Command(name = "hiccups", mixinStandardHelpOptions = true, versionProvider = Version.class,
            sortOptions = false, description = {
                "How often this machine holds up a loop that never sleeps, and for how long.",
                "One loop on each processor, held up by the system, the one under it, and whatever else runs. No tail",
                "on this machine is better."},
            footer = {"", "Example:", "  ./ticklane bench hiccups --duration 10s"})
    static final class Hiccups implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        RepeatedRuns runs = new RepeatedRuns();

        Hiccups(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            return measure("hiccups", runs.order(1, "auto", List.of(), surroundings));
        }
    }

    /** From the start of a process to the first tick. */
    @Command(name = "start", mixinStandardHelpOptions = true, versionProvider = Version.class,
            sortOptions = false, description = {
                "How long it takes from the start of a process to its first tick.",
                "From asking the system for a process to the first tick of the strategy in it, at a venue on the",
                "loopback, beside a JVM that does nothing."},
            footer = {"", "Example:", "  ./ticklane bench start --runs 9", "",
                "Exit status: 0 done; 1 it takes too long; 2 bad input or environment."})
    static final class Start implements Callable<Integer> {
        private static final int RATE = 1_000;

        private final Surroundings surroundings;

        @Mixin
        Runs runs = new Runs();

        Start(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            return measure("start",
                    runs.order(RATE, "auto", Duration.ZERO, Duration.ZERO, List.of(), surroundings));
        }
    }

    /** Component benchmarks; options are those of JMH. */
    @Command(name = "micro", versionProvider = Version.class,
            description = "Component benchmarks by JMH: ./ticklane bench micro [REGEX] [JMH options]")
    static final class Micro implements Callable<Integer> {
        private final Surroundings surroundings;

        @Parameters(arity = "0..*", paramLabel = "ARGUMENT",
                description = "A regular expression of names and JMH options; -h lists them.")
        List<String> arguments = new ArrayList<>();

        Micro(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            return measure("micro",
                    new MeasureOrder(1, Duration.ofSeconds(1), Duration.ZERO, 1, false, "auto",
                            null, 1, List.copyOf(arguments), surroundings.out(), surroundings.err(),
                            text -> {}, text -> {}, image -> {}));
        }
    }
}
