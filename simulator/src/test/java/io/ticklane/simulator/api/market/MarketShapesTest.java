package io.ticklane.simulator.api.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.SymbolRules.PriceRange;
import io.ticklane.simulator.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Names and kinds of all fields of market answers against each one recorded or shown in documentation. */
class MarketShapesTest {
    private static final String RECORDED = "rest/gocryptotrader/http_api_v3_master.jsonl.gz";
    private static final Set<String> COVERED = Set.of("aggTrades", "avgPrice", "depth", "historicalTrades",
            "klines",
            "ticker/24hr", "ticker/bookTicker", "ticker/price", "trades");

    private final Desk desk = new Desk();

    MarketShapesTest() {
        for (int symbol = 0; symbol < 2; symbol++) {
            desk.exchange.place(new Order().limit(desk.crowd, symbol, false, 312_000, 10_000));
            desk.exchange.place(new Order().limit(desk.crowd, symbol, true, 312_000, 5_000));
            desk.exchange.place(new Order().limit(desk.crowd, symbol, true, 311_000, 5_000));
        }
    }

    /** Each field's name with the kind of its value, however deep; elements of arrays of mixed kinds by place. */
    static Set<String> shape(String prefix, Object value) {
        Set<String> shape = new TreeSet<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> shape.addAll(shape(prefix + "." + name, member)));
        } else if (value instanceof List<?> elements) {
            boolean row = !elements.isEmpty() && !(elements.get(0) instanceof Map)
                    && !(elements.get(0) instanceof List);
            for (int i = 0; i < elements.size(); i++) {
                shape.addAll(shape(prefix + (row ? "[" + i + "]" : "[]"), elements.get(i)));
            }
        } else {
            shape.add(prefix + " " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
        return shape;
    }

    private Set<String> ours(String path, String query) {
        return shape("", Desk.parsed(desk.get(path, query)));
    }

    private static String ourQuery(String query) {
        return query.replaceAll("ETHBTC|DOGEUSDT", "ETHUSDT")
                .replaceAll("&?(startTime|endTime|fromId|limit)=[0-9]*", "")
                .replaceAll("^&", "");
    }

    @Test
    void recordedAnswersHaveOurShape() throws Exception {
        Set<String> seen = new TreeSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(RECORDED))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> pair = (Map<?, ?>) Json.parse(line);
                String path = pair.get("path").toString().substring("/api/v3/".length());
                Set<String> theirs = shape("", pair.get("response"));
                if (!COVERED.contains(path) || theirs.stream().anyMatch(name -> name.contains(". "))) {
                    continue; // another subject, or an answer whose names were lost
                }
                if (path.equals("avgPrice")) {
                    theirs.add(".closeTime Long"); // recorded before it was added
                }
                assertEquals(theirs, ours(path, ourQuery(pair.get("query").toString())), line);
                seen.add(path);
            }
        }
        assertEquals(new TreeSet<>(COVERED), seen);
    }

    private static Object documented(String file) throws Exception {
        List<String> lines = Files.readAllLines(
                SharedData
                        .file("docs-derived/jkorf-binance.net/Endpoints/Spot/ExchangeData/" + file + ".txt"));
        return Json.parse(String.join("\n", lines.subList(3, lines.size())));
    }

    private void sameAsDocumented(String file, String path, String query) throws Exception {
        assertEquals(shape("", documented(file)), ours(path, query), file);
    }

    @Test
    void documentedAnswersHaveOurShape() throws Exception {
        String eth = "symbol=ETHUSDT";
        sameAsDocumented("GetAggregatedTradeHistory", "aggTrades", eth);
        sameAsDocumented("GetAvgPrice", "avgPrice", eth);
        sameAsDocumented("GetBookPrice", "ticker/bookTicker", eth);
        sameAsDocumented("GetKlines", "klines", eth + "&interval=1w");
        sameAsDocumented("GetUiKlines", "uiKlines", eth + "&interval=1w");
        sameAsDocumented("GetPrice", "ticker/price", eth);
        sameAsDocumented("GetRecentTrades", "trades", eth);
        sameAsDocumented("GetTradeHistory", "historicalTrades", eth);
        sameAsDocumented("GetReferencePrice", "referencePrice", eth);
        sameAsDocumented("GetRollingWindowTicker", "ticker", eth);
        sameAsDocumented("GetTradingDayTicker", "ticker/tradingDay", eth);
        sameAsDocumented("GetTicker", "ticker/24hr", eth);
        sameAsDocumented("GetServerTime", "time", "");
        desk.exchange.rules(0, desk.exchange.rules(0).with(new PriceRange(1, 1, 1, 1)));
        sameAsDocumented("GetExecutionRules", "executionRules", eth);
        Set<String> calculation = shape("", documented("GetReferencePriceCalculation"));
        calculation.remove(".externalCalculationId Long"); // of the other calculation type
        assertEquals(calculation, ours("referencePrice/calculation", eth));
    }

    @Test
    void answersOfTwentyTwentyOneHaveOurShape() throws Exception {
        sameAsRecorded("depth", "depth", "symbol=ETHUSDT");
        sameAsRecorded("klines", "klines", "symbol=ETHUSDT&interval=1m");
        sameAsRecorded("trades", "trades", "symbol=ETHUSDT");
        sameAsRecorded("book_ticker", "ticker/bookTicker", "symbol=ETHUSDT");
        sameAsRecorded("ticker_price", "ticker/price", "symbol=ETHUSDT");
        sameAsRecorded("time", "time", "");
        sameAsRecorded("ping", "ping", "");
        Set<String> average = shape("", recorded("avg_price"));
        average.add(".closeTime Long");
        assertEquals(average, ours("avgPrice", "symbol=ETHUSDT"));
    }

    private static Object recorded(String file) throws Exception {
        return Json.parse(
                Files.readAllBytes(SharedData.file("rest/nautilus/http_spot_market_" + file + ".json")));
    }

    private void sameAsRecorded(String file, String path, String query) throws Exception {
        Set<String> theirs = shape("", recorded(file));
        assertTrue(file.equals("ping") || !theirs.isEmpty(), file);
        assertEquals(theirs, ours(path, query), file);
    }
}
