package io.ticklane.app.cli;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.app.config.AppConfig;
import io.ticklane.app.config.Secrets;
import io.ticklane.app.config.Symbols;
import io.ticklane.app.report.Heading;
import io.ticklane.app.report.HtmlReport;
import io.ticklane.app.report.JsonReport;
import io.ticklane.app.report.TextReport;
import io.ticklane.app.run.MarketSource;
import io.ticklane.app.run.Outcome;
import io.ticklane.app.run.Plan;
import io.ticklane.app.run.Run;
import io.ticklane.app.run.Session;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades at a venue for a while and reports. Main thread. */
@Command(name = "dry-run", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false,
        description = "Trades at a venue for a while, by default at a simulator inside this process, and reports.",
        footer = {
            "", "Examples:", "  ticklane dry-run",
            "  ticklane dry-run --symbols BTCUSDT --strategy market-maker --duration 5m --html run.html",
            "  ticklane dry-run --venue binance-testnet --orders paper --duration 1m",
            "  ticklane dry-run --market day1.gz --market day2.gz --speed max --json -",
            "", "Durations are written 500ms, 30s, 5m, 24h. Ctrl-C ends a run with the same report.",
            "Exit status: 0 done; 1 no tick was received, or a sample strategy got no order acknowledged at a",
            "market that is not recorded, or the run broke off; 2 bad input or environment."})
