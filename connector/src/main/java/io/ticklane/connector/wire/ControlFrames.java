package io.ticklane.connector.wire;

import io.ticklane.connector.VenueException;
import java.util.List;

/** Requests to a stream connection and their answers. Stateless; any thread. */
public final class ControlFrames {
    private ControlFrames() {}

    /**
     * The answer to a control frame.
     *
     * @param id the request's, or -1 where the venue gave none or one that is no number
     * @param ok whether the venue took the request
     * @param code the venue's error code, 0 when ok
     * @param message the venue's words, empty when ok
     * @param streams the answer of {@link ControlFrames#listSubscriptions}, else empty
     */
    public record Reply(long id, boolean ok, int code, String message, List<String> streams) {}

    /** Asks for these streams. UTF-8. */
    public static byte[] subscribe(long id, List<String> streams) {
        return new byte[0];
    }

    /** Ends these streams. UTF-8. */
    public static byte[] unsubscribe(long id, List<String> streams) {
        return new byte[0];
    }

    /** Asks which streams stand. UTF-8. */
    public static byte[] listSubscriptions(long id) {
        return new byte[0];
    }

    /**
     * Reads an answer.
     *
     * @throws VenueException if the bytes are no JSON object, with the first of them in the message
     */
    public static Reply parse(byte[] buffer, int offset, int length) throws VenueException {
        return new Reply(0, true, 0, "", List.of());
    }
}
