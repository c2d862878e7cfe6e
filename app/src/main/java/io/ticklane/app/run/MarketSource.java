package io.ticklane.app.run;

import io.ticklane.app.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator plays.
 *
 * @param files for {@link Kind#RECORDED}, one after the other, else empty
 * @param speed times the recorded pace; {@link #FASTEST} for as fast as possible
 * @param seed of the synthetic market
 */
public record MarketSource(Kind kind, List<Path> files, double speed, long seed) {

    /** As fast as possible. */
    public static final double FASTEST = Double.POSITIVE_INFINITY;

    /** Where the market comes from. */
    public enum Kind {
        /** Many small participants and a matching engine. */
        SYNTHETIC,
        /** Recorded frames. */
        RECORDED,
        /** The administrator posts trades and quotes. */
        MANUAL
    }

    /** Keeps a copy of the files. */
    public MarketSource {
        files = List.copyOf(files);
    }

    /**
     * From what a user wrote.
     *
     * @param market {@code synthetic}, {@code manual}, or files
     * @param speed {@code 1}, {@code N} or {@code max}; null where the user said nothing
     * @param seeded whether the user asked for a seed
     * @throws Refusal if a file cannot be read, the speed is no number above zero, or an option would do nothing
     */
    public static MarketSource of(List<String> market, @Nullable String speed, boolean seeded, long seed) {
        double pace = pace(speed == null ? "1" : speed);
        boolean made = market.isEmpty() || market.equals(List.of("synthetic"));
        if (made && speed != null) {
            throw new Refusal(
                    "--speed " + speed + ": is the pace of recorded files; leave it out, or name some"
                            + " with --market");
        }
        if (!made && seeded) {
            throw new Refusal("--seed: is of the synthetic market only; leave it out, or leave --market out");
        }
        if (made) {
            return new MarketSource(Kind.SYNTHETIC, List.of(), pace, seed);
        }
        if (market.equals(List.of("manual"))) {
            return new MarketSource(Kind.MANUAL, List.of(), pace, seed);
        }
        List<Path> files = market.stream().map(Path::of).toList();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new Refusal(
                        "--market " + file + ": a folder, not a file; name the recorded files in it");
            }
            if (!Files.isRegularFile(file)) {
                throw new Refusal("--market " + file + ": no such file; name recorded files, or synthetic");
            }
            if (!Files.isReadable(file)) {
                throw new Refusal("--market " + file + ": not readable; check its permissions");
            }
        }
        return new MarketSource(Kind.RECORDED, files, pace, seed);
    }

    private static double pace(String speed) {
        if (speed.equals("max")) {
            return FASTEST;
        }
        try {
            double pace = Double.parseDouble(speed);
            if (pace >= 0.001 && pace <= 1_000_000) {
                return pace;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal("--speed " + speed + ": expected 1, a number such as 10, or max");
    }
}
