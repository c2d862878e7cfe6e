package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.spot.Market;
import com.binance.connector.client.impl.spot.Trade;
import com.binance.connector.client.utils.signaturegenerator.Ed25519SignatureGenerator;
import com.binance.connector.client.utils.signaturegenerator.RsaSignatureGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/** {@code binance-connector-java}, which was the venue's own; it gives text, read here with its own JSON library. */
final class ConnectorClient {
    static final String SYMBOL = "BTCUSDT";

    private final Venue venue;
    private final Keys keys;
    private final Path folder;
    private final Market market;
    private final Trade trade;
    private long orderId;

    ConnectorClient(Venue venue, Keys keys, Path folder) {
        this.venue = venue;
        this.keys = keys;
        this.folder = folder;
        SpotClientImpl spot = new SpotClientImpl(keys.hmac().apiKey(), keys.hmac().secret(), venue.rest());
        market = spot.createMarket();
        trade = spot.createTrade();
    }

    /** Does everything it can. */
    List<Result> run() {
        Cases cases = new Cases();
        askTheMarket(cases);
        askTheAccount(cases);
        placeOrders(cases);
        placeStop(cases);
        useKeys(cases);
        beRefused(cases);
        try (ConnectorSockets sockets = new ConnectorSockets(this, venue, keys)) {
            sockets.run(cases);
        }
        return cases.results();
    }

    static Map<String, Object> with(Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }

    private static Map<String, Object> symbol() {
        return with("symbol", SYMBOL);
    }

    private void askTheMarket(Cases cases) {
        cases.run(Call.SERVER_TIME, "time", () -> {
            long time = new JSONObject(market.time()).getLong("serverTime");
            assertTrue(Math.abs(time - System.currentTimeMillis()) < 60_000);
        }).run(Call.EXCHANGE_INFO, "exchangeInfo", () -> {
            JSONObject info = new JSONObject(market.exchangeInfo(symbol()));
            assertEquals("TRADING", info.getJSONArray("symbols").getJSONObject(0).getString("status"));
        }).run(Call.ORDER_BOOK, "depth", () -> {
            JSONObject book = new JSONObject(market.depth(with("symbol", SYMBOL, "limit", 20)));
            assertEquals(20, book.getJSONArray("bids").length());
            assertTrue(book.getJSONArray("bids").getJSONArray(0).getBigDecimal(0)
                    .compareTo(book.getJSONArray("asks").getJSONArray(0).getBigDecimal(0)) < 0);
        }).run(Call.RECENT_TRADES, "trades", () -> {
            assertTrue(new JSONArray(market.trades(symbol())).length() > 0);
            assertTrue(new JSONArray(market.historicalTrades(symbol())).length() > 0);
        }).run(Call.AGGREGATE_TRADES, "aggTrades",
                () -> assertTrue(new JSONArray(market.aggTrades(symbol())).getJSONObject(0).has("f")))
                .run(Call.KLINES, "klines", () -> {
                    Map<String, Object> minutes = with("symbol", SYMBOL, "interval", "1m");
                    assertEquals(12, new JSONArray(market.klines(minutes)).getJSONArray(0).length());
                    assertEquals(12, new JSONArray(market.uiKlines(minutes)).getJSONArray(0).length());
                }).run(Call.TICKER_24H, "ticker24H", () -> {
                    assertTrue(new JSONObject(market.ticker24H(symbol())).getBigDecimal("lastPrice")
                            .signum() > 0);
                    assertTrue(
                            new JSONObject(market.ticker(symbol())).getBigDecimal("lastPrice").signum() > 0);
                    assertTrue(new JSONObject(market.tradingDayTicker(symbol())).getBigDecimal("lastPrice")
                            .signum() > 0);
                }).run(Call.PRICE_TICKER, "tickerSymbol", () -> {
                    assertTrue(new JSONObject(market.tickerSymbol(symbol())).getBigDecimal("price")
                            .signum() > 0);
                    assertTrue(new JSONObject(market.averagePrice(symbol())).getBigDecimal("price")
                            .signum() > 0);
                }).run(Call.BOOK_TICKER, "bookTicker",
                        () -> assertTrue(new JSONArray(market.bookTicker(with())).length() > 1));
    }

