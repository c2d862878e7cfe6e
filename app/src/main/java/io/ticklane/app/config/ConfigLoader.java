package io.ticklane.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Puts a configuration together: defaults, then a profile file, then the environment, then {@code --set}, each
 * overriding what stands before it.
 *
 * <p>Used once at start; any thread.
 */
public final class ConfigLoader {
    private static final Pattern SECRET = Pattern.compile(
            ".*(secret|passw|token|api[._-]?key|private[._-]?key|credentials[._-]key).*");
    private static final String PREFIX = "TICKLANE_";
    private static final List<String> OTHER_VARIABLES = List.of(Secrets.KEY_VARIABLE, Secrets.SECRET_VARIABLE,
            Secrets.FILE_VARIABLE, "TICKLANE_JVM_OPTIONS", "TICKLANE_CLASSPATH", "TICKLANE_SHARED");
    private static final String SECRETS_BELONG = "secrets come from " + Secrets.KEY_VARIABLE + " and "
            + Secrets.SECRET_VARIABLE + ", or from a file named by credentials.file";

    private final Map<String, String> environment;
    private final Consumer<String> warnings;

    /**
     * A loader for this environment.
     *
     * @param warnings gets one line for each variable of ours that is no key
     */
    public ConfigLoader(Map<String, String> environment, Consumer<String> warnings) {
        this.environment = Map.copyOf(environment);
        this.warnings = warnings;
    }

    /**
     * The configuration of a venue.
     *
     * @param venue name of a shipped profile, or a file
     * @param overrides {@code key=value} texts
     * @throws Refusal naming file and line, or variable, or option, of the first thing that is wrong
     */
    public AppConfig load(String venue, List<String> overrides) {
        return load(Profile.find(venue), overrides);
    }

    AppConfig load(Profile profile, List<String> overrides) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Key key : Keys.ALL) {
            settings.put(key.name(), new Setting(key.fallback(), Setting.DEFAULT));
        }
        settings.putAll(read(profile));
        settings.putAll(fromEnvironment());
        for (String override : overrides) {
            settings.putAll(fromOption(override));
        }
        return new Components(new Values(Keys.BY_NAME, settings)).all();
    }

    static Map<String, Setting> read(Profile profile) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(profile.name());
        try {
            Config config = ConfigFactory.parseReader(new StringReader(profile.text()), options).resolve();
            Map<String, Setting> settings = new HashMap<>();
            flatten("", config.root(), profile.name(), settings);
            return settings;
        } catch (ConfigException e) {
            throw new Refusal(problem(e, profile.name()), e);
        }
    }

    private static String problem(ConfigException e, String file) {
        ConfigOrigin origin = e.origin();
        String message = Refusal.oneLine(String.valueOf(e.getMessage()))
                .replaceFirst("^" + Pattern.quote(file)
                        + "(: \\d+)?: ", "")
                .replaceAll("\\s*\\(if you intended.*", "");
        int line = origin == null ? -1 : origin.lineNumber();
        return file + (line > 0 ? ":" + line : "") + ": not readable as configuration: " + message;
    }

    private static void flatten(String prefix, ConfigObject object, String file, Map<String, Setting> into) {
        Map<Integer, String> byLine = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String name = prefix + entry.getKey();
            ConfigValue value = entry.getValue();
            if (value instanceof ConfigObject inner && !Keys.BY_NAME.containsKey(name)) {
                flatten(name + ".", inner, file, into);
                continue;
            }
            String where = file + ":" + value.origin().lineNumber();
            if (known(name)) {
                into.put(name, new Setting(words(name, value, where), where));
            } else {
                byLine.put(value.origin().lineNumber(), name);
            }
        }
        for (Map.Entry<Integer, String> first : byLine.entrySet()) {
            throw unknown(file + ":" + first.getKey(), first.getValue());
        }
    }

    private static String words(String name, ConfigValue value, String where) {
        Key key = Keys.BY_NAME.get(name);
        if (value instanceof ConfigList list && key != null && key.kind() == Key.Kind.LIST) {
            return String.join(",", list.stream().map(word -> String.valueOf(word.unwrapped())).toList());
        }
        if (value instanceof ConfigObject || value instanceof ConfigList
                || value.valueType() == ConfigValueType.NULL) {
            throw new Refusal(where + ": " + name + ": expected " + (key == null ? "a value" : key.expected())
                    + ", found " + value.valueType().name().toLowerCase(Locale.ROOT));
        }
        return String.valueOf(value.unwrapped()).strip();
    }

    private Map<String, Setting> fromEnvironment() {
        Map<String, Setting> settings = new HashMap<>();
        Map<String, String> rest = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name)) {
                rest.put(name, value);
            }
        });
        for (Key key : Keys.ALL) {
            String value = rest.remove(key.variable());
            if (value != null) {
                settings.put(key.name(), new Setting(value.strip(), "environment " + key.variable()));
            }
        }
        List<String> variables = Keys.ALL.stream().map(Key::variable).toList();
        for (String name : rest.keySet()) {
            warnings.accept("environment " + name + ": no such key, ignored" + Nearest.hint(name, variables));
        }
        return settings;
    }

    private static Map<String, Setting> fromOption(String override) {
        int equals = override.indexOf('=');
        String name = (equals < 0 ? override : override.substring(0, equals)).strip();
        if (secret(name)) {
            throw new Refusal("--set " + name + ": other users can read arguments; " + SECRETS_BELONG);
        }
        if (equals <= 0) {
            throw new Refusal("--set " + name + ": expected key=value, such as cache.ttl=500ms");
        }
        if (!known(name)) {
            throw unknown("--set", name);
        }
        String value = override.substring(equals + 1).strip();
        return Map.of(name, new Setting(value, "--set"));
    }

    private static Refusal unknown(String where, String name) {
        if (secret(name)) {
            return new Refusal(where + ": " + name + ": no secrets here; " + SECRETS_BELONG);
        }
        String hint = Nearest.hint(name, Keys.BY_NAME.keySet());
        return new Refusal(where + ": unknown key " + name
                + (hint.isEmpty() ? "; config/simulator.conf lists every key" : hint));
    }

    private static boolean known(String name) {
        return Keys.BY_NAME.containsKey(name) || (name.startsWith(Keys.FREE) && !secret(name));
    }

    private static boolean secret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
