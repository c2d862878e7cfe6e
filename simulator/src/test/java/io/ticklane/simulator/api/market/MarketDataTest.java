package io.ticklane.simulator.api.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.SymbolRules.PriceRange;
import io.ticklane.simulator.engine.SymbolStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests about what was traded. */
class MarketDataTest {
    private final Desk desk = new Desk();

    /** Takes so many ten thousandths of ETH from an order at so many cents. */
    private void trade(boolean buys, long price, long quantity) {
        desk.quote(!buys, price, quantity);
        desk.exchange.place(new Order().limit(desk.crowd, 0, buys, price, quantity));
    }

    private String text(String path, String query) {
        return Desk.text(desk.get(path, query));
    }

    private void threeTrades() {
        trade(true, 312_000, 10_000);
        desk.micros += 1_000_000;
        trade(false, 311_000, 5_000);
        desk.micros += 60_000_000;
        trade(true, 312_345, 20_000);
    }

    @Test
    void listsTrades() {
        threeTrades();
        String last = "{\"id\":3,\"price\":\"3123.45000000\",\"qty\":\"2.00000000\",\"quoteQty\":\"6246.90000000\","
                + "\"time\":1784102461123,\"isBuyerMaker\":false,\"isBestMatch\":true}";
        assertEquals("[" + last + "]", text("trades", "symbol=ETHUSDT&limit=1"));
        assertEquals("[" + last + "]", text("historicalTrades", "symbol=ETHUSDT&fromId=3"));
        assertEquals(3, Desk.list(desk.get("historicalTrades", "symbol=ETHUSDT")).size());
        assertEquals("[]", text("trades", "symbol=BTCUSDT"));
        assertEquals("[]", text("historicalBlockTrades", "symbol=ETHUSDT&fromId=1"));
        Desk.refused(desk.get("historicalBlockTrades", "symbol=ETHUSDT"), -1102,
                "Mandatory parameter 'fromId' was not sent, was empty/null, or malformed.");
    }

    @Test
    void listsAggregateTrades() {
        threeTrades();
        assertEquals("[{\"a\":2,\"p\":\"3110.00000000\",\"q\":\"0.50000000\",\"f\":2,\"l\":2,"
                + "\"T\":1784102401123,\"m\":true,\"M\":true}]",
                text("aggTrades", "symbol=ETHUSDT&fromId=2&limit=1"));
        assertEquals(List.of(1L, 2L), ids("startTime=1784102400123&endTime=1784102401123"));
        assertEquals(List.of(2L), ids("startTime=1784102400124&endTime=1784102401123"));
        assertEquals(List.of(2L), ids("startTime=1784102400123457&endTime=1784102401123999"));
        assertEquals(List.of(3L), ids("limit=1"));
        assertEquals(List.of(1L, 2L, 3L), ids("startTime=1"));
        Desk.refused(desk.get("aggTrades", "symbol=ETHUSDT&fromId=2&startTime=1784102400123"), -1128,
                "Combination of optional parameters invalid.");
    }

    private List<Object> ids(String query) {
        List<Object> ids = new ArrayList<>();
        Desk.list(desk.get("aggTrades", "symbol=ETHUSDT&" + query))
                .forEach(t -> ids.add(((Map<?, ?>) t).get("a")));
        return ids;
    }