    private void askTheAccount(Cases cases) {
        cases.run(Call.BALANCES, "account", () -> assertEquals("SPOT",
                new JSONObject(trade.account(with())).getString("accountType")))
                .run(Call.COMMISSION, "commission",
                        () -> assertTrue(new JSONObject(trade.commission(symbol()))
                                .getJSONObject("standardCommission").has("taker")));
    }

    /** A price so far from the market that nobody meets it, yet within the filters. */
    String price(String factor) {
        return new JSONObject(market.bookTicker(symbol())).getBigDecimal("bidPrice")
                .multiply(new BigDecimal(factor)).setScale(2, RoundingMode.DOWN).toPlainString();
    }

    Map<String, Object> limit() {
        return with("symbol", SYMBOL, "side", "BUY", "type", "LIMIT", "timeInForce", "GTC", "quantity", 0.01,
                "price", price("0.9"));
    }

    private Map<String, Object> order() {
        return order(orderId);
    }

    Map<String, Object> order(long id) {
        return with("symbol", SYMBOL, "orderId", id);
    }

    Trade trade() {
        return trade;
    }

    private void placeOrders(Cases cases) {
        cases.run(Call.TEST_ORDER, "testNewOrder", () -> {
            assertEquals("{}", trade.testNewOrder(limit()));
            assertEquals("[]", trade.getOpenOrders(symbol()));
        }).run(Call.LIMIT_ORDER, "newOrder", () -> {
            JSONObject placed = new JSONObject(trade.newOrder(limit()));
            assertEquals("NEW", placed.getString("status"));
            orderId = placed.getLong("orderId");
        }).run(Call.QUERY_ORDER, "getOrder",
                () -> assertEquals("NEW", new JSONObject(trade.getOrder(order())).getString("status")))
                .run(Call.OPEN_ORDERS, "getOpenOrders", () -> assertEquals(orderId,
                        new JSONArray(trade.getOpenOrders(symbol())).getJSONObject(0).getLong("orderId")))
                .absent(Call.AMEND, "has no such call").run(Call.CANCEL_REPLACE, "cancelReplace", () -> {
                    Map<String, Object> request = limit();
                    request.putAll(with("cancelReplaceMode", "STOP_ON_FAILURE", "cancelOrderId", orderId));
                    JSONObject replaced = new JSONObject(trade.cancelReplace(request));
                    assertEquals("SUCCESS", replaced.getString("newOrderResult"));
                    orderId = replaced.getJSONObject("newOrderResponse").getLong("orderId");
                }).run(Call.CANCEL, "cancelOrder", () -> assertEquals("CANCELED",
                        new JSONObject(trade.cancelOrder(order())).getString("status")))
                .run(Call.CANCEL_ALL, "cancelOpenOrders", () -> {
                    trade.newOrder(limit());
                    trade.newOrder(limit());
                    assertEquals(2, new JSONArray(trade.cancelOpenOrders(symbol())).length());
                }).run(Call.MARKET_ORDER, "newOrder", () -> {
                    JSONObject filled = new JSONObject(trade.newOrder(
                            with("symbol", SYMBOL, "side", "BUY", "type", "MARKET", "quantity", 0.01)));
                    assertEquals("FILLED", filled.getString("status"));
                    orderId = filled.getLong("orderId");
                }).run(Call.MARKET_ORDER_BY_AMOUNT, "newOrder", () -> {
                    JSONObject filled = new JSONObject(trade.newOrder(
                            with("symbol", SYMBOL, "side", "BUY", "type", "MARKET", "quoteOrderQty", 100)));
                    assertEquals("FILLED", filled.getString("status"));
                }).run(Call.ORDER_HISTORY, "getOrders", () -> assertEquals("FILLED",
                        new JSONArray(trade.getOrders(order())).getJSONObject(0).getString("status")))
                .run(Call.OWN_TRADES, "myTrades",
                        () -> assertTrue(new JSONArray(trade.myTrades(order())).length() > 0));
    }

