package io.ticklane.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void aRoundOnASlowMachineIsSlowForBothAndChangesNothing() {
        Ratio ratio = Ratio.ofRounds(List.of(latency(11), latency(45), latency(11)),
                List.of(latency(10), latency(40), latency(10)));
        assertEquals(1.1, ratio.p50(), 1e-9);
        assertEquals(1.1, ratio.p99(), 1e-9);
        assertTrue(ratio.within(1.2, 1.2));
    }

    @Test
    void aRoundInWhichOneIsMissingDoesNotCount() {
        Ratio ratio = Ratio.ofRounds(List.of(LatencyFigures.NONE, latency(12), latency(99)),
                List.of(latency(1), latency(10)));
        assertEquals(1.2, ratio.p50(), 1e-9);
    }

    @Test
    void withoutARoundItIsNoNumberAndNoGoalIsReached() {
        Ratio ratio = Ratio.ofRounds(List.of(latency(1)), List.of());
        assertTrue(Double.isNaN(ratio.p50()));
        assertFalse(ratio.within(100, 100));
    }

    private static LatencyFigures latency(double micros) {
        return new LatencyFigures(micros, micros, micros, micros, micros, micros, micros, micros, micros,
                1_000, 10,
                List.of());
    }
}
