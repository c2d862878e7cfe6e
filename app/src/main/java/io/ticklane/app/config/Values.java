package io.ticklane.app.config;

import io.ticklane.app.Durations;
import io.ticklane.app.Refusal;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The effective value of every key, read by type. A wrong one is refused with the place it stands at.
 *
 * <p>Immutable; any thread.
 */
final class Values {
    private final Map<String, Key> keys;
    private final Map<String, Setting> settings;

    Values(Map<String, Key> keys, Map<String, Setting> settings) {
        this.keys = Map.copyOf(keys);
        this.settings = Map.copyOf(settings);
    }

    String text(String name) {
        return setting(name).value();
    }

    boolean onOff(String name) {
        return switch (text(name)) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw wrong(name);
        };
    }

    int count(String name) {
        return (int) wide(name);
    }

    long wide(String name) {
        Key key = key(name);
        try {
            long value = Long.parseLong(text(name).replace("_", ""));
            if (value < key.least() || value > key.most()) {
                throw wrong(name);
            }
            return value;
        } catch (NumberFormatException e) {
            throw wrong(name);
        }
    }

    BigDecimal decimal(String name) {
        try {
            BigDecimal value = new BigDecimal(text(name));
            if (value.signum() < 0 || value.scale() > 18 || value.precision() - value.scale() > 18) {
                throw wrong(name);
            }
            return value;
        } catch (NumberFormatException e) {
            throw wrong(name);
        }
    }

    Duration duration(String name) {
        try {
            return Durations.parse(text(name));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(name);
        }
    }

    String choice(String name) {
        if (!key(name).choices().contains(text(name))) {
            throw wrong(name);
        }
        return text(name);
    }

    URI address(String name, String... schemes) {
        try {
            URI uri = new URI(text(name));
            if (uri.getHost() == null || !Arrays.asList(schemes).contains(uri.getScheme())) {
                throw wrong(name);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw wrong(name);
        }
    }

    List<String> list(String name) {
        return Arrays.stream(text(name).split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Values two levels below {@code prefix}, checked, as text by group and name. */
    Map<String, Map<String, String>> groups(String prefix) {
        Map<String, Map<String, String>> groups = new TreeMap<>();
        for (String name : settings.keySet()) {
            String[] path = name.startsWith(prefix)
                    ? name.substring(prefix.length()).split("\\.", 2)
                    : new String[0];
            if (path.length == 2) {
                groups.computeIfAbsent(path[0], group -> new TreeMap<>()).put(path[1], checked(name));
            }
        }
        return groups;
    }

    private String checked(String name) {
        if (!keys.containsKey(name)) {
            return text(name);
        }
        return switch (key(name).kind()) {
            case COUNT -> Long.toString(wide(name));
            case DECIMAL -> decimal(name).toPlainString();
            case TEXT, SWITCH, DURATION, CHOICE, ADDRESS, LIST -> text(name);
        };
    }

    /** For rules that span keys: names the place of {@code name}. */
    Refusal refusal(String name, String rule) {
        Setting setting = setting(name);
        return new Refusal(setting.where() + ": " + name + " = " + setting.value() + ": " + rule);
    }

    /** Whether anybody set it. */
    boolean given(String name) {
        return !setting(name).where().equals(Setting.DEFAULT);
    }

    String where(String name) {
        return setting(name).where();
    }

    private Refusal wrong(String name) {
        return refusal(name, "expected " + key(name).expected());
    }

    private Key key(String name) {
        Key key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException("undeclared key " + name);
        }
        return key;
    }

    private Setting setting(String name) {
        Setting setting = settings.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("undeclared key " + name);
        }
        return setting;
    }
}
