package io.ticklane.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line; without a command it says which there are. */
@Command(name = "ticklane", mixinStandardHelpOptions = true,
        description = "Low-latency connector for Binance Spot.", versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND", footer = {
            "",
            "Try it, without account or network:",
            "  ticklane dry-run",
            "  ticklane dry-run --duration 20s --json out.json --html out.html",
            "See what is wrong:",
            "  ticklane doctor --venue binance-testnet",
            "", "Durations are written 500ms, 30s, 5m, 24h.",
            "Exit status: 0 done; 1 ran but failed what it was asked to show; 2 bad input or environment.",
            "Environment: any configuration key, cache.ttl as TICKLANE_CACHE_TTL; TICKLANE_API_KEY,",
            "TICKLANE_API_SECRET or TICKLANE_API_SECRET_FILE; NO_COLOR."})
final class TicklaneCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT,
            description = "Show stack traces of what goes wrong.")
    boolean debug;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; name one of "
                + String.join(", ", spec.subcommands().keySet()));
    }
}
