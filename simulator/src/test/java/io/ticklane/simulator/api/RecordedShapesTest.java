package io.ticklane.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Names and kinds of fields against answers that the real venue once gave. */
class RecordedShapesTest {
    private static final String RECORDED = "rest/gocryptotrader/http_api_v3_master.jsonl.gz";

    private final Desk desk = new Desk();

    private static Object recorded(String path, String query) throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(RECORDED))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> pair = (Map<?, ?>) Json.parse(line);
                if (pair.get("path").equals("/api/v3/" + path)
                        && pair.get("query").toString().contains(query)) {
                    return pair.get("response");
                }
            }
        }
        throw new IllegalStateException("no recorded " + path);
    }

    /** Each field's name with the kind of its value, however deep. */
    private static Set<String> shape(String prefix, Object value) {
        Set<String> shape = new TreeSet<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> shape.addAll(shape(prefix + "." + name, member)));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> shape.addAll(shape(prefix + "[]", element)));
        } else {
            shape.add(prefix + " " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
        return shape;
    }

    @Test
    void tickersHaveRecordedShape() throws Exception {
        desk.quote(true, 312_044, 41_000);
        desk.quote(false, 312_045, 12_000);
        assertEquals(shape("", recorded("ticker/bookTicker", "BTCUSDT")),
                shape("", Desk.object(desk.get("ticker/bookTicker", "symbol=ETHUSDT"))));
        assertEquals(shape("", recorded("ticker/price", "BTCUSDT")),
                shape("", Desk.object(desk.get("ticker/price", "symbol=ETHUSDT"))));
        assertEquals(shape("", recorded("depth", "BTCUSDT")),
                shape("", Desk.object(desk.get("depth", "symbol=ETHUSDT"))));
    }

    @Test
    void symbolsHaveRecordedShape() throws Exception {
        Map<?, ?> theirs = symbol((Map<?, ?>) recorded("exchangeInfo", ""), "BTCUSDT");
        Map<?, ?> ours = symbol(Desk.object(desk.get("exchangeInfo", "")), "BTCUSDT");
        Set<String> missing = new TreeSet<>();
        theirs.keySet().forEach(name -> missing.add((String) name));
        ours.keySet().forEach(missing::remove);
        assertEquals(Set.of(), missing);
        Set<Object> extra = new HashSet<>(ours.keySet());
        extra.removeAll(theirs.keySet());
        assertEquals(Set.of("opoAllowed", "pegInstructionsAllowed"), extra, "flags that are younger");
        Map<String, Set<String>> theirFilters = filters(theirs);
        Map<String, Set<String>> ourFilters = filters(ours);
        theirFilters.forEach((type, shape) -> assertEquals(shape, ourFilters.get(type), type));
        ourFilters.keySet().removeAll(theirFilters.keySet());
        assertEquals(Set.of("MAX_NUM_ORDER_LISTS", "MAX_NUM_ORDER_AMENDS"), ourFilters.keySet(),
                "filters that are younger");
    }

    private static Map<?, ?> symbol(Map<?, ?> info, String name) {
        for (Object symbol : (List<?>) info.get("symbols")) {
            if (((Map<?, ?>) symbol).get("symbol").equals(name)) {
                return (Map<?, ?>) symbol;
            }
        }
        throw new IllegalStateException("no " + name + " in " + new ArrayList<>(info.keySet()));
    }

    private static Map<String, Set<String>> filters(Map<?, ?> symbol) {
        Map<String, Set<String>> filters = new HashMap<>();
        for (Object filter : (List<?>) symbol.get("filters")) {
            filters.put((String) ((Map<?, ?>) filter).get("filterType"), shape("", filter));
        }
        return filters;
    }
}