final class DryRunCommand implements Callable<Integer> {
    private static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);
    private static final Duration SAMPLE = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Option(names = "--venue", paramLabel = "NAME|FILE", defaultValue = "simulator",
            completionCandidates = ConfigOptions.Venues.class,
            description = "${COMPLETION-CANDIDATES}, or a profile file. Default: ${DEFAULT-VALUE}.")
    String venue = "simulator";
    @Option(names = "--symbols", paramLabel = "A,B", split = ",",
            description = "Instruments. Default: the key symbols of the profile; with recorded files, all in them.")
    List<String> symbols = new ArrayList<>();
    @Option(names = "--strategy", paramLabel = "NAME|CLASS",
            description = "spread-crosser, market-maker, or a public class on TICKLANE_CLASSPATH. Default: the key"
                    + " strategy.name.")
    @Nullable
    String strategy;
    @Option(names = "--orders", paramLabel = "MODE", completionCandidates = OrderModes.class,
            description = "Where orders go: ${COMPLETION-CANDIDATES}. Default: venue for the simulator, else paper.")
    @Nullable
    String orders;
    @Option(names = "--duration", paramLabel = "D", converter = DurationConverter.class,
            description = "How long. Default: 30s; with recorded files, until the last one ends.")
    @Nullable
    Duration duration;
    @Option(names = "--market", paramLabel = "synthetic|FILE", arity = "1..*",
            description = "What the simulator plays: synthetic, or recorded files one after the other."
                    + " Default: synthetic.")
    List<String> market = new ArrayList<>();
    @Option(names = "--speed", paramLabel = "1|N|max",
            description = "Pace of recorded files; only with them. Default: 1.")
    @Nullable
    String speed;
    @Option(names = "--seed", paramLabel = "N",
            description = "Of the synthetic market. Default: simulator.seed.")
    @Nullable
    Long seed;
    @Option(names = "--json", paramLabel = "FILE",
            description = "Write the report as JSON; - is standard output.")
    @Nullable
    String json;
    @Option(names = "--html", paramLabel = "FILE",
            description = "Write the report as one page with drawings; - is standard output.")
    @Nullable
    String html;
    @Option(names = "--arm-real-money",
            description = "Allow orders that cost money; they still need a confirmation typed at the terminal.")
    boolean armed;
    @Mixin
    ConfigOptions config = new ConfigOptions();

    DryRunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws VenueException {
        OutputFile jsonFile = OutputFile.checked("--json", json);
        OutputFile htmlFile = OutputFile.checked("--html", html);
        Plan plan = plan();
        RealMoney.confirm(plan.config(), plan.orderMode(), armed, surroundings.terminal());
        boolean jsonOnly = standard(jsonFile) || standard(htmlFile);
        PrintStream text = jsonOnly ? surroundings.err() : surroundings.out();
        Heading heading = Headings.of(plan);
        LiveLine live = new LiveLine(surroundings.err(), surroundings.terminal().animated());
        try (Ending ending = Ending.open(); Session session = surroundings.sessions().open(plan)) {
            Run run = new Run(session, length(plan.market()), SAMPLE, live);
            ending.onSignal(run::requestStop);
            Outcome outcome = run.go();
            live.end();
            text.print(TextReport.of(outcome, heading));
            text.flush();
            write(jsonFile, JsonReport.of(outcome, heading));
            write(htmlFile, htmlFile == null ? "" : HtmlReport.of(outcome, heading));
            int verdict = verdict(outcome, plan);
            return ending.status(surroundings.out().checkError() ? ExitStatus.REFUSED : verdict);
        }
    }

    private static boolean standard(@Nullable OutputFile file) {
        return file != null && file.standard();
    }

    private Plan plan() {
        checkWords();
        if (strategy != null) {
            config.overrides.add("strategy.name=" + strategy);
        }
        if (orders != null) {
            config.overrides.add("orders.mode=" + orders);
        }
        if (seed != null) {
            config.overrides.add("simulator.seed=" + seed);
        }
        AppConfig loaded = config.load(venue, surroundings);
        MarketSource source = MarketSource.of(market, speed, seed != null, loaded.simulator().seed());
        checkMarket(loaded, source);
        if (!symbols.isEmpty()) {
            loaded = loaded.withSymbols(Symbols.normal(symbols, "--symbols"));
        }
        if (source.kind() == MarketSource.Kind.RECORDED && symbols.isEmpty()) {
            loaded = loaded.withSymbols(List.of());
        }
        String mode = loaded.orderMode();
        if (mode.equals("auto")) {
            mode = loaded.embedded() ? "venue" : "paper";
        }
        Credentials credentials = loaded.embedded()
                ? null
                : Secrets.find(surroundings.environment(), loaded.credentialsFile());
        if (credentials == null && !loaded.embedded() && !mode.equals("paper")) {
            throw new Refusal("--orders " + mode + ": " + loaded.venue().name() + " needs an API key; set "
                    + Secrets.KEY_VARIABLE + " and " + Secrets.SECRET_VARIABLE + ", or use --orders paper");
        }
        return new Plan(loaded, mode, source, credentials);
    }

    private void checkWords() {
        List<String> modes = new OrderModes();
        if (orders != null && !orders.equals("auto") && !modes.contains(orders)) {
            throw new Refusal("--orders " + orders + ": expected one of " + String.join(", ", modes)
                    + Nearest.hint(orders, modes));
        }
        if (json != null && html != null && OutputFile.same(json, html)) {
            throw new Refusal("--html " + html + ": --json goes there already; name another file");
        }
    }

    private void checkMarket(AppConfig loaded, MarketSource source) {
        if (!loaded.embedded() && (!market.isEmpty() || seed != null)) {
            String option = market.isEmpty() ? "--seed" : "--market";
            throw new Refusal(option + ": " + loaded.venue().name() + " has its own market; leave " + option
                    + " out, or use --venue simulator");
        }
        if (source.kind() == MarketSource.Kind.MANUAL) {
            throw new Refusal(
                    "--market manual: works with ticklane simulate only; name recorded files, or synthetic");
        }
    }

    private @Nullable Duration length(MarketSource source) {
        if (duration != null) {
            return duration;
        }
        return source.kind() == MarketSource.Kind.RECORDED ? null : DEFAULT_DURATION;
    }

    private void write(@Nullable OutputFile file, String content) {
        if (file != null) {
            file.write(content, surroundings.out());
        }
    }

    private int verdict(Outcome outcome, Plan plan) {
        String problem = "";
        if (!outcome.failure().isEmpty()) {
            problem = "the run broke off: " + outcome.failure();
        } else if (outcome.figures().ticks() == 0) {
            problem = "no tick was received from " + plan.config().venue().name()
                    + "; run ticklane doctor --venue " + venue;
        } else if (outcome.figures().acknowledged() == 0
                && plan.market().kind() == MarketSource.Kind.SYNTHETIC
                && SampleStrategies.trade(plan.config().strategy().name())) {
            problem = "no order was acknowledged; look at the report for refusals, or let it run longer";
        }
        if (problem.isEmpty()) {
            return ExitStatus.DONE;
        }
        surroundings.err().println("ticklane: dry-run: " + Refusal.oneLine(problem));
        return ExitStatus.FAILED;
    }

    /** For completion. */
    static final class OrderModes extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        OrderModes() {
            super(Arrays.asList("paper", "test", "venue"));
        }
    }
}
