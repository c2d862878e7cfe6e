package io.ticklane.app.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of measurements that have a page to show. */
final class PageFile {
    @Option(names = "--html", paramLabel = "FILE",
            description = "Write the result as one page with the percentile curves drawn.")
    @Nullable
    private String html;

    /** Takes the page; does nothing where none is wanted. */
    Consumer<String> taker(Surroundings surroundings) {
        return OutputFile.taker("--html", html, surroundings);
    }
}
