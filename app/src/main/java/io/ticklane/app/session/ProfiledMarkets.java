package io.ticklane.app.session;

import io.ticklane.app.Refusal;
import io.ticklane.app.run.MarketProfiles.Comparison;
import io.ticklane.app.run.MarketProfiles.Profile;
import io.ticklane.simulator.MarketProfiles;
import io.ticklane.simulator.profile.FlowProfile;
import io.ticklane.simulator.profile.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recorded markets held against the simulator's. Any thread. */
public final class ProfiledMarkets {
    private static final Duration ALONE = Duration.ofMinutes(10);
    /** More do not fit side by side. */
    private static final int MOST_SYMBOLS = 3;
    private static final String RECORDED = "recorded";
    private static final String SYNTHETIC = "synthetic";

    private final List<FlowProfile> flows = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();

    private ProfiledMarkets() {}

    /**
     * Measures each symbol as recorded and beside it as the simulator makes it up.
     *
     * @throws Refusal if a file cannot be read, or does not hold a symbol
     */
    public static Comparison compare(List<Path> files, List<String> symbols, long seed,
            @Nullable Duration duration) {
        try {
            ProfiledMarkets markets = new ProfiledMarkets();
            for (String symbol : wanted(files, symbols)) {
                markets.measure(files, symbol, seed, duration);
            }
            return new Comparison(FlowProfile.table(markets.flows), List.copyOf(markets.profiles));
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage() + "; name another capture or symbol", e);
        }
    }

    private static List<String> wanted(List<Path> files, List<String> symbols) {
        if (files.isEmpty()) {
            return symbols.isEmpty() ? List.of("BTCUSDT") : symbols;
        }
        Set<String> held = MarketProfiles.symbols(files);
        for (String symbol : symbols) {
            if (!held.contains(symbol)) {
                throw new Refusal("--symbols " + symbol + ": the captures hold " + String.join(", ", held)
                        + "; name one of them");
            }
        }
        List<String> wanted = symbols.isEmpty() ? List.copyOf(held) : symbols;
        if (wanted.size() > MOST_SYMBOLS) {
            throw new Refusal("the captures hold " + wanted.size() + " symbols, " + String.join(", ", wanted)
                    + "; name up to " + MOST_SYMBOLS + " with --symbols");
        }
        return wanted;
    }

    private void measure(List<Path> files, String symbol, long seed, @Nullable Duration duration) {
        Duration lasting = duration == null ? ALONE : duration;
        if (!files.isEmpty()) {
            FlowProfile recorded = MarketProfiles.recorded(symbol + " recorded", files, symbol);
            add(RECORDED, symbol, recorded);
            if (duration == null) {
                lasting = Duration.ofMillis(Math.max(1_000, (long) (recorded.seconds() * 1_000)));
            }
        }
        add(SYNTHETIC, symbol,
                MarketProfiles.synthetic(symbol + " synthetic", symbol, seed, 0, lasting));
    }

    private void add(String kind, String symbol, FlowProfile flow) {
        flows.add(flow);
        Map<String, Double> values = new LinkedHashMap<>();
        for (Measure measure : EnumSet.copyOf(flow.values().keySet())) {
            values.put(name(measure), flow.value(measure));
        }
        profiles.add(new Profile(kind, symbol, flow.seconds(), values));
    }

    /** {@code UPDATES_PER_SECOND} as {@code updatesPerSecond}. */
    private static String name(Measure measure) {
        StringBuilder name = new StringBuilder();
        boolean capital = false;
        for (char letter : measure.name().toCharArray()) {
            if (letter != '_') {
                name.append(capital ? letter : Character.toLowerCase(letter));
            }
            capital = letter == '_';
        }
        return name.toString();
    }
}
