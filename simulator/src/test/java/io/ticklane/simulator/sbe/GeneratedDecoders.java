package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.SbeBuffer;
import io.ticklane.simulator.sbe.codec.spot.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads messages of the spot schema with the generated decoders, whatever the message, field by field. */
final class GeneratedDecoders {
    private static final String PACKAGE = "io.ticklane.simulator.sbe.codec.spot.";

    private final SbeSchema schema;

    GeneratedDecoders(SbeSchema schema) {
        this.schema = schema;
    }

    /** The fields as {@link SbeReader} has them; the message ends with the last byte. */
    Map<String, Object> read(byte[] frame) throws ReflectiveOperationException {
        SbeBuffer buffer = new SbeBuffer(frame);
        MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        SbeSchema.Part message = schema.messages().get(header.templateId());
        Object decoder = Class.forName(PACKAGE + message.name() + "Decoder").getConstructor().newInstance();
        decoder.getClass()
                .getMethod("wrapAndApplyHeader", SbeBuffer.class, int.class, MessageHeaderDecoder.class)
                .invoke(decoder, buffer, 0, header);
        Map<String, Object> fields = fields(message, decoder, header.version());
        int end = (int) call(decoder, "limit");
        if (end != frame.length) {
            throw new IllegalArgumentException(end + " of " + frame.length + " bytes read");
        }
        return fields;
    }

    private Map<String, Object> fields(SbeSchema.Part of, Object decoder, int version)
            throws ReflectiveOperationException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (SbeSchema.Part part : of.parts()) {
            if (part.constant().isEmpty() && part.since() <= version) {
                fields.put(part.name(), switch (part.kind()) {
                    case "field" -> field(part, decoder);
                    case "group" -> group(part, call(decoder, part.name()), version);
                    default -> data(part, decoder);
                });
            }
        }
        return fields;
    }

    private Object field(SbeSchema.Part part, Object decoder) throws ReflectiveOperationException {
        if (schema.length(part.type()) == 16) {
            return bytes(part, decoder, 16);
        }
        Object value = call(decoder, part.name());
        if (schema.kind(part.type()).equals("set")) {
            long bits = 0;
            for (Map.Entry<Long, String> choice : schema.names(part.type()).entrySet()) {
                bits |= (boolean) call(value, lower(choice.getValue())) ? 1L << choice.getKey() : 0;
            }
            return bits;
        }
        if (value instanceof Enum<?> constant) {
            value = call(constant, "value");
        }
        return value instanceof Float ? value : (Object) ((Number) value).longValue();
    }

    private List<Object> group(SbeSchema.Part part, Object decoder, int version)
            throws ReflectiveOperationException {
        List<Object> entries = new ArrayList<>();
        while ((boolean) call(decoder, "hasNext")) {
            entries.add(fields(part, call(decoder, "next"), version));
        }
        return entries;
    }

    private Object data(SbeSchema.Part part, Object decoder) throws ReflectiveOperationException {
        if (!part.type().contains("essageData")) {
            return call(decoder, part.name());
        }
        int length = (int) call(decoder, part.name() + "Length");
        byte[] nested = bytes(part, decoder, length);
        return length == 0 ? null : read(nested);
    }

    private static byte[] bytes(SbeSchema.Part part, Object decoder, int length)
            throws ReflectiveOperationException {
        byte[] bytes = new byte[length];
        String name = Character.toUpperCase(part.name().charAt(0)) + part.name().substring(1);
        decoder.getClass().getMethod("get" + name, byte[].class, int.class, int.class)
                .invoke(decoder, bytes, 0, length);
        return bytes;
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object call(Object on, String method) throws ReflectiveOperationException {
        return on.getClass().getMethod(method).invoke(on);
    }
}
