package io.ticklane.connector.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.VenueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks over JSON that is not market data, and says in one line what a body is that is no JSON. Stateless; any
 * thread.
 */
final class ColdJson {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final int SHOWN_BYTES = 80;

    private ColdJson() {}

    /** Reads a whole body; the parser stands on its first token. */
    interface Body<T> {
        T read(JsonParser in) throws IOException;
    }

    /** Reads one member's value, on whose first token the parser stands; what it leaves unread is skipped. */
    interface Member {
        void read(String name, JsonParser in) throws IOException;
    }

    /** Reads one element, as {@link Member}. */
    interface Element {
        void read(JsonParser in) throws IOException;
    }

    /** Writes a document. */
    interface Document {
        void write(JsonGenerator out) throws IOException;
    }

    /**
     * Reads a body that must be one JSON value and nothing else.
     *
     * @param what it should be, for the message
     * @throws VenueException with that remedy, if it is not; the message shows how it starts
     */
    static <T> T read(byte[] json, int offset, int length, String what, VenueException.Remedy remedy,
            Body<T> body) throws VenueException {
        try (JsonParser in = FACTORY.createParser(json, offset, length)) {
            in.nextToken();
            T value = body.read(in);
            if (in.nextToken() != null) {
                throw new IOException("more behind its end");
            }
            return value;
        } catch (IOException | ArithmeticException | IllegalArgumentException e) {
            throw new VenueException(remedy, 0, "the venue's " + what + " cannot be read ("
                    + firstLine(e) + "): " + start(json, offset, length), e);
        }
    }

    static <T> T read(byte[] json, String what, VenueException.Remedy remedy, Body<T> body)
            throws VenueException {
        return read(json, 0, json.length, what, remedy, body);
    }

    /** Reads the members of the object here. */
    static void object(JsonParser in, Member member) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object where one should be");
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            member.read(name, in);
            in.skipChildren();
        }
    }

    /** Reads the elements of the array here. */
    static void array(JsonParser in, Element element) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("no array where one should be");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            element.read(in);
            in.skipChildren();
        }
    }

    /** The scalar members of the object here as text; null, objects and arrays are left out. */
    static Map<String, String> scalars(JsonParser in) throws IOException {
        Map<String, String> members = new HashMap<>();
        object(in, (name, value) -> putScalar(members, name, value));
        return members;
    }

    /** Adds the value here if it is a scalar other than null. */
    static void putScalar(Map<String, String> members, String name, JsonParser value) throws IOException {
        if (value.currentToken().isScalarValue() && value.currentToken() != JsonToken.VALUE_NULL) {
            members.put(name, value.getText());
        }
    }

    /** The member, which must be there. */
    static String required(Map<String, String> members, String name) throws IOException {
        String value = members.get(name);
        if (value == null) {
            throw new IOException("it has no " + name);
        }
        return value;
    }

    /** The document as UTF-8. */
    static byte[] write(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            document.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** How the bytes start, in one line of printable characters. */
    static String start(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return "it is empty";
        }
        String text = new String(bytes, offset, Math.min(length, SHOWN_BYTES), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return length > SHOWN_BYTES ? text + "…" : text;
    }

    private static String firstLine(Exception e) {
        String message = e instanceof com.fasterxml.jackson.core.JacksonException
                ? "no JSON"
                : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }
}