    @Test
    void listsKlines() {
        threeTrades();
        String first = "[1784102400000,\"3120.00000000\",\"3120.00000000\",\"3110.00000000\",\"3110.00000000\","
                + "\"1.50000000\",1784102459999,\"4675.00000000\",2,\"1.00000000\",\"3120.00000000\",\"0\"]";
        String second = "[1784102460000,\"3123.45000000\",\"3123.45000000\",\"3123.45000000\",\"3123.45000000\","
                + "\"2.00000000\",1784102519999,\"6246.90000000\",1,\"2.00000000\",\"6246.90000000\",\"0\"]";
        assertEquals("[" + first + "," + second + "]", text("klines", "symbol=ETHUSDT&interval=1m"));
        assertEquals(text("klines", "symbol=ETHUSDT&interval=1m"),
                text("uiKlines", "symbol=ETHUSDT&interval=1m"));
        assertEquals("[" + second + "]", text("klines", "symbol=ETHUSDT&interval=1m&limit=1"));
        assertEquals("[" + first + "]",
                text("klines", "symbol=ETHUSDT&interval=1m&startTime=1784102400000&endTime=1784102459999"));
        assertEquals("[" + first + "]",
                text("klines", "symbol=ETHUSDT&interval=1m&startTime=1784102400000&endTime=1784102400000"));
        assertEquals("[]", text("klines", "symbol=BTCUSDT&interval=1M"));
        assertEquals(16,
                List.of("1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d",
                        "1w",
                        "1M").stream()
                        .filter(i -> desk.get("klines", "symbol=ETHUSDT&interval=" + i).status() == 200)
                        .count());
        Desk.refused(desk.get("klines", "symbol=ETHUSDT&interval=2m"), -1120, "Invalid interval.");
        Desk.refused(desk.get("klines", "symbol=ETHUSDT"), -1102,
                "Mandatory parameter 'interval' was not sent, was empty/null, or malformed.");
    }

    @Test
    void klinesFollowTheTimeZoneAndTheTimeUnit() {
        threeTrades();
        assertEquals(1_784_044_800_000L, opening("timeZone=8"));
        assertEquals(1_784_044_800_000L, opening("timeZone=08:00"));
        assertEquals(1_784_044_800_000L, opening("timeZone=%2B08:00"));
        assertEquals(1_784_073_600_000L, opening("timeZone=0"));
        assertEquals(1_784_073_600_000L, opening("timeZone=0:00"));
        assertEquals(1_784_073_600_000L + 12_600_000, opening("timeZone=-3:30"));
        for (String wrong : List.of("15", "-12:30", "x", "1:60", "")) {
            assertEquals(400, desk.get("klines", "symbol=ETHUSDT&interval=1d&timeZone=" + wrong).status(),
                    wrong);
        }
        RestReply micros = desk.api.handle(new RestRequest("GET", "/api/v3/klines",
                "symbol=ETHUSDT&interval=1m&limit=1", "", null, "MICROSECOND", "ip"));
        List<?> kline = (List<?>) Desk.list(micros).get(0);
        assertEquals(1_784_102_460_000_000L, kline.get(0));
        assertEquals(1_784_102_519_999_999L, kline.get(6));
    }

    private Object opening(String zone) {
        return ((List<?>) Desk.list(desk.get("klines", "symbol=ETHUSDT&interval=1d&" + zone)).get(0)).get(0);
    }

    @Test
    void tellsStatisticsOfTheDay() {
        threeTrades();
        desk.quote(true, 312_044, 41_000);
        desk.quote(false, 312_345, 12_000);
        String middle = "\"openPrice\":\"3120.00000000\",\"highPrice\":\"3123.45000000\","
                + "\"lowPrice\":\"3110.00000000\",";
        String end = "\"volume\":\"3.50000000\",\"quoteVolume\":\"10921.90000000\",\"openTime\":1784016061123,"
                + "\"closeTime\":1784102461123,\"firstId\":1,\"lastId\":3,\"count\":3}";
        String full = "{\"symbol\":\"ETHUSDT\",\"priceChange\":\"3.45000000\",\"priceChangePercent\":\"0.111\","
                + "\"weightedAvgPrice\":\"3120.54285714\",\"prevClosePrice\":\"0.00000000\","
                + "\"lastPrice\":\"3123.45000000\",\"lastQty\":\"2.00000000\",\"bidPrice\":\"3120.44000000\","
                + "\"bidQty\":\"4.10000000\",\"askPrice\":\"3123.45000000\",\"askQty\":\"1.20000000\","
                + middle + end;
        assertEquals(full, text("ticker/24hr", "symbol=ETHUSDT"));
        assertEquals("[" + full + "]", text("ticker/24hr", "symbols=[%22ETHUSDT%22]&type=FULL"));
        assertEquals("{\"symbol\":\"ETHUSDT\"," + middle + "\"lastPrice\":\"3123.45000000\"," + end,
                text("ticker/24hr", "symbol=ETHUSDT&type=MINI"));
        assertEquals(3, Desk.list(desk.get("ticker/24hr", "")).size());
        Desk.refused(desk.get("ticker/24hr", "symbol=ETHUSDT&type=mini"), -1139, "Invalid ticker type.");
    }

