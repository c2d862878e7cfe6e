package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.endtoend.SenderProcess.Progress;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Progress before = new Progress(1_000, 5, 2_000, 500, 0);

    @Test
    void aSenderThatWasLateIsNotSteady() {
        assertTrue(new Progress(2_000, 5, 2_000, 500, 0).steadySince(before, false));
        assertFalse(new Progress(2_000, 6, 2_000, 500, 0).steadySince(before, false));
    }

    @Test
    void aVenueThatIsBehindWithOrdersIsNotSteady() {
        assertTrue(new Progress(2_000, 5, 2_000, 1_490, 0).steadySince(before, true));
        assertFalse(new Progress(2_000, 5, 2_000, 600, 0).steadySince(before, true));
        assertFalse(new Progress(2_000, 5, 2_000, 4_000, 0).steadySince(before, true));
    }
}
