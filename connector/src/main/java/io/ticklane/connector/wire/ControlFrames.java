package io.ticklane.connector.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.VenueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Requests to a stream connection and their answers. Stateless; any thread. */
public final class ControlFrames {
    private ControlFrames() {}

    /**
     * The answer to a control frame.
     *
     * @param id the request's, or -1 where the venue gave none or one that is no number
     * @param ok whether the venue took the request; a stream that does not exist is taken as well
     * @param code the venue's error code, 0 when ok
     * @param message the venue's words, empty when ok
     * @param streams the answer of {@link ControlFrames#listSubscriptions}, else empty
     */
    public record Reply(long id, boolean ok, int code, String message, List<String> streams) {}

    /** Asks for these streams. UTF-8. */
    public static byte[] subscribe(long id, List<String> streams) {
        return request("SUBSCRIBE", id, streams);
    }

    /** Ends these streams. UTF-8. */
    public static byte[] unsubscribe(long id, List<String> streams) {
        return request("UNSUBSCRIBE", id, streams);
    }

    /** Asks which streams stand. UTF-8. */
    public static byte[] listSubscriptions(long id) {
        return ColdJson.write(out -> {
            out.writeStartObject();
            out.writeStringField("method", "LIST_SUBSCRIPTIONS");
            out.writeNumberField("id", id);
            out.writeEndObject();
        });
    }

    /**
     * Reads an answer: {@code result} for success, {@code error} or a flat {@code code} and {@code msg} for
     * failure.
     *
     * @throws VenueException if the bytes are no JSON object, with the first of them in the message
     */
    public static Reply parse(byte[] buffer, int offset, int length) throws VenueException {
        return ColdJson.read(buffer, offset, length, "answer on the stream", VenueException.Remedy.RETRY,
                in -> {
                    Answer answer = new Answer();
                    ColdJson.object(in, answer::read);
                    return answer.reply();
                });
    }

    private static byte[] request(String method, long id, List<String> streams) {
        return ColdJson.write(out -> {
            out.writeStartObject();
            out.writeStringField("method", method);
            writeStreams(out, streams);
            out.writeNumberField("id", id);
            out.writeEndObject();
        });
    }

    private static void writeStreams(JsonGenerator out, List<String> streams) throws IOException {
        out.writeArrayFieldStart("params");
        for (String stream : streams) {
            out.writeString(stream);
        }
        out.writeEndArray();
    }

    /** What has been read of an answer. */
    private static final class Answer {
        private final List<String> streams = new ArrayList<>();
        private long id = -1;
        private boolean result;
        private int code;
        private String message = "";

        void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "id" -> id = in.currentToken() == JsonToken.VALUE_NUMBER_INT ? in.getLongValue() : -1;
                case "code" -> code = in.getIntValue();
                case "msg" -> message = in.getText();
                case "error" -> ColdJson.object(in, this::read);
                case "result" -> readResult(in);
                default -> {
                    // Of no interest.
                }
            }
        }

        private void readResult(JsonParser in) throws IOException {
            result = true;
            if (in.currentToken() == JsonToken.START_ARRAY) {
                ColdJson.array(in, element -> streams.add(element.getText()));
            }
        }

        Reply reply() {
            boolean ok = result && code == 0 && message.isEmpty();
            String words = ok || !message.isEmpty() ? message : "neither result nor error";
            return new Reply(id, ok, code, words, List.copyOf(streams));
        }
    }
}
