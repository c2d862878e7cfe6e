package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOrderIdsTest {
    private final ClientOrderIds ids = new ClientOrderIds("3fk9x");

    @Test
    void namesSessionOrderAndTrigger() {
        assertEquals("t3fk9x-1a-u88100233", ids.text(46, 88100233));
        assertEquals("t3fk9x-1a", ids.text(46, 0));
    }

    @Test
    void findsTheOrderAgain() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long orderId = random.nextLong() >>> (1 + random.nextInt(62));
            long trigger = random.nextLong() >> random.nextInt(63);
            String text = ids.text(orderId, trigger);
            assertTrue(text.matches("[a-zA-Z0-9-_]{1,36}"), text);
            assertEquals(orderId, ids.orderId(text), text);
            assertEquals(orderId, inPlace(text), text);
        }
    }

    @Test
    void leavesTheTriggerOutWhereItIsTooLong() {
        assertEquals("t3fk9x-1y2p0ij32e8e7", ids.text(Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals("t3fk9x-1-u9223372036854775807", ids.text(1, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t3fk9x-", "t3fk9x--u1", "t3fk9y-1a-u88100233",
        "web_747120d1bb0e4ca7a840604d1e",
        "t3fk9x-1a-u", "t3fk9x-1a-x5", "t3fk9x-1A", "t3fk9x-1a-u5x", "t3fk9x-1a-", "x3fk9x-1a",
        "t3fk9x-zzzzzzzzzzzzz", "t3fk9x-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"})
    void knowsWhatIsNotOurs(String text) {
        assertEquals(-1, ids.orderId(text));
        assertEquals(-1, inPlace(text));
    }

    @Test
    void readsBytesAsText() {
        Random random = new Random(6);
        String letters = "t3fk9x-u1a0zZA{` /:9~";
        int ours = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(
                    ids.text(random.nextLong() >>> (1 + random.nextInt(62)), random.nextInt(1_000) - 500));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letter);
                    case 1 -> text.insert(at, letter);
                    default -> text.setLength(at + 1);
                }
            }
            long expected = ids.orderId(text);
            assertEquals(expected, inPlace(text.toString()), text::toString);
            ours += expected >= 0 ? 1 : 0;
        }
        assertTrue(ours > 20_000 && ours < 190_000, ours + " were ours");
    }

    private long inPlace(String text) {
        byte[] bytes = (">" + text + "0z-u9").getBytes(StandardCharsets.US_ASCII);
        return ids.orderId(bytes, 1, 1 + text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABC", "a-b", "123456789"})
    void refusesBadSessions(String session) {
        assertThrows(IllegalArgumentException.class, () -> new ClientOrderIds(session));
    }
}
