package io.ticklane.app.cli;

import io.ticklane.app.Refusal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of measurements that draw their percentile curves. */
final class PictureFile {
    @Option(names = "--png", paramLabel = "FILE", description = "Draw the percentile curves.")
    @Nullable
    private String png;

    /** Takes the picture; does nothing where none is wanted. */
    Consumer<byte[]> taker(Surroundings surroundings) {
        OutputFile file = OutputFile.checked("--png", png);
        if (file == null) {
            return image -> {};
        }
        if (file.standard()) {
            throw new Refusal("--png -: a picture goes to a file; name one");
        }
        return image -> file.write(image, surroundings.out());
    }
}
