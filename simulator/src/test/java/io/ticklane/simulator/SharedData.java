package io.ticklane.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds recorded frames that lie outside the repository; tests that need them are skipped without. */
public final class SharedData {
    private SharedData() {}

    /** A file of the shared data. */
    public static Path file(String name) {
        Path root = root();
        Assumptions.assumeTrue(root != null, "no shared data; set -Dticklane.shared=DIR to run this test");
        Path file = root.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no " + file + " in the shared data");
        return file;
    }

    private static Path root() {
        String named = System.getProperty("ticklane.shared", "");
        if (!named.isEmpty() && !named.startsWith("$")) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolveSibling("shared").resolve("data");
            if (Files.exists(candidate.resolve("README.md"))) {
                return candidate;
            }
            candidate = folder.resolve("shared").resolve("data");
            if (Files.exists(candidate.resolve("README.md"))) {
                return candidate;
            }
        }
        return null;
    }
}
