package io.ticklane.simulator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads small JSON texts into plain values: {@code Map<String, Object>} in the order of the text,
 * {@code List<Object>}, {@code String}, {@code Long}, {@code BigInteger}, {@code BigDecimal}, {@code Boolean},
 * {@code null}. Stateless; any thread.
 */
public final class Json {
    /** With buffers for texts that are written while others are: by default a thread has those of one. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private Json() {}

    /** A number with the digits and the exponent that the text has. */
    public record Literal(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Reads one value and insists that nothing but blanks follows it.
     *
     * @throws JsonException if {@code text} is anything else
     */
    public static @Nullable Object parse(String text) throws JsonException {
        return parse(text, false);
    }

    /** As {@link #parse(String)}, from UTF-8, with or without a mark before it. */
    public static @Nullable Object parse(byte[] utf8) throws JsonException {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** As {@link #parse(String)}, with all numbers as {@link Literal}. */
    public static @Nullable Object verbatim(String text) throws JsonException {
        return parse(text, true);
    }

    /** From text, since of bytes the library guesses the encoding. */
    private static @Nullable Object parse(String text, boolean verbatim) throws JsonException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonException("no value", 1, 1);
            }
            Object value = value(parser, first, verbatim);
            if (parser.nextToken() != null) {
                throw failure("something after the value", parser.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw failure(e.getOriginalMessage(), e.getLocation());
        } catch (NumberFormatException e) {
            throw new JsonException("a number beyond all bounds", 1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonException failure(String message, @Nullable JsonLocation at) {
        return at == null
                ? new JsonException(message, 1, 1)
                : new JsonException(message, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token, boolean verbatim)
            throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, verbatim);
            case START_ARRAY -> array(parser, verbatim);
            case VALUE_NUMBER_INT ->
                verbatim ? new Literal(parser.getText()) : integer(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT ->
                verbatim ? new Literal(parser.getText()) : new BigDecimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static Object integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, boolean verbatim)
            throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken(), verbatim));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser, boolean verbatim)
            throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            elements.add(value(parser, t, verbatim));
        }
        return elements;
    }
}
