package io.ticklane.simulator.sbe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a message by the schema file alone, without the generated codecs, and says in JSON what it means. Skips
 * what a block has beyond the schema and leaves out what it lacks.
 */
public final class SbeReader {
    private static final Map<String, Long> NULLS = Map.of("int8", (long) Byte.MIN_VALUE, "uint8", 0xffL,
            "int16",
            (long) Short.MIN_VALUE, "uint16", 0xffffL, "int32", (long) Integer.MIN_VALUE, "uint32",
            0xffff_ffffL,
            "int64", Long.MIN_VALUE, "uint64", -1L);

    private final SbeSchema schema;
    private final boolean micros;

    /**
     * A message.
     *
     * @param fields as on the wire, by name: Long, Float, byte[] for what has no kind of its own, String, List of
     *     maps for groups, Message for data that is one, null for data that is none
     * @param json what the same says in JSON: Map, List or (of filters that stand alone) whatever it is
     * @param length in bytes, header included
     */
    public record Message(String name, int templateId, int version, Map<String, Object> fields, Object json,
            int length) {}

    /** @param micros whether JSON is to have times in microseconds, not milliseconds */
    public SbeReader(SbeSchema schema, boolean micros) {
        this.schema = schema;
        this.micros = micros;
    }

    /** Reads a message that ends with the last byte. */
    public Message read(byte[] frame) {
        Message message = read(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
        if (message.length() != frame.length) {
            throw new IllegalArgumentException(message.length() + " of " + frame.length + " bytes read");
        }
        return message;
    }

    private Message read(ByteBuffer in) {
        int start = in.position();
        int blockLength = Short.toUnsignedInt(in.getShort());
        int templateId = Short.toUnsignedInt(in.getShort());
        int schemaId = in.getShort();
        int version = in.getShort();
        SbeSchema.Part part = schema.messages().get(templateId);
        if (part == null || schemaId != schema.id()) {
            throw new IllegalArgumentException("template " + templateId + " of schema " + schemaId);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Object json = body(in, part, blockLength, fields, new LinkedHashMap<>());
        return new Message(part.name(), templateId, version, fields, json, in.position() - start);
    }

    private Object body(ByteBuffer in, SbeSchema.Part of, int blockLength, Map<String, Object> fields,
            Map<String, Object> exponents) {
        int end = in.position() + blockLength;
        Object json = new LinkedHashMap<String, Object>();
        for (SbeSchema.Part field : of.of("field")) {
            if (!field.constant().isEmpty()) {
                String constant = field.constant().substring(field.constant().indexOf('.') + 1);
                json = put(json, field.path(),
                        constant.equals("True") ? (Object) true : Spellings.spelling(constant));
            } else if (in.position() + schema.length(field.type()) <= end) {
                Object raw = raw(in, field.type());
                fields.put(field.name(), raw);
                exponents.put(field.name(), raw);
                if (!field.type().equals("exponent8")) {
                    json = put(json, field.path(), value(field, raw, exponents));
                }
            }
        }
        in.position(end);
        for (SbeSchema.Part group : of.of("group")) {
            List<Object> raw = new ArrayList<>();
            List<Object> entries = new ArrayList<>();
            int entryLength = Short.toUnsignedInt(in.getShort());
            int count = group.type().equals("groupSizeEncoding")
                    ? in.getInt()
                    : Short.toUnsignedInt(in.getShort());
            for (int i = 0; i < count; i++) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entries.add(body(in, group, entryLength, entry, new LinkedHashMap<>(exponents)));
                raw.add(entry);
            }
            fields.put(group.name(), raw);
            json = put(json, group.path(), entries);
        }
        for (SbeSchema.Part data : of.of("data")) {
            Object raw = data(in, data.type());
            fields.put(data.name(), raw);
            Object value = raw instanceof Message message ? message.json() : raw;
            json = put(json, data.path(), "".equals(raw) || raw == null ? data.whenNull() : value);
        }
        return json;
    }

    private Object data(ByteBuffer in, String type) {
        String lengthType = schema.composite(type).get("length").replace("2147483647", "");
        int length = switch (lengthType) {
            case "uint8" -> Byte.toUnsignedInt(in.get());
            case "uint16" -> Short.toUnsignedInt(in.getShort());
            default -> in.getInt();
        };
        if (type.contains("essageData")) {
            int end = in.position() + length;
            Message message = length == 0 ? null : read(in);
            if (in.position() != end) {
                throw new IllegalArgumentException("a part that ends at " + in.position() + ", not " + end);
            }
            return message;
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private Object raw(ByteBuffer in, String type) {
        if (schema.length(type) == 16) {
            byte[] wide = new byte[16];
            in.get(wide);
            return wide;
        }
        return switch (schema.primitive(type)) {
            case "int8" -> (Object) (long) in.get();
            case "uint8" -> (long) Byte.toUnsignedInt(in.get());
            case "int16" -> (long) in.getShort();
            case "uint16" -> (long) Short.toUnsignedInt(in.getShort());
            case "int32" -> (long) in.getInt();
            case "uint32" -> Integer.toUnsignedLong(in.getInt());
            case "float" -> in.getFloat();
            default -> in.getLong();
        };
    }

    private Object value(SbeSchema.Part field, Object raw, Map<String, Object> exponents) {
        String type = field.type();
        if (raw instanceof Float number) {
            return number.isNaN() ? field.whenNull() : number.toString();
        }
        if (raw instanceof byte[] wide) {
            return decimal(new BigInteger(reversed(wide)), field, exponents);
        }
        long number = (long) raw;
        if (schema.kind(type).equals("set")) {
            List<Object> choices = new ArrayList<>();
            schema.names(type).forEach((bit, name) -> {
                if ((number >> bit & 1) != 0) {
                    choices.add(Spellings.spelling(name));
                }
            });
            return choices;
        }
        if (field.optional() && number == NULLS.get(schema.primitive(type))) {
            return field.whenNull();
        }
        if (type.equals("boolEnum")) {
            return number == 1;
        }
        if (schema.kind(type).equals("enum")) {
            return Spellings.spelling(schema.names(type).get(number));
        }
        if (type.equals("utcTimestampUs")) {
            return micros ? number : number / 1000;
        }
        return type.equals("mantissa64") ? decimal(BigInteger.valueOf(number), field, exponents) : raw;
    }

    private static String decimal(BigInteger mantissa, SbeSchema.Part field, Map<String, Object> exponents) {
        long exponent = (long) exponents.get(field.exponent());
        return new BigDecimal(mantissa).scaleByPowerOfTen((int) exponent).setScale(8).toPlainString();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** Puts a value where the path says; what is null is left out. */
    @SuppressWarnings("unchecked")
    static Object put(Object json, String path, Object value) {
        if (path.equals("..")) {
            return value;
        }
        if (path.equals("[]")) {
            List<Object> elements = json instanceof List ? (List<Object>) json : new ArrayList<>();
            elements.add(value);
            return elements;
        }
        if (value != null) {
            int dot = path.indexOf('.');
            Map<String, Object> object = (Map<String, Object>) json;
            if (dot < 0) {
                object.put(path, value);
            } else {
                Object inner = object.computeIfAbsent(path.substring(0, dot), p -> new LinkedHashMap<>());
                put(inner, path.substring(dot + 1), value);
            }
        }
        return json;
    }
}
