package io.ticklane.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures what recorded and synthetic markets look like on the wire. */
@FunctionalInterface
public interface MarketProfiles {
    /**
     * Measures each symbol as recorded and beside it as the simulator makes it up; without files only the latter.
     *
     * @param symbols none: those that the files hold
     * @param duration of the synthetic market; null: as long as the recording
     * @throws io.ticklane.app.Refusal if a file cannot be read, or does not hold a symbol
     */
    Comparison compare(List<Path> files, List<String> symbols, long seed, @Nullable Duration duration);

    /**
     * Profiles side by side.
     *
     * @param table as text for people, one line for each measure
     */
    record Comparison(String table, List<Profile> profiles) {}

    /**
     * One symbol of one market.
     *
     * @param kind {@code recorded} or {@code synthetic}
     * @param values by the name of the measure; those that could not be measured are missing
     */
    record Profile(String kind, String symbol, double seconds, Map<String, Double> values) {}
}
