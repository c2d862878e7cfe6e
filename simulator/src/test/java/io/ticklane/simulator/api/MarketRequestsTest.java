package io.ticklane.simulator.api;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.rest.RestRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketRequestsTest {
    private final Desk desk = new Desk();

    @Test
    void answersPingAndTime() {
        assertEquals("{}", Desk.text(desk.get("ping", "")));
        assertEquals("{\"serverTime\":1784102400123}", Desk.text(desk.get("time", "")));
    }

    @Test
    void givesMicrosecondsWhenAsked() {
        for (String unit : List.of("MICROSECOND", "microsecond")) {
            RestReply reply = desk.api
                    .handle(new RestRequest("GET", "/api/v3/time", "", "", null, unit, "ip"));
            assertEquals("{\"serverTime\":1784102400123456}", Desk.text(reply));
        }
        Desk.refused(desk.api.handle(new RestRequest("GET", "/api/v3/time", "", "", null, "Micro", "ip")),
                -1194,
                "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
    }

    @Test
    void answersUnknownPathWithNotFound() {
        assertEquals(404, desk.get("nothing", "").status());
        assertEquals(404, desk.signed("PUT", "order", "").status());
        assertEquals(410, desk.raw("POST", "userDataStream", "", "").status());
    }

    @Test
    void listsDepthBestFirst() {
        desk.quote(true, 312_044, 41_000);
        desk.quote(true, 312_040, 10_000);
        desk.quote(false, 312_045, 12_000);
        desk.quote(false, 312_046, 5_000);
        assertEquals("{\"lastUpdateId\":4,\"bids\":[[\"3120.44000000\",\"4.10000000\"],"
                + "[\"3120.40000000\",\"1.00000000\"]],\"asks\":[[\"3120.45000000\",\"1.20000000\"],"
                + "[\"3120.46000000\",\"0.50000000\"]]}", Desk.text(desk.get("depth", "symbol=ETHUSDT")));
        Map<?, ?> one = Desk.object(desk.get("depth", "symbol=ETHUSDT&limit=1"));
        assertEquals(1, ((List<?>) one.get("bids")).size());
        assertEquals(200, desk.get("depth", "symbol=ETHUSDT&limit=99999").status());
    }

    @Test
    void weighsDepthByLimit() {
        desk.get("depth", "symbol=ETHUSDT");
        desk.get("depth", "symbol=ETHUSDT&limit=500");
        desk.get("depth", "symbol=ETHUSDT&limit=1000");
        assertEquals("330",
                Desk.header(desk.get("depth", "symbol=ETHUSDT&limit=5000"), "x-mbx-used-weight-1m"));
    }

    @Test
    void countsWeightInMinutesOfTheClock() {
        assertEquals("20", Desk.header(desk.get("exchangeInfo", ""), "x-mbx-used-weight-1m"));
        RestReply second = desk.get("ping", "");
        assertEquals("21", Desk.header(second, "x-mbx-used-weight"));
        desk.micros += 60_000_000;
        assertEquals("1", Desk.header(desk.get("ping", ""), "x-mbx-used-weight-1m"));
    }

    @Test
    void tellsBestPrices() {
        desk.quote(true, 312_044, 41_000);
        desk.quote(false, 312_045, 12_000);
        String one = "{\"symbol\":\"ETHUSDT\",\"bidPrice\":\"3120.44000000\",\"bidQty\":\"4.10000000\","
                + "\"askPrice\":\"3120.45000000\",\"askQty\":\"1.20000000\"}";
        assertEquals(one, Desk.text(desk.get("ticker/bookTicker", "symbol=ETHUSDT")));
        assertEquals("[" + one + "]",
                Desk.text(desk.get("ticker/bookTicker", "symbols=%5B%22ETHUSDT%22%5D")));
        assertEquals("[" + one + "]", Desk.text(desk.get("ticker/bookTicker", "symbols=[%22ETHUSDT%22]")));
        assertEquals(3, Desk.list(desk.get("ticker/bookTicker", "")).size());
        assertEquals(0, Desk.list(desk.get("ticker/bookTicker", "symbolStatus=HALT")).size());
    }

    @Test
    void tellsLastPrice() {
        desk.exchange.lastPrice(1, 6_662_100);
        assertEquals("{\"symbol\":\"BTCUSDT\",\"price\":\"66621.00000000\"}",
                Desk.text(desk.get("ticker/price", "symbol=BTCUSDT")));
    }

    @Test
    void refusesBadSelections() {
        Desk.refused(desk.get("ticker/price", "symbol=NOSUCH"), -1121, "Invalid symbol.");
        Desk.refused(desk.get("ticker/price", "symbol="), -1105, "Parameter 'symbol' was empty.");
        Desk.refused(desk.get("ticker/price", "symbol=btcusdt"), -1100,
                "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.");
        Desk.refused(desk.get("ticker/price", "symbol=BTCUSDT&symbols=[]"), -1128,
                "Combination of optional parameters invalid.");
        Desk.refused(desk.get("ticker/price", "symbols=[%22BTCUSDT%22,%22BTCUSDT%22]"), -1151,
                "Symbol is present multiple times in the list.");
        Desk.refused(desk.get("ticker/price", "symbol=BTCUSDT&symbolStatus=BREAK"), -1220,
                "The symbol's status does not match the requested symbolStatus.");
        Desk.refused(desk.get("ticker/price", "symbolStatus=NAP"), -1122, "Invalid symbolStatus.");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            names.add("%22S" + i + "%22");
        }
        Desk.refused(desk.get("ticker/price", "symbols=[" + String.join(",", names) + "]"), -1101,
                "Too many values sent for parameter 'symbols', maximum allowed up to 100.");
        assertEquals(400, desk.get("ticker/price", "symbols=[7]").status());
        assertEquals(400, desk.get("ticker/price", "symbols=[").status());
    }

    @Test
    void refusesWrongNumberOfParameters() {
        Desk.refused(desk.get("depth", ""), -1102,
                "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
        Desk.refused(desk.get("ping", "a=1"), -1101, "Too many parameters; expected '0' and received '1'.");
        Desk.refused(desk.get("depth", "symbol=BTCUSDT&a=1"), -1104,
                "Not all sent parameters were read; read '1' parameter(s) but was sent '2'.");
        Desk.refused(desk.get("depth", "symbol=BTCUSDT&symbol=BTCUSDT"), -1101,
                "Duplicate values for a parameter detected.");
        Desk.refused(desk.get("depth", "symbol=%ZZ"), -1100, "Illegal characters found in a parameter.");
        Desk.refused(desk.get("depth", "symbol=BTCUSDT&limit=x"), -1100,
                "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.");
    }

    @Test
    void describesSymbols() {
        Map<?, ?> info = Desk.object(desk.get("exchangeInfo", "symbol=ETHUSDT"));
        assertEquals(List.of("timezone", "serverTime", "rateLimits", "exchangeFilters", "symbols"),
                List.copyOf(info.keySet()));
        Map<?, ?> symbol = (Map<?, ?>) ((List<?>) info.get("symbols")).get(0);
        assertEquals(List.of("symbol", "status", "baseAsset", "baseAssetPrecision", "quoteAsset",
                "quotePrecision", "quoteAssetPrecision", "baseCommissionPrecision",
                "quoteCommissionPrecision",
                "orderTypes", "icebergAllowed", "ocoAllowed", "otoAllowed", "opoAllowed",
                "quoteOrderQtyMarketAllowed", "allowTrailingStop", "cancelReplaceAllowed", "amendAllowed",
                "pegInstructionsAllowed", "isSpotTradingAllowed", "isMarginTradingAllowed", "filters",
                "permissions", "permissionSets", "defaultSelfTradePreventionMode",
                "allowedSelfTradePreventionModes"), List.copyOf(symbol.keySet()));
        assertTrue(symbol.get("filters").toString().contains("{filterType=PRICE_FILTER, minPrice=0.01000000, "
                + "maxPrice=340000.00000000, tickSize=0.01000000}"), symbol.get("filters").toString());
        assertTrue(symbol.get("filters").toString().contains("minNotional=5.00000000"));
    }

    @Test
    void selectsSymbolsByPermission() {
        assertEquals(3, symbols("permissions=SPOT"));
        assertEquals(3, symbols("permissions=%5B%22MARGIN%22%2C%22SPOT%22%5D"));
        assertEquals(0, symbols("permissions=LEVERAGED"));
        assertEquals(2, symbols("symbols=[%22BTCUSDT%22,%22ETHUSDT%22]"));
        assertEquals(3, symbols("showPermissionSets=false"));
        Desk.refused(desk.get("exchangeInfo", "symbol=BTCUSDT&permissions=SPOT"), -1128,
                "Combination of optional parameters invalid.");
    }

    private int symbols(String query) {
        return ((List<?>) Desk.object(desk.get("exchangeInfo", query)).get("symbols")).size();
    }
}
