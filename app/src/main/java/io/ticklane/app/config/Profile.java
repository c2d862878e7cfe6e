package io.ticklane.app.config;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A profile's text and the name that error lines give it.
 *
 * <p>Immutable; any thread.
 */
record Profile(String name, String text) {
    /** The profiles that come with the product. */
    static final List<String> SHIPPED = List.of("simulator", "binance-testnet", "binance-demo", "binance");

    private static final int LARGEST = 1 << 20;

    /** A shipped profile by its name, or the file of that path. */
    static Profile find(String venue) {
        if (SHIPPED.contains(venue)) {
            return shipped(venue);
        }
        Path file = Path.of(venue);
        if (Files.isRegularFile(file)) {
            return ofFile(file);
        }
        if (Files.isDirectory(file)) {
            throw new Refusal("--venue " + venue + ": a folder, not a file; name a profile file or one of "
                    + String.join(", ", SHIPPED));
        }
        if (venue.contains("/") || venue.endsWith(".conf") || Files.exists(file)) {
            throw new Refusal("--venue " + venue + ": no such file; name a profile file or one of "
                    + String.join(", ", SHIPPED));
        }
        throw new Refusal("--venue " + venue + ": neither a file nor one of " + String.join(", ", SHIPPED)
                + Nearest.hint(venue, SHIPPED));
    }

    /**
     * The file in the folder {@code config} that the launcher names, so that edits there count; else the copy
     * inside the jar.
     */
    private static Profile shipped(String venue) {
        String home = System.getProperty("ticklane.home", "");
        Path file = Path.of(home, "config", venue + ".conf");
        if (!home.isEmpty() && Files.isRegularFile(file)) {
            return new Profile("config/" + venue + ".conf", ofFile(file).text());
        }
        String resource = "/config/" + venue + ".conf";
        try (InputStream in = Profile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new Refusal("profile " + venue + ": missing from the jar; build it again");
            }
            return new Profile("config/" + venue + ".conf",
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Refusal("profile " + venue + ": not readable inside the jar; build it again", e);
        }
    }

    private static Profile ofFile(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Refusal(file + ": larger than 1 MiB, which is no profile; name another file");
            }
            return new Profile(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Refusal(file + ": not readable as UTF-8 text; check its permissions", e);
        }
    }
}
