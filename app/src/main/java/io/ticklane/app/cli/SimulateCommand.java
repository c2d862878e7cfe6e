package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.config.Symbols;
import io.ticklane.app.run.MarketSource;
import io.ticklane.app.run.SimulatorPlan;
import io.ticklane.app.run.Simulators.RunningSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the simulator on its own. Main thread; a thread of its own watches standard input when asked to. */
@Command(name = "simulate", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false,
        description = "Runs the simulator: a venue that speaks Binance Spot on this machine.", footer = {
            "", "When ready it prints exactly one line on standard output:",
            "  READY rest=http://127.0.0.1:P ws=ws://127.0.0.1:P wsapi=ws://127.0.0.1:P/ws-api/v3 admin=...",
            "", "Examples:", "  ticklane simulate --port 8080 --symbols BTCUSDT,ETHUSDT",
            "  ticklane simulate --market day1.gz day2.gz --speed 10",
            "  ticklane simulate --tls --symbol-count 100",
            "", "SIGTERM and Ctrl-C end it. Exit status: 0 ended; 2 bad input or environment."})
final class SimulateCommand implements Callable<Integer> {
    /** As many as the simulator has. */
    private static final int MOST_SYMBOLS = 2_000;

    private final Surroundings surroundings;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0",
            description = "Port of REST and streams; 0 takes any. Default: ${DEFAULT-VALUE}.")
    int port;
    @Option(names = "--admin-port", paramLabel = "N", defaultValue = "0",
            description = "Port of the administration; 0 takes any. Default: ${DEFAULT-VALUE}.")
    int adminPort;
    @Option(names = "--tls", description = "TLS with a certificate made at start; READY names its file.")
    boolean tls;
    @Option(names = "--market", paramLabel = "synthetic|manual|FILE", arity = "1..*",
            description = "synthetic, manual (quotes and trades are posted to the administration), or recorded"
                    + " files one after the other. Default: synthetic.")
    List<String> market = new ArrayList<>();
    @Option(names = "--speed", paramLabel = "1|N|max",
            description = "Pace of recorded files; only with them. Default: 1.")
    @Nullable
    String speed;
    @Option(names = "--seed", paramLabel = "N",
            description = "Of the synthetic market. Default: simulator.seed.")
    @Nullable
    Long seed;
    @Option(names = "--symbols", paramLabel = "A,B", split = ",",
            description = "Instruments. Default: the key symbols of config/simulator.conf; of recorded files, all.")
    List<String> symbols = new ArrayList<>();
    @Option(names = "--symbol-count", paramLabel = "N",
            description = "So many made-up instruments instead, 1 to " + MOST_SYMBOLS + ".")
    @Nullable
    Integer symbolCount;
    @Option(names = "--accounts", paramLabel = "FILE",
            description = "JSON list of accounts. Default: one account, named in the log.")
    @Nullable
    Path accounts;
    @Option(names = "--now", paramLabel = "EPOCH_MILLIS", description = "Where the venue's clock starts."
            + " Default: the time of this machine.")
    @Nullable
    Long now;
    @Option(names = "--limits", paramLabel = "on|off|FILE", defaultValue = "on",
            description = "Rate limits: as the venue has them, none, or the numbers in a JSON file."
                    + " Default: ${DEFAULT-VALUE}.")
    String limits = "on";
    @Option(names = "--faults", paramLabel = "FILE",
            description = "JSON list of faults, as POST /faults of the administration takes them;"
                    + " their times count from the start.")
    @Nullable
    Path faults;
    @Option(names = "--until-stdin-closes", description = "Also end when standard input closes.")
    boolean untilStdinCloses;
    @Mixin
    ConfigOptions config = new ConfigOptions();

    SimulateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SimulatorPlan plan = plan();
        CountDownLatch end = new CountDownLatch(1);
        try (Ending ending = Ending.open();
                RunningSimulator simulator = surroundings.simulators().start(plan)) {
            ending.onSignal(end::countDown);
            ending.status(ExitStatus.DONE);
            surroundings.err()
                    .println("*** IT IS A SIMULATOR *** prices are made up or recorded, orders reach nobody");
            surroundings.err().println(simulator.account());
            surroundings.out().println(simulator.ready());
            if (surroundings.out().checkError()) {
                // Said once, by the command line; nobody would learn the addresses.
                return ending.status(ExitStatus.REFUSED);
            }
            if (untilStdinCloses) {
                watchStandardInput(end);
            }
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.DONE;
    }

    private SimulatorPlan plan() {
        checkPort("--port", port);
        checkPort("--admin-port", adminPort);
        int made = symbolCount == null ? 0 : symbolCount;
        if (symbolCount != null && (made < 1 || made > MOST_SYMBOLS)) {
            throw new Refusal("--symbol-count " + symbolCount + ": expected 1 to " + MOST_SYMBOLS);
        }
        if (made > 0 && !symbols.isEmpty()) {
            throw new Refusal("--symbol-count: excludes --symbols; leave one of them out");
        }
        if (accounts != null && !Files.isReadable(accounts)) {
            throw new Refusal("--accounts " + accounts + ": not readable; name a JSON file");
        }
        if (faults != null && !Files.isReadable(faults)) {
            throw new Refusal("--faults " + faults + ": not readable; name a JSON file");
        }
        if (!limits.equals("on") && !limits.equals("off") && !Files.isReadable(Path.of(limits))) {
            throw new Refusal("--limits " + limits + ": expected on, off or a readable file");
        }
        if (seed != null) {
            config.overrides.add("simulator.seed=" + seed);
        }
        AppConfig loaded = config.load("simulator", surroundings);
        List<String> named = symbols.isEmpty() ? loaded.symbols() : Symbols.normal(symbols, "--symbols");
        return new SimulatorPlan(loaded, port, adminPort, tls || loaded.simulator().tls(),
                MarketSource.of(market, speed, seed != null, loaded.simulator().seed()),
                made > 0 ? List.of() : named, made, accounts,
                now == null ? OptionalLong.empty() : OptionalLong.of(now), limits, faults);
    }

    private static void checkPort(String option, int value) {
        if (value < 0 || value > 65_535) {
            throw new Refusal(option + " " + value + ": expected a port from 0 to 65535");
        }
    }

    private void watchStandardInput(CountDownLatch end) {
        Thread watcher = new Thread(() -> {
            try {
                surroundings.in().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                surroundings.err().println("ticklane: standard input: " + e.getMessage() + "; ending");
            }
            end.countDown();
        }, "stdin");
        watcher.setDaemon(true);
        watcher.start();
    }
}
