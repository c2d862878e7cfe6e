package io.ticklane.simulator.sbe;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.SharedData;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Recorded answers and events say in SBE what they say in JSON, but for what one of the two leaves out. */
class SbeRecordedTest {
    private static final Map<String, String> METHODS = Map.ofEntries(entry("GET /ping", "ping"),
            entry("GET /time", "time"), entry("GET /exchangeInfo", "exchangeInfo"),
            entry("GET /executionRules", "executionRules"), entry("GET /depth", "depth"),
            entry("GET /trades", "trades.recent"), entry("GET /historicalTrades", "trades.historical"),
            entry("GET /aggTrades", "trades.aggregate"), entry("GET /klines", "klines"),
            entry("GET /uiKlines", "uiKlines"), entry("GET /avgPrice", "avgPrice"),
            entry("GET /ticker/24hr", "ticker.24hr"), entry("GET /ticker/tradingDay", "ticker.tradingDay"),
            entry("GET /ticker", "ticker"), entry("GET /ticker/price", "ticker.price"),
            entry("GET /ticker/bookTicker", "ticker.book"), entry("GET /referencePrice", "referencePrice"),
            entry("GET /referencePrice/calculation", "referencePrice.calculation"),
            entry("POST /order", "order.place"), entry("POST /order/test", "order.test"),
            entry("DELETE /order", "order.cancel"), entry("GET /order", "order.status"),
            entry("POST /order/cancelReplace", "order.cancelReplace"),
            entry("DELETE /openOrders", "openOrders.cancelAll"),
            entry("GET /openOrders", "openOrders.status"),
            entry("GET /allOrders", "allOrders"), entry("POST /orderList/oco", "orderList.place.oco"),
            entry("POST /orderList/oto", "orderList.place.oto"),
            entry("POST /orderList/otoco", "orderList.place.otoco"),
            entry("DELETE /orderList", "orderList.cancel"), entry("GET /orderList", "orderList.status"),
            entry("GET /openOrderList", "openOrderLists.status"), entry("GET /allOrderList", "allOrderLists"),
            entry("GET /account", "account.status"), entry("GET /account/commission", "account.commission"),
            entry("GET /rateLimit/order", "account.rateLimits.orders"), entry("GET /myTrades", "myTrades"),
            entry("GET /myPreventedMatches", "myPreventedMatches"));

    private final SbeReader reader = new SbeReader(SbeSchema.ours("spot"), false);
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> wordless = new TreeSet<>();

    private void check(String what, Object json, byte[] frame) {
        SbeReader.Message message = reader.read(frame);
        if (message.templateId() == 999) {
            wordless.add(what);
            return;
        }
        seen.add(message.name());
        Twins.assertAlike(what, json, message);
    }

    private void answer(String what, String route, Object json) {
        String method = METHODS.get(route.replace("/api/v3", ""));
        if (method == null) {
            wordless.add(what);
            return;
        }
        if (method.equals("exchangeInfo")) {
            ((List<?>) object(json).get("symbols")).forEach(symbol -> object(symbol).remove("permissions"));
        }
        if (method.endsWith("lines")) {
            ((List<?>) json).forEach(kline -> ((List<?>) kline).remove(11));
        }
        boolean all = method.equals("openOrders.cancelAll");
        check(what, all ? ((List<?>) json).stream().map(e -> Map.of("response", e)).toList() : json,
                SbeResponses.body(method, 200, json, false));
    }

    private static Map<?, ?> object(Object json) {
        return (Map<?, ?>) json;
    }

    private static Stream<String> gzippedLines(String file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(file))), StandardCharsets.UTF_8))
                .lines();
    }

    @Test
    void recordedRestAnswersSayTheSame() throws IOException, JsonException {
        int n = 0;
        for (String line : gzippedLines("rest/gocryptotrader/http_api_v3_master.jsonl.gz").toList()) {
            Map<?, ?> pair = object(Json.parse(line));
            answer(++n + " " + pair.get("path"), pair.get("method") + " " + pair.get("path"),
                    pair.get("response"));
        }
        assertEquals(Set.of("1 /api/v3/account", "60 /api/v3/userDataStream"), wordless,
                "an account of a time without uid, a request that is no more");
        assertTrue(seen.size() >= 13, seen::toString);
    }

    @Test
    void answersOfTheDocumentationSayTheSame() throws IOException, JsonException {
        try (Stream<Path> files = Files
                .walk(SharedData.file("docs-derived/jkorf-binance.net/Endpoints/Spot"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                String[] head = text.lines().limit(2).toArray(String[]::new);
                int body = text.indexOf('\n', text.indexOf('\n', text.indexOf('\n') + 1) + 1);
                Object json = Json.parse(text.substring(body).strip());
                boolean wrapped = json instanceof Map<?, ?> object && object.keySet().equals(Set.of("data"));
                answer(file.getFileName().toString(), head[0].strip() + " " + head[1].strip(),
                        wrapped ? object(json).get("data") : json);
            }
        }
        assertEquals(Set.of("AmendOrder.txt", "GetExchangeInfo.txt", "GetPreventedTrades.txt"), wordless,
                "shortened or of another shape than the documentation has");
        assertTrue(seen.size() >= 27, seen::toString);
    }

    @Test
    void aWholeExchangeInfoSaysTheSame() throws IOException, JsonException {
        String line = gzippedLines("ws-captures/cryptofeed/binance-20211012/exchangeInfo.0.gz").findFirst()
                .orElseThrow();
        answer("all symbols", "GET /exchangeInfo", Json.parse(line.substring(line.indexOf('{'))));
        assertEquals(Set.of(), wordless);
    }

    @Test
    void recordedEventsSayTheSame() throws IOException, JsonException {
        try (Stream<Path> files = Files.walk(SharedData.file("docs-derived/nautilus/user_data_json"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Map<?, ?> json = object(Json.parse(Files.readAllBytes(file)));
                @SuppressWarnings("unchecked")
                Map<String, Object> event = (Map<String, Object>) (json.containsKey("event")
                        ? json.get("event")
                        : json);
                check(file.getFileName().toString(), event, SbeEvents.frame(event, null, false));
            }
        }
        assertEquals(Set.of("execution_report_canceled.json", "execution_report_expired.json",
                "execution_report_new.json", "execution_report_stop_loss.json",
                "execution_report_trade.json"),
                wordless, "shortened by hand");
        assertEquals(Set.of("BalanceUpdateEvent", "ExecutionReportEvent", "ListStatusEvent",
                "OutboundAccountPositionEvent"), seen);
    }
}
