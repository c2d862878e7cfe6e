package io.ticklane.app.cli;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import java.util.List;
import picocli.CommandLine.Option;

/** How the ticks of a measurement lie in time. */
final class RhythmOption {
    private static final List<String> RHYTHMS = List.of("steady", "market");

    @Option(names = "--rhythm", paramLabel = "steady|market", defaultValue = "steady",
            description = "steady: ticks come evenly, so that none waits behind another; market: in bursts and after"
                    + " pauses, as best prices of BTCUSDT do. Default: ${DEFAULT-VALUE}.")
    private String rhythm = "steady";

    /** One of those there are. */
    String name() {
        if (!RHYTHMS.contains(rhythm)) {
            throw new Refusal("--rhythm " + rhythm + ": expected one of " + String.join(", ", RHYTHMS)
                    + Nearest.hint(rhythm, RHYTHMS));
        }
        return rhythm;
    }
}
