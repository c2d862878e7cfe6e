package io.ticklane.bridge.strategy;

import io.ticklane.connector.Decimals;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A strategy's settings as text by key, read with one-line complaints. Cold; any thread.
 */
final class Settings {
    private final String strategy;
    private final Map<String, String> values;

    /** @throws IllegalArgumentException if a key is not among {@code known} */
    Settings(String strategy, Map<String, String> values, Set<String> known) {
        this.strategy = strategy;
        this.values = values;
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("strategy " + strategy + " has no setting '" + key
                        + "'; it has " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    int whole(String key, int otherwise, int least, int most) {
        String text = values.get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "strategy " + strategy + ": " + key + " must be a whole number from "
                        + least + " to " + most + ", is '" + text + "'");
    }

    String decimal(String key, String otherwise) {
        String text = values.getOrDefault(key, otherwise).trim();
        int decimals = Decimals.significantDecimals(text);
        try {
            if (decimals <= Decimals.MAX_SCALE && Decimals.parse(text, decimals) >= 0) {
                return text;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "strategy " + strategy + ": " + key + " must be a decimal such as 10.5, is '" + text + "'");
    }
}
