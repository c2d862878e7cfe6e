package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Aggregate trades, klines, tickers and REST agree with the single trades, seen from outside. */
class MarketDataConsistencyTest {
    private static final String STREAMS = "/stream?streams=btcusdt@trade/btcusdt@aggTrade/btcusdt@kline_1s/"
            + "btcusdt@kline_1m/btcusdt@miniTicker/btcusdt@depth20@100ms/btcusdt@bookTicker";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TreeMap<Long, Map<?, ?>> trades = new TreeMap<>();

    private Object get(Simulator simulator, String path) throws Exception {
        return Json.parse(http.send(HttpRequest.newBuilder(URI.create(simulator.rest() + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body());
    }

    private static BigDecimal number(Map<?, ?> event, String name) {
        return new BigDecimal(event.get(name).toString());
    }

    /** Whether all trades of the range were heard. */
    private boolean known(long first, long last) {
        return first > 0 && trades.containsKey(first) && trades.containsKey(last)
                && trades.subMap(first, true, last, true).size() == last - first + 1;
    }

    private BigDecimal sum(long first, long last, boolean takerBuysOnly, boolean worth) {
        return trades.subMap(first, true, last, true).values().stream()
                .filter(trade -> !takerBuysOnly || !(Boolean) trade.get("m"))
                .map(trade -> worth
                        ? number(trade, "p").multiply(number(trade, "q")).setScale(8, RoundingMode.DOWN)
                        : number(trade, "q"))
                .reduce(BigDecimal.ZERO, BigDecimal::add).setScale(8, RoundingMode.UNNECESSARY);
    }

    private boolean aggregate(Map<?, ?> event) {
        long first = (Long) event.get("f");
        long last = (Long) event.get("l");
        if (!known(first, last)) {
            return false;
        }
        assertEquals(number(event, "q"), sum(first, last, false, false));
        for (Map<?, ?> trade : trades.subMap(first, true, last, true).values()) {
            assertEquals(event.get("p"), trade.get("p"));
            assertEquals(event.get("m"), trade.get("m"));
            assertEquals(event.get("T"), trade.get("T"));
        }
        return true;
    }

    private boolean kline(Map<?, ?> kline) {
        long first = (Long) kline.get("f");
        long last = (Long) kline.get("L");
        if (!known(first, last)) {
            return false;
        }
        assertEquals(kline.get("o"), trades.get(first).get("p"));
        assertEquals(kline.get("c"), trades.get(last).get("p"));
        assertEquals(kline.get("n"), last - first + 1);
        assertEquals(number(kline, "v"), sum(first, last, false, false));
        assertEquals(number(kline, "V"), sum(first, last, true, false));
        assertEquals(number(kline, "q"), sum(first, last, false, true));
        assertEquals(number(kline, "Q"), sum(first, last, true, true));
        for (Map<?, ?> trade : trades.subMap(first, true, last, true).values()) {
            assertTrue(number(trade, "p").compareTo(number(kline, "h")) <= 0);
            assertTrue(number(trade, "p").compareTo(number(kline, "l")) >= 0);
            assertTrue((Long) trade.get("T") >= (Long) kline.get("t")
                    && (Long) trade.get("T") <= (Long) kline.get("T"));
        }
        if ((Boolean) kline.get("x")) {
            Map<?, ?> before = trades.get(first - 1);
            assertTrue(before == null || (Long) before.get("T") < (Long) kline.get("t"));
        }
        return true;
    }

    @Test
    void allAgreeWithTheTrades() throws Exception {
        SimulatorConfig config = SimulatorConfig.builder().synthetic(11).eventsPerSecond(3000).build();
        int aggregates = 0;
        int klines = 0;
        int tickers = 0;
        String top = "";
        int tops = 0;
        try (Simulator simulator = Simulator.start(config);
                StreamClient client = StreamClient.open(simulator, STREAMS)) {
            while (aggregates < 50 || klines < 5 || tickers < 3 || tops < 10) {
                Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) Json.parse(client.next())).get("data");
                if (data.containsKey("lastUpdateId")) {
                    String best = data.get("lastUpdateId") + " " + first(data, "bids") + " "
                            + first(data, "asks");
                    tops += best.endsWith(top.substring(top.indexOf(' ') + 1)) && !top.isEmpty() ? 1 : 0;
                    assertTrue(
                            top.isEmpty() || best.substring(best.indexOf(' '))
                                    .equals(top.substring(top.indexOf(' '))),
                            best + " after " + top);
                    continue;
                }
                if (!data.containsKey("e")) {
                    top = data.get("u") + " " + List.of(data.get("b"), data.get("B")) + " "
                            + List.of(data.get("a"), data.get("A"));
                    continue;
                }
                switch (data.get("e").toString()) {
                    case "trade" -> trades.put((Long) data.get("t"), data);
                    case "aggTrade" -> aggregates += aggregate(data) ? 1 : 0;
                    case "kline" -> klines += kline((Map<?, ?>) data.get("k")) ? 1 : 0;
                    default -> {
                        tickers++;
                        assertEquals(trades.lastEntry().getValue().get("p"), data.get("c"));
                    }
                }
            }
            restAgrees(simulator);
        }
    }

    private static Object first(Map<?, ?> data, String side) {
        return ((List<?>) data.get(side)).get(0);
    }

    private void restAgrees(Simulator simulator) throws Exception {
        List<?> listed = (List<?>) get(simulator, "/api/v3/historicalTrades?symbol=BTCUSDT&limit=1000&fromId="
                + trades.firstKey());
        for (Object one : listed) {
            Map<?, ?> trade = (Map<?, ?>) one;
            Map<?, ?> heard = trades.get((Long) trade.get("id"));
            if (heard != null) {
                assertEquals(List.of(heard.get("p"), heard.get("q"), heard.get("T"), heard.get("m")),
                        List.of(trade.get("price"), trade.get("qty"), trade.get("time"),
                                trade.get("isBuyerMaker")));
            }
        }
        assertTrue(listed.size() >= Math.min(1000, trades.size()));
        Map<?, ?> day = (Map<?, ?>) get(simulator, "/api/v3/ticker/24hr?symbol=BTCUSDT");
        assertEquals(day.get("count"), (Long) day.get("lastId") - (Long) day.get("firstId") + 1);
        List<?> klines = (List<?>) get(simulator, "/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=1");
        assertTrue(new BigDecimal(((List<?>) klines.get(0)).get(5).toString()).signum() > 0);
    }
}
