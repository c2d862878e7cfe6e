package io.ticklane.simulator.profile;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of one symbol's streams.
 *
 * @param name what was measured, for people
 * @param seconds how much of it
 * @param values a number for each measure; those that the input does not tell are missing
 */
public record FlowProfile(String name, double seconds, Map<Measure, Double> values) {

    public FlowProfile {
        EnumMap<Measure, Double> copy = new EnumMap<>(Measure.class);
        values.forEach((measure, value) -> {
            if (Double.isFinite(value)) {
                copy.put(measure, value);
            }
        });
        values = Map.copyOf(copy);
    }

    /** One value; not a number if the input did not tell it. */
    public double value(Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    /** One value with about four digits; a dash if the input did not tell it. */
    public String text(Measure measure) {
        double value = value(measure);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String format = value >= 100 || value == Math.rint(value) ? "%.0f" : value >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** Profiles side by side as a table of plain text, one line for each measure. */
    public static String table(Iterable<FlowProfile> profiles) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-42s", ""));
        for (FlowProfile profile : profiles) {
            text.append(String.format(Locale.ROOT, "%24s", shortened(profile.name)));
        }
        text.append(String.format(Locale.ROOT, "%n%-42s", "seconds"));
        for (FlowProfile profile : profiles) {
            text.append(String.format(Locale.ROOT, "%,24.0f", profile.seconds));
        }
        for (Measure measure : Measure.values()) {
            text.append(String.format(Locale.ROOT, "%n%-42s", measure.label()));
            for (FlowProfile profile : profiles) {
                text.append(String.format(Locale.ROOT, "%24s", profile.text(measure)));
            }
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static String shortened(String name) {
        int most = 22;
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }
}
