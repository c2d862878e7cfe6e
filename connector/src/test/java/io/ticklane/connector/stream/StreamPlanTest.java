package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamPlanTest {
    @Test
    void keepsStreamsOfASymbolTogether() {
        assertEquals(
                List.of(List.of("a@trade", "a@depth@100ms", "b@trade"), List.of("c@trade", "c@bookTicker")),
                StreamPlan.of(List.of("a@trade", "b@trade", "c@trade", "a@depth@100ms", "c@bookTicker"), 3));
    }

    @Test
    void startsAConnectionRatherThanSplitASymbol() {
        assertEquals(List.of(List.of("a@1", "a@2"), List.of("b@1", "b@2")),
                StreamPlan.of(List.of("a@1", "a@2", "b@1", "b@2"), 3));
    }

    @Test
    void refusesAStreamListedTwice() {
        assertThrows(IllegalArgumentException.class, () -> StreamPlan.of(List.of("a@1", "a@1"), 3));
    }
}
