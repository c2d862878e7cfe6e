package io.ticklane.simulator.api;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds recorded data beside the project; tests that need it are skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    public static Path file(String name) {
        Path found = root().resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(found),
                "no shared data: " + name + "; name its folder with -Dticklane.shared=DIR");
        return found;
    }

    private static Path root() {
        String named = System.getProperty("ticklane.shared", "");
        if (!named.isEmpty() && !named.startsWith("${")) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolve("shared/data");
            if (Files.exists(shared.resolve("README.md"))) {
                return shared;
            }
        }
        return Path.of("shared/data");
    }
}
