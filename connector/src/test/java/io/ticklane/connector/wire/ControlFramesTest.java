package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.ControlFrames.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlFramesTest {
    @Test
    void writesRequests() {
        List<String> streams = List.of("ethusdt@trade", "ethusdt@depth@100ms");
        assertEquals(
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\",\"ethusdt@depth@100ms\"],\"id\":11}",
                text(ControlFrames.subscribe(11, streams)));
        assertEquals("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"这@trade\"],\"id\":12}",
                text(ControlFrames.unsubscribe(12, List.of("这@trade"))));
        assertEquals("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":13}",
                text(ControlFrames.listSubscriptions(13)));
    }

    @Test
    void readsSuccess() throws VenueException {
        assertEquals(new Reply(11, true, 0, "", List.of()), parse("{\"result\":null,\"id\":11}"));
        assertEquals(new Reply(13, true, 0, "", List.of("a@trade", "b@trade")),
                parse("{\"id\":13,\"result\":[\"a@trade\",\"b@trade\"]}"));
        assertEquals(new Reply(-1, true, 0, "", List.of()), parse("{\"result\":true,\"id\":\"abc\"}"));
    }

    @Test
    void readsFailureNestedAndFlat() throws VenueException {
        assertEquals(new Reply(7, false, 2, "Invalid request: invalid stream", List.of()),
                parse("{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"},\"id\":7}"));
        assertEquals(new Reply(3, false, 0, "Unknown property", List.of()),
                parse("{\"code\":0,\"msg\":\"Unknown property\",\"id\":3}"));
        assertEquals(new Reply(-1, false, 3, "Invalid JSON", List.of()),
                parse("{\"error\":{\"code\":3,\"msg\":\"Invalid JSON\"},\"id\":null}"));
        assertEquals(new Reply(4, false, 0, "neither result nor error", List.of()), parse("{\"id\":4}"));
    }

    @Test
    void refusesWhatIsNoJson() {
        VenueException e = assertThrows(VenueException.class,
                () -> parse("<html>\r\n<head><title>502 Bad Gateway</title></head>"));
        assertTrue(e.getMessage().contains("<html> <head><title>502"), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
        assertThrows(VenueException.class, () -> parse(""));
        assertThrows(VenueException.class, () -> parse("[]"));
        assertThrows(VenueException.class, () -> parse("{\"id\":1}{"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Reply parse(String text) throws VenueException {
        byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
        return ControlFrames.parse(bytes, 2, bytes.length - 4);
    }
}
