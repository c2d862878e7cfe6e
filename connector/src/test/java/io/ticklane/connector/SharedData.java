package io.ticklane.connector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recorded data that stands beside the project, in {@code ../shared/data} or where {@code -Dticklane.shared} says.
 * A test that asks for it where it is absent is skipped, and says so.
 */
public final class SharedData {
    private static final String MARK = "README.md";

    private SharedData() {}

    /** A file or folder of the recorded data. */
    public static Path path(String relative) {
        Path root = root();
        assumeTrue(root != null, "skipped: no recorded data; set -Dticklane.shared=DIR to the folder that"
                + " holds ws-captures, rest and the others");
        Path path = root.resolve(relative);
        assumeTrue(Files.exists(path), "skipped: the recorded data has no " + relative);
        return path;
    }

    /** The bytes of a file, unpacked if its name ends in {@code .gz}. */
    public static byte[] bytes(String relative) {
        try (InputStream in = open(path(relative))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file, unpacked if its name ends in {@code .gz}. To be closed. */
    public static Stream<String> lines(String relative) {
        try {
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(open(path(relative)), StandardCharsets.UTF_8), 1 << 16);
            return reader.lines().onClose(() -> close(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder, by name. */
    public static List<String> files(String relative) {
        Path folder = path(relative);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted()
                    .map(file -> relative + "/" + folder.relativize(file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        String given = System.getProperty("ticklane.shared", "");
        // The build passes its own property on, unfilled where nobody has set it.
        if (!given.isBlank() && !given.startsWith("$")) {
            Path path = Path.of(given);
            return Files.exists(path.resolve(MARK)) ? path : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path path = folder.resolve("shared/data");
            if (Files.exists(path.resolve(MARK))) {
                return path;
            }
        }
        return null;
    }

    private static InputStream open(Path path) throws IOException {
        InputStream in = Files.newInputStream(path);
        return path.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
