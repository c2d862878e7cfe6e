package io.ticklane.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.ticklane.app.run.Curve;
import io.ticklane.app.run.Outcome;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
    private static Config parsed(String json) {
        return ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    }

    @Test
    void jsonHoldsEveryDocumentedKey() {
        Config json = parsed(JsonReport.of(Samples.outcome(), Samples.heading()));

        for (String key : List.of("seconds", "frames.bookTicker", "frames.trade", "ticks", "gaps",
                "malformed",
                "dropped", "reconnects", "orders", "acknowledged", "fills", "rejects", "unknown",
                "cacheHitRate",
                "cacheStale", "stages.decoded", "tickToOrder", "orderToWire", "wireToWire", "rssMiB",
                "offHeapMiB",
                "gcPauses.count", "gcPauses.maxMillis", "outliers", "ticksOverThreshold", "version", "jdk")) {
            assertTrue(json.hasPath(key), key);
        }
        for (String curve : List.of("tickToOrder", "orderToWire", "wireToWire", "stages.handled")) {
            for (String figure : List.of("p50", "p90", "p99", "p999", "max", "count")) {
                assertTrue(json.getNumber(curve + "." + figure).doubleValue() > 0, curve + "." + figure);
            }
        }
        assertEquals(0.9, json.getDouble("cacheHitRate"));
        assertEquals(1000, json.getLong("ticks"));
        assertEquals("published", json.getConfigList("outliers").get(0).getString("stage"));
    }

    @Test
    void jsonEscapesWhatMustBeEscaped() {
        assertEquals("\"a\\\"b\\\\c\\n\\t\\u0001é\\ud800\"", JsonWriter.quote("a\"b\\c\n\t\u0001é\ud800"));
        assertEquals("\"\ud83d\ude00\"", JsonWriter.quote("\ud83d\ude00"));
    }

    @Test
    void jsonNumbersHaveThreeDecimalsAndNoExponent() {
        assertEquals("0.123", JsonWriter.number(0.1234));
        assertEquals("12345678", JsonWriter.number(12_345_678.0));
        assertEquals("0", JsonWriter.number(0.0001));
        assertEquals("null", JsonWriter.number(Double.NaN));
    }

    @Test
    void jsonWriterNestsAndSeparates() {
        String text = new JsonWriter().beginObject().field("a", 1).beginArray("b").beginObject()
                .field("c", true).end()
                .beginObject().end().end().beginObject("d").end().end().text();

        assertEquals("{\"a\":1,\"b\":[{\"c\":true},{}],\"d\":{}}", text.replaceAll("\\s", ""));
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginObject().text());
    }

    @Test
    void pageIsWellFormedAndNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(Samples.outcome(), Samples.heading());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));

        assertEquals(3, document.getElementsByTagName("svg").getLength());
        assertFalse(page.matches("(?s).*(src|href|url\\()\\s*=?.*"), "refers to something outside");
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("<script"), page);
        assertFalse(page.contains("NaN") || page.contains("Infinity"), page);
    }

    @Test
    void pageShadesOutages() {
        String page = HtmlReport.of(Samples.outcome(), Samples.heading());

        assertEquals(6, page.split("class=\"shade\"", -1).length - 1);
    }

    @Test
    void pageOfARunWithoutOrdersIsWellFormed() throws Exception {
        Outcome full = Samples.outcome();
        var figures = new io.ticklane.app.run.Figures(Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(),
                new io.ticklane.app.run.Figures.CacheFigures(0, 0, 0, 0, 0, 0, 1, 0),
                Map.of("decoded", Curve.EMPTY),
                Curve.EMPTY, Curve.EMPTY, null, 0, 8, "shared", "CONNECTING", List.of(), List.of(),
                List.of(), 0);
        Outcome empty = new Outcome(0.1, figures, List.of(), full.memory(), 0, 0, "it broke");

        String page = HtmlReport.of(empty, Samples.heading());
        DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
        assertTrue(page.contains("it broke"), page);
        assertFalse(parsed(JsonReport.of(empty, Samples.heading())).hasPath("wireToWire"));
    }

    @Test
    void textAlignsItsColumns() {
        String text = TextReport.of(Samples.outcome(), Samples.heading());

        assertTrue(text.lines().anyMatch(line -> line.matches("  tick to order +18\\.0 .*")), text);
        assertTrue(text.contains("SUSPECT  outage  connection 0 ended"), text);
        assertFalse(text.contains("order to wire"), text);
        assertTrue(text.lines().anyMatch(line -> line.matches("  of these from REST +20")), text);
        List<String> rows = text.lines().filter(line -> line.matches("  (decoded|handled|tick to order) .*"))
                .toList();
        assertEquals(1, rows.stream().map(String::length).distinct().count(), text);
    }

    @Test
    void textAndPageExplainTheirTables() {
        Heading crosser = new Heading("1.0", "17", "2 processors", "simulator", true, "BTCUSDT",
                "spread-crosser",
                "venue", true, "2026-11-21T10:00:00Z");
        for (String report : List.of(TextReport.of(Samples.outcome(), crosser),
                HtmlReport.of(Samples.outcome(), crosser))) {
            for (String stage : List.of("decoded", "published", "handled", "cached", "signalled", "ordered",
                    "written", "acknowledged", "tick to order", "wire to wire")) {
                assertTrue(report.contains(stage + ": "), stage);
            }
            assertTrue(report.contains(", processors awake"), report);
            assertTrue(report.contains("pays spread and fees by design"), report);
            assertTrue(report.contains("whole process, simulator and start-up included"), report);
        }
        assertTrue(TextReport.of(Samples.outcome(), crosser).lines().allMatch(line -> line.length() <= 110));
    }

    @Test
    void notesStandOnlyWhereTheyAreTrue() {
        Heading own = new Heading("1.0", "17", "2 processors", "binance", false, "BTCUSDT", "my.Strategy",
                "paper", false, "2026-11-21T10:00:00Z");
        String text = TextReport.of(Samples.outcome(), own);

        assertFalse(text.contains("processors awake") || text.contains("by design")
                || text.contains("simulator and start-up"), text);
    }

    @Test
    void pageDashesWhatIsKnownAtFewPoints() {
        Outcome full = Samples.outcome();
        Curve few = new Curve(1, 2, 3, 4, 5, 1000,
                List.of(new Curve.Point(50, 1), new Curve.Point(90, 2), new Curve.Point(99, 3)));
        Curve smooth = full.figures().tickToOrder();

        String drawn = PercentileChart.of(new LinkedHashMap<>(Map.of("few", few, "many", smooth)));
        assertEquals(1, drawn.split(" coarse\"", -1).length - 1, drawn);
        assertTrue(drawn.matches("(?s).* coarse\"[^>]*><title>few</title>.*"), drawn);
    }

    @Test
    void pageShadesNothingWhileTheStreamIsLive() {
        assertFalse(HtmlReport.of(Samples.outcome(), Samples.heading()).contains("polygon"));
    }

    @Test
    void lineTellsTheState() {
        String line = TextReport.line(Samples.outcome().timeline().get(0), Samples.figures());

        assertTrue(line.contains("LIVE") && line.contains("orders 50") && line.contains("drops 3"), line);
        assertFalse(line.contains("\n"), line);
    }
}
