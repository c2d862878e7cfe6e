package io.ticklane.simulator.sbe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a JSON text says, in a form in which equal things are equal: {@code path=value} by path. */
public final class Meaning {
    private Meaning() {}

    /** Numbers without trailing zeros whether or not in quotes; nothing for null and for what is empty. */
    public static Map<String, String> of(Object json) {
        Map<String, String> meaning = new TreeMap<>();
        add("", json, meaning);
        return meaning;
    }

    private static void add(String path, Object json, Map<String, String> to) {
        if (json instanceof Map<?, ?> members) {
            members.forEach((name, value) -> add(path + "/" + name, value, to));
        } else if (json instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                add(path + "/" + i, elements.get(i), to);
            }
        } else if (json != null && !json.toString().isEmpty()) {
            to.put(path, plain(json.toString()));
        }
    }

    private static String plain(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
