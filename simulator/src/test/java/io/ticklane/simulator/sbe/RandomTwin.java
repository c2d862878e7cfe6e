package io.ticklane.simulator.sbe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up the JSON twins of messages, as the schema says they look. */
final class RandomTwin {
    private static final List<Integer> SYMBOL_FILTERS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
            18, 20);
    private static final List<Integer> EXCHANGE_FILTERS = List.of(15, 16, 17, 19);
    private static final String[] TEXTS = {"BTCUSDT", "x", "１２３４５６", "web_6f1-é", "A".repeat(36)};

    private final SbeSchema schema;
    private final Random random;

    RandomTwin(SbeSchema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    /** A twin whose groups have at least {@code least} entries. */
    Object of(SbeSchema.Part message, int least) {
        Object json = new LinkedHashMap<String, Object>();
        for (SbeSchema.Part part : message.parts()) {
            json = part(json, part, least);
        }
        if (json instanceof Map<?, ?> members && members.containsKey("priceChangePercent")) {
            unmoved(members);
        }
        return json;
    }

    private Object part(Object json, SbeSchema.Part part, int least) {
        if (part.type().equals("exponent8")) {
            return json;
        }
        if (part.kind().equals("group")) {
            List<Object> entries = new ArrayList<>();
            for (int i = least + random.nextInt(3); i > 0; i--) {
                entries.add(entry(part, least));
            }
            return SbeReader.put(json, part.path(), entries);
        }
        Object value = part.constant().isEmpty() ? optional(part) : constant(part);
        return SbeReader.put(json, part.path(), value);
    }

    private Object entry(SbeSchema.Part group, int least) {
        return switch (group.name()) {
            case "filters", "symbolFilters" -> filter(SYMBOL_FILTERS);
            case "exchangeFilters" -> filter(EXCHANGE_FILTERS);
            case "assetFilters" -> filter(List.of(21));
            case "rules" -> filter(List.of(22));
            default -> of(group, least);
        };
    }

    private Object filter(List<Integer> templates) {
        return of(schema.messages().get(templates.get(random.nextInt(templates.size()))), 0);
    }

    private static Object constant(SbeSchema.Part part) {
        return Spellings.spelling(part.constant().substring(part.constant().indexOf('.') + 1));
    }

    private Object optional(SbeSchema.Part part) {
        boolean mayLack = part.optional() || part.type().startsWith("optional");
        return mayLack && random.nextInt(3) == 0 ? part.whenNull() : value(part);
    }

    private Object value(SbeSchema.Part part) {
        String type = part.type();
        if (type.contains("String")) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        return switch (type) {
            case "mantissa64" -> decimal(BigInteger.valueOf(random.nextLong() >> random.nextInt(64)));
            case "mantissa128" -> decimal(new BigInteger(127, random).shiftRight(random.nextInt(120)));
            case "float" -> BigDecimal.valueOf(random.nextInt(200_000) - 100_000, 3).toPlainString();
            case "boolEnum" -> random.nextBoolean();
            case "utcTimestampUs" -> 1 + (random.nextLong() >>> 23);
            default -> switch (schema.kind(type)) {
                case "enum" -> names(type).get(random.nextInt(names(type).size()));
                case "set" -> names(type).stream().filter(name -> random.nextBoolean()).toList();
                default -> number(schema.primitive(type));
            };
        };
    }

    private long number(String primitive) {
        return switch (primitive) {
            case "uint8" -> random.nextInt(255);
            case "uint16" -> random.nextInt(65_535);
            case "int16" -> -random.nextInt(32_768);
            case "int32" -> random.nextInt() | 1;
            case "uint32" -> random.nextInt(Integer.MAX_VALUE);
            default -> random.nextLong() >>> (1 + random.nextInt(62));
        };
    }

    private List<String> names(String type) {
        return schema.names(type).values().stream().filter(name -> !name.equals("NonRepresentable"))
                .map(Spellings::spelling).toList();
    }

    private static String decimal(BigInteger mantissa) {
        return new BigDecimal(mantissa, 8).toPlainString();
    }

    /** Where there is no price there is no change. */
    @SuppressWarnings("unchecked")
    private static void unmoved(Map<?, ?> ticker) {
        if (new BigDecimal((String) ticker.get("lastPrice")).signum() == 0) {
            ((Map<String, Object>) ticker).put("priceChange", "0.00000000");
            ((Map<String, Object>) ticker).put("priceChangePercent", "0.000");
        }
    }
}