    @Test
    void oldTradesLeaveTheDay() {
        threeTrades();
        desk.micros += 86_400_000_000L + 60_000_000;
        Map<?, ?> day = Desk.object(desk.get("ticker/24hr", "symbol=ETHUSDT"));
        assertEquals(List.of(-1L, -1L, 0L), List.of(day.get("firstId"), day.get("lastId"), day.get("count")));
        assertEquals("3123.45000000", day.get("openPrice"));
        assertEquals("3123.45000000", day.get("prevClosePrice"));
        assertEquals("3123.45000000", day.get("lastPrice"));
        assertEquals("0.000", day.get("priceChangePercent"));
        assertEquals("3123.45000000", Desk.object(desk.get("avgPrice", "symbol=ETHUSDT")).get("price"));
    }

    @Test
    void tellsStatisticsOfWindows() {
        threeTrades();
        String change = "{\"symbol\":\"ETHUSDT\",\"priceChange\":\"3.45000000\",\"priceChangePercent\":\"0.111\","
                + "\"weightedAvgPrice\":\"3120.54285714\",\"openPrice\":\"3120.00000000\","
                + "\"highPrice\":\"3123.45000000\",\"lowPrice\":\"3110.00000000\",\"lastPrice\":\"3123.45000000\","
                + "\"volume\":\"3.50000000\",\"quoteVolume\":\"10921.90000000\",";
        String ids = "\"firstId\":1,\"lastId\":3,\"count\":3}";
        assertEquals(change + "\"openTime\":1784016060000,\"closeTime\":1784102461123," + ids,
                text("ticker", "symbol=ETHUSDT"));
        assertEquals(change + "\"openTime\":1784102400000,\"closeTime\":1784102461123," + ids,
                text("ticker", "symbol=ETHUSDT&windowSize=1m"));
        assertEquals(change + "\"openTime\":1784073600000,\"closeTime\":1784159999999," + ids,
                text("ticker/tradingDay", "symbol=ETHUSDT"));
        assertEquals(1_784_044_800_000L,
                Desk.object(desk.get("ticker/tradingDay", "symbol=ETHUSDT&timeZone=8&type=MINI"))
                        .get("openTime"));
        for (String window : List.of("0m", "60m", "24h", "8d", "1w", "m")) {
            assertEquals(400, desk.get("ticker", "symbol=ETHUSDT&windowSize=" + window).status(), window);
        }
        for (String path : List.of("ticker", "ticker/tradingDay")) {
            Desk.refused(desk.get(path, ""), -1102,
                    "Param 'symbol' or 'symbols' must be sent, but both were empty/null!");
        }
    }

    @Test
    void weighsTickersBySymbols() {
        assertEquals(2, weight("ticker/24hr", "symbol=ETHUSDT"));
        assertEquals(80, weight("ticker/24hr", ""));
        assertEquals(4, weight("ticker", "symbol=ETHUSDT"));
        assertEquals(8, weight("ticker/tradingDay", "symbols=[%22ETHUSDT%22,%22BTCUSDT%22]"));
        assertEquals(25, weight("trades", "symbol=ETHUSDT"));
        assertEquals(4, weight("aggTrades", "symbol=ETHUSDT"));
        assertEquals(2, weight("klines", "symbol=ETHUSDT&interval=1m"));
        assertEquals(2, weight("avgPrice", "symbol=ETHUSDT"));
    }

