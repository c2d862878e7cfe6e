package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says where the measurements are: they bring libraries that this jar does without. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Measurements; they live in a jar of their own: ./ticklane bench tick-to-signal")
final class BenchCommand implements Callable<Integer> {
    @Parameters(hidden = true, arity = "0..*")
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new Refusal("bench: not in this jar; use ./ticklane bench " + String.join(" ", arguments));
    }
}
