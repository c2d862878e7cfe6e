package io.ticklane.bench.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {
    private int calls;

    @Test
    void theMiddleHalfIsFinerThanItsValues() {
        assertEquals(22.5, Cost.middle(new long[]{0, 20, 20, 20, 20, 30, 90, 900}));
        assertEquals(7, Cost.middle(new long[]{7}));
    }

    @Test
    void warmUpDoesNotCount() {
        Cost.Single single = Cost.ofSingle(1_000, 5_000_000, 10_000_000, () -> calls++, () -> {});
        assertEquals(15, calls);
        assertEquals(10, single.count());
    }

    @Test
    void eachBurstIsFollowedByAPause() throws InterruptedException {
        int[] pauses = new int[1];
        Cost.Nanos nanos = Cost.ofBursts(1_000_000, () -> calls++, () -> pauses[0]++);
        assertTrue(pauses[0] > 0);
        assertEquals(256 * pauses[0], calls);
        assertTrue(nanos.rawP50() <= nanos.rawP99());
    }

    @Test
    void runsAreToldByTheirMedians() {
        assertEquals(new Cost.Nanos(2, 20, 200, 2_000), Cost.Nanos.ofRuns(List.of(
                new Cost.Nanos(3, 30, 300, 3_000), new Cost.Nanos(1, 10, 100, 1_000),
                new Cost.Nanos(2, 20, 200, 2_000))));
    }
}
