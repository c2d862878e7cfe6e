package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ticklane.app.Refusal;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void theSenderHasTheLastCoreForItself() {
        assertEquals(new Cores("1", "0"), Cores.of("0-1"));
        assertEquals(new Cores("9", "2,3,4,8"), Cores.of("2-4,8-9"));
    }

    @Test
    void oneCoreIsNotEnough() {
        assertThrows(Refusal.class, () -> Cores.of("5"));
        assertThrows(Refusal.class, () -> Cores.of(""));
    }
}