    private int weight(String path, String query) {
        desk.micros += 60_000_000;
        return Integer.parseInt(Desk.header(desk.get(path, query), "x-mbx-used-weight-1m"));
    }

    @Test
    void tellsAverageAndReferencePrice() {
        Desk.refused(desk.get("referencePrice", "symbol=ETHUSDT"), -2043,
                "This symbol doesn't have a reference price.");
        assertEquals("{\"mins\":5,\"price\":\"0.00000000\",\"closeTime\":0}",
                text("avgPrice", "symbol=ETHUSDT"));
        threeTrades();
        assertEquals("{\"mins\":5,\"price\":\"3120.54285714\",\"closeTime\":1784102461123}",
                text("avgPrice", "symbol=ETHUSDT"));
        assertEquals("{\"symbol\":\"ETHUSDT\",\"referencePrice\":\"3123.45\",\"timestamp\":1784102461123}",
                text("referencePrice", "symbol=ETHUSDT"));
        assertEquals("{\"symbol\":\"ETHUSDT\",\"calculationType\":\"ARITHMETIC_MEAN\",\"bucketCount\":10,"
                + "\"bucketWidthMs\":1000}", text("referencePrice/calculation", "symbol=ETHUSDT"));
        desk.micros += 60_000_000;
        assertNull(Desk.object(desk.get("referencePrice", "symbol=ETHUSDT")).get("referencePrice"));
    }

    @Test
    void listsExecutionRules() {
        desk.exchange.rules(0,
                desk.exchange.rules(0).with(new PriceRange(105_000_000, 95_000_000, 100_010_001, -1)));
        String rule = "{\"symbol\":\"ETHUSDT\",\"rules\":[{\"ruleType\":\"PRICE_RANGE\",\"bidLimitMultUp\":\"1.0500\","
                + "\"bidLimitMultDown\":\"0.9500\",\"askLimitMultUp\":\"1.00010001\",\"askLimitMultDown\":null}]}";
        assertEquals("{\"symbolRules\":[" + rule + "]}", text("executionRules", ""));
        assertEquals("{\"symbolRules\":[" + rule + "]}", text("executionRules", "symbolStatus=TRADING"));
        assertEquals("{\"symbolRules\":[{\"symbol\":\"BTCUSDT\",\"rules\":[]}," + rule + "]}",
                text("executionRules", "symbols=[%22BTCUSDT%22,%22ETHUSDT%22]"));
        assertEquals(40, weight("executionRules", ""));
        assertEquals(2, weight("executionRules", "symbol=ETHUSDT"));
        assertEquals(4, weight("executionRules", "symbols=[%22BTCUSDT%22,%22ETHUSDT%22]"));
        Desk.refused(desk.get("executionRules", "symbol=ETHUSDT&symbolStatus=TRADING"), -1128,
                "Combination of optional parameters invalid.");
    }

    @Test
    void selectsByStatus() {
        desk.exchange.rules(0, desk.exchange.rules(0).with(SymbolStatus.BREAK));
        assertEquals(2, Desk.list(desk.get("ticker/price", "symbolStatus=TRADING")).size());
        assertEquals(1, Desk.list(desk.get("ticker/24hr", "symbolStatus=BREAK")).size());
        assertEquals("[]", text("ticker/bookTicker", "symbols=[%22BTCUSDT%22]&symbolStatus=HALT"));
        for (String path : List.of("depth", "ticker", "ticker/tradingDay", "ticker/24hr", "ticker/price",
                "referencePrice/calculation")) {
            Desk.refused(desk.get(path, "symbol=ETHUSDT&symbolStatus=TRADING"), -1220,
                    "The symbol's status does not match the requested symbolStatus.");
            Desk.refused(desk.get(path, "symbol=ETHUSDT&symbolStatus=NAP"), -1122, "Invalid symbolStatus.");
        }
    }
}
