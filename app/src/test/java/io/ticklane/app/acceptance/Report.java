package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The JSON of a run, read as a script would. Immutable. */
record Report(Config json) {
    private static final Set<String> CURVE = Set.of("p50", "p90", "p99", "p999", "max", "count");
    private static final List<String> COUNTS = List.of("ticks", "gaps", "malformed", "dropped", "reconnects",
            "orders", "acknowledged", "fills", "rejects", "unknown", "cacheStale", "frames.bookTicker",
            "frames.trade", "frames.aggTrade", "frames.depthUpdate", "gcPauses.count");
    private static final List<String> NUMBERS = List.of("seconds", "cacheHitRate", "rssMiB", "offHeapMiB",
            "gcPauses.maxMillis");
    private static final List<String> TEXTS = List.of("version", "jdk");
    private static final List<String> STAGES = List.of("decoded", "published", "handled", "cached",
            "signalled", "ordered", "written", "acknowledged");

    static Report of(String text) {
        return new Report(ConfigFactory.parseString(text,
                ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON)));
    }

    static Report of(Path file) {
        assertTrue(Files.exists(file), file + " was not written");
        return new Report(ConfigFactory.parseFile(file.toFile(),
                ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON)));
    }

    long count(String path) {
        return json.getLong(path);
    }

    /** Every name that scripts rely on is there, with its type. */
    void assertComplete(boolean simulator) {
        COUNTS.forEach(name -> {
            number(name);
            assertEquals(Math.rint(json.getDouble(name)), json.getDouble(name), name);
        });
        NUMBERS.forEach(this::number);
        for (String name : TEXTS) {
            assertEquals(ConfigValueType.STRING, json.getValue(name).valueType(), name);
            assertFalse(json.getString(name).isBlank(), name);
        }
        for (String stage : STAGES) {
            curve("stages." + stage);
        }
        curve("tickToOrder");
        curve("orderToWire");
        assertEquals(simulator, json.hasPath("wireToWire"), "wireToWire");
        if (simulator) {
            curve("wireToWire");
        }
    }

    /** Nothing was lost on the way in. */
    void assertLossless() {
        for (String name : List.of("gaps", "dropped", "malformed")) {
            assertEquals(0, count(name), name);
        }
    }

    private void number(String name) {
        assertTrue(json.hasPath(name), name + " is missing");
        assertEquals(ConfigValueType.NUMBER, json.getValue(name).valueType(), name);
        assertTrue(json.getDouble(name) >= 0, name);
    }

    private void curve(String name) {
        assertTrue(json.hasPath(name), name + " is missing");
        assertEquals(CURVE, json.getObject(name).keySet(), name);
        CURVE.forEach(member -> number(name + "." + member));
    }
}
