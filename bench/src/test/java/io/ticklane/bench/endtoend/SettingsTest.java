package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.simulator.metronome.Rhythm;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void allTakeTurnsUnlessToldOtherwise() {
        assertEquals(List.of(Contestant.values()), Settings.of(order(null, 1, List.of())).contestants());
        assertEquals(List.of(Contestant.OURS_SPINNING, Contestant.FLOOR_SPINNING),
                Settings.of(order(true, 1, List.of("--measure=signal"))).contestants());
        assertEquals(List.of(Contestant.OURS_BLOCKING_WIRE),
                Settings.of(order(false, 1, List.of("--no-floor", "--measure=wire"))).contestants());
    }

    @Test
    void withoutTheFloorOursTakesOneTurnAsTheMachineAllows() {
        List<Contestant> alone = Settings.of(order(null, 1, List.of("--no-floor", "--measure=signal")))
                .contestants();

        assertEquals(1, alone.size());
        assertTrue(alone.get(0).ours());
    }

    @Test
    void theFloorHasOneConnectionOnly() {
        List<Contestant> many = Settings.of(order(null, 201, List.of())).contestants();

        assertEquals(List.of(Contestant.OURS_BLOCKING, Contestant.OURS_BLOCKING_WIRE), many);
    }

    @Test
    void eachRateIsAScenario() {
        Settings settings = Settings.of(order(null, 1, List.of("--rate=1000,5000", "--strict")));

        assertEquals(List.of(1_000, 5_000), settings.scenarios().stream().map(Scenario::rate).toList());
        assertTrue(settings.strict());
        assertFalse(Settings.of(order(null, 1, List.of())).strict());
        assertFalse(settings.awake());
        assertTrue(Settings.of(order(null, 1, List.of("--awake"))).awake());
        assertEquals(10_000, Settings.of(order(null, 1, List.of())).scenarios().get(0).rate());
    }

    @Test
    void transportsWiresAndRatesAreCombined() {
        List<Scenario> scenarios = Settings.of(order(null, 1,
                List.of("--rate=1000,5000", "--transport=plain,tls", "--wire=json,sbe"))).scenarios();

        assertEquals(8, scenarios.size());
        assertEquals("1,000/s, JSON, plain", scenarios.get(0).label());
        assertEquals("5,000/s, SBE, TLS", scenarios.get(7).label());
    }

    @Test
    void symbolsOfFurtherConnectionsShareOneSixteenth() {
        Scenario scenario = Settings.of(order(null, 1_000, List.of())).scenarios().get(0);

        assertEquals(200, scenario.hotSymbols());
        assertEquals(10_667, scenario.totalRate());
    }

    @Test
    void ticksComeFasterUntilAllIsCompiledWhereTheRateIsLow() {
        Scenario scenario = new Scenario(1_000, Rhythm.STEADY, StreamFormat.JSON, false, 1, "auto",
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));

        assertEquals(4_000, scenario.warmUpRate());
        assertEquals(10_000,
                Settings.of(order(null, 1, List.of())).scenarios().get(0).warmUpRate());
    }

    private static MeasureOrder order(@Nullable Boolean spin, int symbols, List<String> arguments) {
        return new MeasureOrder(10_000, Duration.ofSeconds(1), Duration.ZERO, 1, false, "auto", spin, symbols,
                arguments, System.out, System.err, text -> {}, text -> {}, image -> {});
    }
}
