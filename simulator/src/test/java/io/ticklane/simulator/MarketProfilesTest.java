package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.profile.FlowProfile;
import io.ticklane.simulator.profile.Measure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The synthetic market looks like the recorded ones. */
class MarketProfilesTest {
    private static final List<String> BTC_FILES = List.of("ws-captures/hftbacktest/btcusdt_20240808.gz",
            "ws-captures/hftbacktest/btcusdt_20240809.gz");
    private static final String BTC_2023 = "ws-captures/hftbacktest/btcusdt_20230405.dat.gz";
    private static final List<String> NEXO_FILES = List.of(
            "ws-captures/hftbacktest_playground/nexousdt_20240723.dat.gz",
            "ws-captures/hftbacktest_playground/nexousdt_20240724.dat.gz");

    private static List<Path> files(List<String> names) {
        return names.stream().map(SharedData::file).toList();
    }

    /** Asserts that every measure is the recorded one within a factor, but for those named with a wider one. */
    private static void alike(FlowProfile recorded, FlowProfile synthetic, double factor,
            Map<Measure, Double> wider) {
        List<String> misses = new ArrayList<>();
        for (Measure measure : recorded.values().keySet()) {
            double ratio = synthetic.value(measure) / recorded.value(measure);
            double allowed = wider.getOrDefault(measure, factor);
            if (!(ratio <= allowed && ratio >= 1 / allowed)) {
                misses.add(measure.label() + ": recorded " + recorded.text(measure) + ", synthetic "
                        + synthetic.text(measure));
            }
        }
        assertEquals(List.of(), misses);
    }

    @Test
    void busySymbolLooksLikeBtcusdtOf2024() {
        FlowProfile recorded = MarketProfiles.recorded("recorded", files(BTC_FILES), "BTCUSDT");
        assertEquals(Set.of(Measure.values()), recorded.values().keySet());
        for (int seed = 1; seed <= 2; seed++) {
            FlowProfile synthetic = MarketProfiles.synthetic("synthetic", "BTCUSDT", seed, 0,
                    Duration.ofSeconds(650));
            alike(recorded, synthetic, 2.2, Map.of(Measure.GAP_MILLIS_P50, 4.0, Measure.BURST, 3.0,
                    Measure.SPREAD_TICKS_P90, 8.0, Measure.SPREAD_TICKS_P99, 4.0,
                    Measure.TENTH_LEVEL_BIPS, 5.0, Measure.BEST_AMOUNT, 20.0,
                    Measure.TEN_LEVELS_AMOUNT, 5.0));
        }
    }

    @Test
    void quietSymbolLooksLikeNexousdt() {
        FlowProfile recorded = MarketProfiles.recorded("recorded", files(NEXO_FILES), "NEXOUSDT");
        FlowProfile synthetic = MarketProfiles.synthetic("synthetic", "NEXOUSDT", 1, 0, Duration.ofHours(12));
        alike(recorded, synthetic, 2.5, Map.of(Measure.GAP_MILLIS_P50, 30.0, Measure.BURST, 6.0,
                Measure.BEST_AMOUNT, 20.0));
    }

    /** The factors tell markets apart: two recordings of one symbol, a year apart, are further from each other. */
    @Test
    void tellsRecordingsOfDifferentYearsApart() {
        FlowProfile recorded = MarketProfiles.recorded("2024", files(BTC_FILES), "BTCUSDT");
        FlowProfile older = MarketProfiles.recorded("2023", List.of(SharedData.file(BTC_2023)), "BTCUSDT");
        double ratio = recorded.value(Measure.UPDATES_PER_SECOND) / older.value(Measure.UPDATES_PER_SECOND);
        assertTrue(ratio > 2.2, "ratio " + ratio);
    }

    @Test
    void findsTheSymbolsOfCaptures() {
        assertEquals(Set.of("BTCUSDT"), MarketProfiles.symbols(files(BTC_FILES)));
        assertTrue(MarketProfiles.symbols(files(List.of("ws-captures/cryptofeed/binance-20211012/ws.1.0.gz")))
                .contains("NKNUSDT"));
    }

    @Test
    void sameSeedGivesTheSameProfile() {
        FlowProfile first = MarketProfiles.synthetic("x", "ETHUSDT", 4, 0, Duration.ofSeconds(20));
        assertEquals(first, MarketProfiles.synthetic("x", "ETHUSDT", 4, 0, Duration.ofSeconds(20)));
        String table = FlowProfile.table(List.of(first, first));
        assertEquals(Measure.values().length + 2, table.lines().count());
        assertTrue(table.contains(first.text(Measure.FRAMES_PER_SECOND)), table);
    }
}
