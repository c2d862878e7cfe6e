package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import io.ticklane.app.config.Symbols;
import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.run.MarketProfiles.Comparison;
import io.ticklane.app.run.MarketProfiles.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the simulator's synthetic market looks like beside a recorded one. Main thread. */
@Command(name = "market-profile", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false,
        description = "Measures recorded captures and the simulator's synthetic market, side by side: message mix,"
                + " bursts, levels, spread, depth.",
        footer = {
            "", "Examples:", "  ticklane market-profile --symbols BTCUSDT,NEXOUSDT",
            "  ticklane market-profile day1.gz day2.gz --json profile.json",
            "", "Exit status: 0 done; 2 bad input."})
final class MarketProfileCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Recorded files, one after the other. Default: none, the synthetic market alone.")
    List<Path> files = new ArrayList<>();
    @Option(names = "--symbols", paramLabel = "A,B", split = ",",
            description = "Instruments. Default: those of the files; without files BTCUSDT.")
    List<String> symbols = new ArrayList<>();
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of the synthetic market. Default: ${DEFAULT-VALUE}.")
    long seed;
    @Option(names = "--duration", paramLabel = "D", converter = DurationConverter.class,
            description = "Of the synthetic market, on made-up time. Default: as long as the recording; without one"
                    + " 10m.")
    @Nullable
    Duration duration;
    @Option(names = "--json", paramLabel = "FILE",
            description = "Writes the figures there as JSON; - is standard output, instead of the table.")
    @Nullable
    String json;

    MarketProfileCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        @Nullable
        OutputFile jsonFile = OutputFile.checked("--json", json);
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Refusal(file + ": no readable file; name a capture");
            }
        }
        List<String> named = symbols.isEmpty() ? List.of() : Symbols.normal(symbols, "--symbols");
        Comparison comparison = surroundings.profiles().compare(files, named, seed, duration);
        if (jsonFile == null || !jsonFile.standard()) {
            surroundings.out().print(comparison.table());
            surroundings.out().flush();
        }
        if (jsonFile != null) {
            jsonFile.write(text(comparison), surroundings.out());
        }
        return ExitStatus.DONE;
    }

    private static String text(Comparison comparison) {
        JsonWriter out = new JsonWriter().beginObject().beginArray("profiles");
        for (Profile profile : comparison.profiles()) {
            out.beginObject().field("kind", profile.kind()).field("symbol", profile.symbol())
                    .field("seconds", profile.seconds()).beginObject("values");
            for (Map.Entry<String, Double> value : profile.values().entrySet()) {
                out.field(value.getKey(), value.getValue().doubleValue());
            }
            out.end().end();
        }
        return out.end().end().text();
    }
}
