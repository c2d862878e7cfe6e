package io.ticklane.connector.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RingConfigTest {
    @Test
    void refusesSizesThatAreNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new RingConfig(1_000, "sleeping"));
        assertThrows(IllegalArgumentException.class, () -> new RingConfig(4, "sleeping"));
    }

    @Test
    void refusesUnknownWaitsAndNamesTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> new RingConfig(16, "napping"))
                .getMessage();
        assertTrue(message.contains("napping") && message.contains("busy-spin"), message);
    }

    @Test
    void knowsEveryDocumentedWait() {
        for (String name : new String[]{"busy-spin", "yielding", "phased", "sleeping", "blocking"}) {
            assertEquals(name, new RingConfig(16, name).waiting());
        }
    }
}
