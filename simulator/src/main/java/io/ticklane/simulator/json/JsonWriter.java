package io.ticklane.simulator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.ticklane.simulator.market.Decimal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON text, compact and in the order of the calls. Methods with a name write a member of the open
 * object, those without an element of the open array. One thread, one text.
 */
public final class JsonWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final JsonGenerator json;

    public JsonWriter() {
        try {
            json = Json.FACTORY.createGenerator(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private JsonWriter with(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an object. */
    public JsonWriter object() {
        return with(json::writeStartObject);
    }

    /** Opens an object as a member. */
    public JsonWriter object(String name) {
        return with(() -> json.writeObjectFieldStart(name));
    }

    /** Opens an array. */
    public JsonWriter array() {
        return with(json::writeStartArray);
    }

    /** Opens an array as a member. */
    public JsonWriter array(String name) {
        return with(() -> json.writeArrayFieldStart(name));
    }

    /** Closes the innermost open object or array. */
    public JsonWriter end() {
        return json.getOutputContext().inArray() ? with(json::writeEndArray) : with(json::writeEndObject);
    }

    public JsonWriter put(String name, String value) {
        return with(() -> json.writeStringField(name, value));
    }

    public JsonWriter put(String name, long value) {
        return with(() -> json.writeNumberField(name, value));
    }

    public JsonWriter put(String name, boolean value) {
        return with(() -> json.writeBooleanField(name, value));
    }

    /** A scaled number as a string with 8 decimals. */
    public JsonWriter put(String name, long value, int scale) {
        return with(() -> json.writeStringField(name, Decimal.text(value, scale)));
    }

    public JsonWriter add(String value) {
        return with(() -> json.writeString(value));
    }

    public JsonWriter add(long value) {
        return with(() -> json.writeNumber(value));
    }

    /** A scaled number as a string with 8 decimals. */
    public JsonWriter add(long value, int scale) {
        return with(() -> json.writeString(Decimal.text(value, scale)));
    }

    /** A member that is JSON text already. */
    public JsonWriter raw(String name, String text) {
        return with(() -> {
            json.writeFieldName(name);
            json.writeRawValue(text);
        });
    }

    /** An element that is JSON text already. */
    public JsonWriter raw(String text) {
        return with(() -> json.writeRawValue(text));
    }

    /** A member of any kind that {@link Json#parse} gives; used to echo what was read. */
    public JsonWriter value(String name, @Nullable Object value) {
        return with(() -> {
            json.writeFieldName(new SerializedString(name));
            write(value);
        });
    }

    /** An element of any kind that {@link Json#parse} gives. */
    public JsonWriter value(@Nullable Object value) {
        return with(() -> write(value));
    }

    private void write(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(element);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Json.Literal literal) {
            json.writeNumber(literal.text());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof BigInteger integer) {
            json.writeNumber(integer);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    /** The text as UTF-8; every object and array must have been closed. */
    public byte[] bytes() {
        with(json::close);
        return out.toByteArray();
    }
}
