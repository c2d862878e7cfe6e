package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded data beside the project; a test that asks for it where it is absent is skipped, and says so. */
final class Recorded {
    private Recorded() {}

    static String file(String name) {
        Path root = root();
        assumeTrue(root != null, "skipped: no recorded data; set -Dticklane.shared=DIR to the folder that"
                + " holds ws-captures");
        Path file = root.resolve(name);
        assumeTrue(Files.exists(file), "skipped: the recorded data has no " + name);
        return file.toString();
    }

    private static Path root() {
        String given = System.getProperty("ticklane.shared", "");
        // The build passes its own property on, unfilled where nobody has set it.
        if (!given.isBlank() && !given.startsWith("$")) {
            return Path.of(given);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.exists(data.resolve("README.md"))) {
                return data;
            }
        }
        return null;
    }
}
