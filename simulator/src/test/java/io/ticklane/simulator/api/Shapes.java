package io.ticklane.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.json.Json;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Names and kinds of fields of answers that were recorded, or written down in the venue's documentation. */
final class Shapes {
    private static final String PAIRS = "rest/gocryptotrader/http_api_v3_master.jsonl.gz";

    private Shapes() {}

    /** Each field's path with the kind of its value, however deep; elements of an array count as one. */
    static Set<String> of(Object value) {
        Set<String> shape = new TreeSet<>();
        add(shape, "", value);
        return shape;
    }

    private static void add(Set<String> shape, String prefix, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> add(shape, prefix + "." + name, member));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> add(shape, prefix + "[]", element));
        } else {
            shape.add(prefix + " " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
    }

    /**
     * Insists that our answer has every field of theirs with the same kind of value, and nothing else.
     *
     * @param since paths of fields that the protocol got, or that the fixture's author left out, ends of lines only
     */
    static void same(Object theirs, Object ours, String... since) {
        Set<String> missing = of(theirs);
        missing.removeAll(of(ours));
        assertEquals(Set.of(), missing, "fields that we lack");
        Set<String> extra = of(ours);
        extra.removeAll(of(theirs));
        extra.removeIf(path -> Arrays.stream(since)
                .anyMatch(name -> path.substring(0, path.indexOf(' ')).endsWith("." + name)
                        || path.contains("." + name + ".")));
        assertEquals(Set.of(), extra, "fields that only we have");
    }

    /** The answer in a fixture of {@code jkorf-binance.net}, whose first three lines name the request. */
    static Object jkorf(String name) throws Exception {
        List<String> lines = Files.readAllLines(
                SharedData.file("docs-derived/jkorf-binance.net/Endpoints/Spot/" + name + ".txt"));
        String text = String.join("\n", lines.subList(3, lines.size()));
        return Json.parse(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** A whole file of JSON. */
    static Object file(String name) throws Exception {
        return Json.parse(Files.readString(SharedData.file(name)));
    }

    /** Every recorded answer of a request. */
    static List<Object> recorded(String method, String path) throws Exception {
        List<Object> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(SharedData.file(PAIRS));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> pair = (Map<?, ?>) Json.parse(line);
                if (pair.get("method").equals(method) && pair.get("path").equals("/api/v3/" + path)) {
                    found.add(pair.get("response"));
                }
            }
        }
        return found;
    }

    /** Every text under one of these names, however deep. */
    static Set<String> texts(Object value, Set<String> names) {
        Set<String> texts = new TreeSet<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (names.contains(name) && member instanceof String text) {
                    texts.add(name + "=" + text);
                } else {
                    texts.addAll(texts(member, names));
                }
            });
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> texts.addAll(texts(element, names)));
        }
        return texts;
    }
}
