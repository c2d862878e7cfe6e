package io.ticklane.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void readsEveryUnit() {
        assertEquals(Duration.ofMillis(500), Durations.parse("500ms"));
        assertEquals(Duration.ofSeconds(30), Durations.parse("30s"));
        assertEquals(Duration.ofMinutes(5), Durations.parse("5m"));
        assertEquals(Duration.ofHours(24), Durations.parse(" 24h "));
        assertEquals(Duration.ofNanos(7_000), Durations.parse("7us"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "1 week", "5mm", "9999999999999s", "4000d"})
    void refusesWhatIsNoDuration(String text) {
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "30s", "5m", "1d", "0s", "7us", "3ns"})
    void writesWhatItReads(String text) {
        assertEquals(text, Durations.format(Durations.parse(text)));
    }

    @Test
    void findsTheNearestWord() {
        assertEquals("cache.ttl", Nearest.of("cache.tll", List.of("cache.ttl", "layout")));
        assertNull(Nearest.of("zzzzzzzz", List.of("cache.ttl", "layout")));
    }

    @Test
    void keepsRefusalsOnOneLine() {
        assertEquals("a b c", new Refusal("a\nb\r\n\tc").getMessage());
    }
}