    private void placeStop(Cases cases) {
        cases.run(Call.STOP_ORDER, "newOrder", () -> {
            Map<String, Object> stop = limit();
            stop.putAll(with("side", "SELL", "type", "STOP_LOSS_LIMIT", "stopPrice", price("0.95")));
            orderId = new JSONObject(trade.newOrder(stop)).getLong("orderId");
            assertEquals(false, new JSONObject(trade.getOrder(order())).getBoolean("isWorking"));
            trade.cancelOrder(order());
        }).absent(Call.OCO, "has the old form alone");
    }

    /** The private key in a file, as the client wants it. */
    String pem(Keys.Credential credential) throws IOException {
        return Files.writeString(folder.resolve(credential.type() + ".pem"), credential.secret()).toString();
    }

    private void useKeys(Cases cases) {
        cases.run(Call.RSA_KEY, "RsaSignatureGenerator", () -> assertEquals("SPOT",
                new JSONObject(
                        new SpotClientImpl(keys.rsa().apiKey(), new RsaSignatureGenerator(pem(keys.rsa())),
                                venue.rest()).createTrade().account(with()))
                        .getString("accountType")))
                .run(Call.ED25519_KEY, "Ed25519SignatureGenerator", () -> assertEquals("SPOT",
                        new JSONObject(new SpotClientImpl(keys.ed25519().apiKey(),
                                new Ed25519SignatureGenerator(pem(keys.ed25519())), venue.rest())
                                .createTrade()
                                .account(with()))
                                .getString("accountType")));
    }

    private static void refused(int status, int code, Cases.Body body) {
        BinanceClientException e = assertThrows(BinanceClientException.class, body::run);
        assertEquals(code, e.getErrorCode());
        assertEquals(status, e.getHttpStatusCode());
        assertNotEquals("", e.getErrMsg());
    }

    private Trade stranger(String apiKey, String secret) {
        return new SpotClientImpl(apiKey, secret, venue.rest()).createTrade();
    }

    private void beRefused(Cases cases) {
        String exception = BinanceClientException.class.getSimpleName();
        cases.run(Call.WRONG_KEY, exception,
                () -> refused(401, -2015,
                        () -> stranger("x".repeat(64), keys.hmac().secret()).account(with())))
                .run(Call.MALFORMED_KEY, exception,
                        () -> refused(401, -2014,
                                () -> stranger("short", keys.hmac().secret()).account(with())))
                .run(Call.WRONG_SIGNATURE, exception,
                        () -> refused(400, -1022,
                                () -> stranger(keys.hmac().apiKey(), "wrong").account(with())))
                .run(Call.CLOCK_OFF, exception, () -> {
                    for (long off : new long[]{-60_000, 60_000}) {
                        refused(400, -1021, () -> trade.account(
                                with("timestamp", Long.toString(System.currentTimeMillis() + off))));
                    }
                }).run(Call.FILTER_VIOLATED, exception, () -> {
                    Map<String, Object> tiny = limit();
                    tiny.put("quantity", "0.00000001");
                    refused(400, -1013, () -> trade.newOrder(tiny));
                    Map<String, Object> odd = limit();
                    odd.put("price", odd.get("price") + "1");
                    refused(400, -1013, () -> trade.newOrder(odd));
                }).run(Call.TOO_LITTLE_BALANCE, exception, () -> {
                    Map<String, Object> big = limit();
                    big.put("quantity", 100);
                    refused(400, -2010, () -> trade.newOrder(big));
                }).run(Call.UNKNOWN_ORDER, exception, () -> {
                    refused(400, -2013, () -> trade.getOrder(with("symbol", SYMBOL, "orderId", 999_999_999)));
                    refused(400, -2011,
                            () -> trade.cancelOrder(with("symbol", SYMBOL, "orderId", 999_999_999)));
                }).run(Call.UNKNOWN_SYMBOL, exception,
                        () -> refused(400, -1121, () -> market.depth(with("symbol", "NOSUCH"))));
    }
}
