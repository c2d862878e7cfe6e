package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.wire.ControlFrames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SubscriptionsTest {
    private static final long TIMEOUT = 5_000;

    private final Subscriptions subscriptions = new Subscriptions(names(250), TIMEOUT);

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("s" + i + "@trade");
        }
        return names;
    }

    @Test
    void spacesItsRequests() {
        subscriptions.restart(0);
        assertNotNull(subscriptions.nextRequest(0));
        assertNull(subscriptions.nextRequest(Subscriptions.SPACING_NANOS - 1));
        assertNotNull(subscriptions.nextRequest(Subscriptions.SPACING_NANOS));
        assertNull(subscriptions.nextRequest(Subscriptions.SPACING_NANOS * 9));
    }

    @Test
    void isCompleteWhenEveryRequestWasAnswered() {
        subscriptions.restart(0);
        subscriptions.nextRequest(0);
        subscriptions.answer(ok(1));
        assertFalse(subscriptions.complete());
        subscriptions.nextRequest(Subscriptions.SPACING_NANOS);
        assertFalse(subscriptions.complete());
        subscriptions.answer(ok(77));
        assertFalse(subscriptions.complete());
        subscriptions.answer(ok(2));
        assertTrue(subscriptions.complete());
    }

    @Test
    void noticesALateAnswer() {
        subscriptions.restart(0);
        subscriptions.nextRequest(100);
        assertFalse(subscriptions.late(100 + TIMEOUT - 1));
        assertTrue(subscriptions.late(100 + TIMEOUT));
        subscriptions.answer(ok(1));
        assertFalse(subscriptions.late(100 + TIMEOUT));
    }

    @Test
    void answersFromBeforeARestartMeanNothing() {
        subscriptions.restart(0);
        subscriptions.nextRequest(0);
        subscriptions.restart(10);
        subscriptions.nextRequest(10);
        subscriptions.answer(ok(1));
        assertTrue(subscriptions.late(10 + TIMEOUT));
    }

    @Test
    void tellsARefusal() {
        subscriptions.restart(0);
        subscriptions.nextRequest(0);
        assertEquals("subscription refused: bad (2)",
                subscriptions.answer(new ControlFrames.Reply(1, false, 2, "bad", List.of())));
    }

    private static ControlFrames.Reply ok(long id) {
        return new ControlFrames.Reply(id, true, 0, "", List.of());
    }
}
