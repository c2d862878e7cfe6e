package io.ticklane.app.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option of measurements that tell their result as JSON, and where their tables go meanwhile. */
final class JsonFile {
    @Option(names = "--json", paramLabel = "FILE",
            description = "Write the result as JSON; - is standard output.")
    @Nullable
    private String json;

    /** Takes the JSON; does nothing where none is wanted. */
    Consumer<String> taker(Surroundings surroundings) {
        return OutputFile.taker("--json", json, surroundings);
    }

    /** Standard error where standard output is for JSON. */
    PrintStream tables(Surroundings surroundings) {
        return OutputFile.STANDARD_OUTPUT.equals(json) ? surroundings.err() : surroundings.out();
    }
}
