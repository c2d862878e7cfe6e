package io.ticklane.bridge.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.Strategy;
import io.ticklane.connector.Tick;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StrategiesTest {
    /** With settings. */
    public static final class Configured implements Strategy {
        final Map<String, String> settings;

        public Configured(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public void onTick(Tick tick) {}
    }

    /** Without. */
    public static final class Plain implements Strategy {
        @Override
        public void onTick(Tick tick) {}
    }

    /** Fails. */
    public static final class Failing implements Strategy {
        public Failing() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public void onTick(Tick tick) {}
    }

    private static String refusal(String name, Map<String, String> settings) {
        String message = assertThrows(IllegalArgumentException.class, () -> Strategies.byName(name, settings))
                .getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void findsTheSamplesByName() {
        assertInstanceOf(SpreadCrosser.class, Strategies.byName("spread-crosser"));
        assertInstanceOf(MarketMaker.class, Strategies.byName("market-maker"));
    }

    @Test
    void findsAClassByItsFullName() {
        assertInstanceOf(Plain.class, Strategies.byName(Plain.class.getName()));
        Strategy configured = Strategies.byName(Configured.class.getName(), Map.of("a", "b"));
        assertEquals(Map.of("a", "b"), ((Configured) configured).settings);
    }

    @Test
    void unknownNameIsRefusedWithTheNamesThereAre() {
        String message = refusal("spread-croser", Map.of());
        assertTrue(message.contains("'spread-croser'"), message);
        assertTrue(message.contains("spread-crosser or market-maker"), message);
    }

    @Test
    void classThatIsNoStrategyIsRefused() {
        assertTrue(refusal("java.lang.String", Map.of()).contains("does not implement"));
    }

    @Test
    void interfaceAndFailingConstructorAreRefused() {
        assertTrue(refusal(Strategy.class.getName(), Map.of()).contains("cannot be made"));
        assertTrue(refusal(Failing.class.getName(), Map.of()).contains("no licence"));
    }

    @Test
    void settingsForAStrategyWithoutAnyAreRefused() {
        assertTrue(refusal(Plain.class.getName(), Map.of("a", "b")).contains("takes no settings"));
    }

    @Test
    void unknownAndMalformedSettingsAreRefused() {
        assertTrue(refusal("spread-crosser", Map.of("rate", "1")).contains("orders-per-second"));
        assertTrue(refusal("spread-crosser", Map.of("orders-per-second", "many")).contains("'many'"));
        assertTrue(refusal("market-maker", Map.of("notional", "-3")).contains("'-3'"));
        assertTrue(refusal("market-maker", Map.of("max-inventory", "0")).contains("max-inventory"));
    }
}
