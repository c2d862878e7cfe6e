package io.ticklane.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WireToWireTest {
    private final WireToWire wireToWire = new WireToWire(1);

    @Test
    void aTraceKeepsTheOrdersAfterItsStartUpToItsSize() {
        answered(1, 1_000, 1_500);
        wireToWire.startTrace(2);
        answered(2, 2_000, 2_700);
        answered(3, 3_000, 3_900);
        answered(4, 4_000, 4_100);
        assertArrayEquals(new long[]{2_700, 700, 3_900, 900}, wireToWire.trace());
        assertEquals(4, wireToWire.latency().count());
    }

    @Test
    void aNewTraceForgetsTheOneBefore() {
        wireToWire.startTrace(1);
        answered(1, 1_000, 1_500);
        wireToWire.startTrace(1);
        assertEquals(0, wireToWire.trace().length);
    }

    @Test
    void ordersWhoseTickIsUnknownAreNotTraced() {
        wireToWire.startTrace(1);
        wireToWire.orderReceived(0, "a-u7", 1_000);
        wireToWire.orderReceived(0, "plain", 1_000);
        assertEquals(0, wireToWire.trace().length);
    }

    private void answered(long updateId, long sent, long received) {
        wireToWire.tickSent(0, updateId, sent);
        wireToWire.orderReceived(0, "a-u" + updateId, received);
    }
}
