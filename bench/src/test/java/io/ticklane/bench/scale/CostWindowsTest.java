package io.ticklane.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CostWindowsTest {
    @Test
    void aBadWindowDoesNotDecide() {
        CostWindows windows = new CostWindows(1_000, 50);
        windows.look(2_000, 150);
        windows.look(92_000, 250);
        windows.look(94_000, 350);
        assertEquals(20, windows.median());
        assertEquals(310, windows.whole());
        assertEquals(300, windows.messages());
    }

    @Test
    void withFewMessagesTheWholeIsTold() {
        CostWindows windows = new CostWindows(0, 0);
        windows.look(100, 10);
        windows.look(700, 20);
        assertEquals(35, windows.median());
    }
}
