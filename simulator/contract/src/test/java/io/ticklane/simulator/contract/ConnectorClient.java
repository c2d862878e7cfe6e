package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.impl.spot.Market;
import com.binance.connector.client.impl.spot.Trade;
import com.binance.connector.client.impl.spot.UserData;
import com.binance.connector.client.utils.signaturegenerator.Ed25519SignatureGenerator;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import com.binance.connector.client.utils.signaturegenerator.RsaSignatureGenerator;
import com.binance.connector.client.utils.websocketcallback.WebSocketMessageCallback;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.json.JSONArray;
import org.json.JSONObject;

/** {@code binance-connector-java}, which was the venue's own; it gives text, read here with its own JSON library. */
final class ConnectorClient {
    private static final String SYMBOL = "BTCUSDT";

    private final Venue venue;
    private final Keys keys;
    private final Path folder;
    private final Market market;
    private final Trade trade;
    private final Arrivals<JSONObject> answers = new Arrivals<>();
    private final WebSocketApiClientImpl socket;
    private final WebSocketStreamClientImpl streams;
    private long orderId;

    ConnectorClient(Venue venue, Keys keys, Path folder) {
        this.venue = venue;
        this.keys = keys;
        this.folder = folder;
        SpotClientImpl spot = new SpotClientImpl(keys.hmac().apiKey(), keys.hmac().secret(), venue.rest());
        market = spot.createMarket();
        trade = spot.createTrade();
        socket = new WebSocketApiClientImpl(keys.hmac().apiKey(),
                new HmacSignatureGenerator(keys.hmac().secret()), venue.socket());
        streams = new WebSocketStreamClientImpl(venue.stream());
    }

    /** Does everything it can. */
    List<Result> run() {
        Cases cases = new Cases();
        socket.connect(text -> answers.add(new JSONObject(text)));
        askTheMarket(cases);
        askTheAccount(cases);
        placeOrders(cases);
        placeLists(cases);
        useKeys(cases);
        useSocket(cases);
        watch(cases);
        beRefused(cases);
        // Only now: to close one connection is to close the threads of all.
        socket.close();
        streams.closeAllConnections();
        return cases.results();
    }

    private static Map<String, Object> with(Object... namesAndValues) {
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
    private String price(String factor) {
        return new JSONObject(market.bookTicker(symbol())).getBigDecimal("bidPrice")
                .multiply(new BigDecimal(factor)).setScale(2, RoundingMode.DOWN).toPlainString();
    }

    private Map<String, Object> limit() {
        return with("symbol", SYMBOL, "side", "BUY", "type", "LIMIT", "timeInForce", "GTC", "quantity", 0.01,
                "price", price("0.9"));
    }

    private Map<String, Object> order() {
        return with("symbol", SYMBOL, "orderId", orderId);
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

    private void placeLists(Cases cases) {
        cases.run(Call.STOP_ORDER, "newOrder", () -> {
            Map<String, Object> stop = limit();
            stop.putAll(with("side", "SELL", "type", "STOP_LOSS_LIMIT", "stopPrice", price("0.95")));
            orderId = new JSONObject(trade.newOrder(stop)).getLong("orderId");
            assertEquals(false, new JSONObject(trade.getOrder(order())).getBoolean("isWorking"));
            trade.cancelOrder(order());
        }).absent(Call.OCO, "has the old form alone").run(Call.OLD_OCO, "newOcoOrder", () -> {
            socket.trade().newOcoOrder(SYMBOL, "SELL", Double.parseDouble(price("1.1")), 0.01,
                    new JSONObject(with("requestId", "oco", "stopPrice", price("0.95"), "stopLimitPrice",
                            price("0.94"), "stopLimitTimeInForce", "GTC")));
            JSONObject list = answer("oco").getJSONObject("result");
            assertEquals("EXECUTING", list.getString("listOrderStatus"));
            Map<String, Object> id = with("symbol", SYMBOL, "orderListId", list.getLong("orderListId"));
            assertEquals(2,
                    new JSONObject(trade.getOCOOrder(with("orderListId", list.getLong("orderListId"))))
                            .getJSONArray("orders").length());
            assertEquals("ALL_DONE", new JSONObject(trade.cancelOCO(id)).getString("listOrderStatus"));
        });
    }

    /** The private key in a file, as the client wants it. */
    private String pem(Keys.Credential credential) throws IOException {
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

    private JSONObject answer(String id) throws InterruptedException {
        return answers.next("the answer to " + id, answer -> id.equals(answer.optString("id")));
    }

    private JSONObject result(String id) throws InterruptedException {
        JSONObject answer = answer(id);
        assertEquals(200, answer.getInt("status"), answer.toString());
        return answer;
    }

    private JSONObject as(String id, Object... namesAndValues) {
        return new JSONObject(with(namesAndValues)).put("requestId", id);
    }

    private JSONObject limit(String id) {
        return as(id, "timeInForce", "GTC", "quantity", 0.01, "price", price("0.9"));
    }

    private void useSocket(Cases cases) {
        cases.run(Call.SOCKET_MARKET_DATA, "depth", () -> {
            socket.market().depth(SYMBOL, as("depth", "limit", 5));
            assertEquals(5, result("depth").getJSONObject("result").getJSONArray("bids").length());
            socket.market().klines(SYMBOL, "1m", as("klines"));
            assertTrue(result("klines").getJSONArray("result").length() > 0);
            socket.general().exchangeInfo(as("info", "symbol", SYMBOL));
            assertTrue(result("info").getJSONObject("result").has("symbols"));
        }).run(Call.SOCKET_LOG_ON, "logon", this::logOn).run(Call.SOCKET_PLACE, "newOrder", () -> {
            socket.trade().newOrder(SYMBOL, "BUY", "LIMIT", limit("place"));
            orderId = result("place").getJSONObject("result").getLong("orderId");
        }).run(Call.SOCKET_QUERY, "getOrder", () -> {
            socket.trade().getOrder(SYMBOL, as("query", "orderId", orderId));
            assertEquals("NEW", result("query").getJSONObject("result").getString("status"));
        }).run(Call.SOCKET_CANCEL_REPLACE, "cancelReplaceOrder", () -> {
            socket.trade().cancelReplaceOrder(SYMBOL, "STOP_ON_FAILURE", "BUY", "LIMIT",
                    limit("replace").put("cancelOrderId", orderId));
            orderId = result("replace").getJSONObject("result").getJSONObject("newOrderResponse")
                    .getLong("orderId");
        }).run(Call.SOCKET_CANCEL, "cancelOrder", () -> {
            socket.trade().cancelOrder(SYMBOL, as("cancel", "orderId", orderId));
            assertEquals("CANCELED", result("cancel").getJSONObject("result").getString("status"));
        }).run(Call.SOCKET_CANCEL_ALL, "cancelAllOpenOrders", () -> {
            trade.newOrder(limit());
            socket.trade().cancelAllOpenOrders(SYMBOL, as("all"));
            assertEquals(1, result("all").getJSONArray("result").length());
        }).run(Call.SOCKET_ACCOUNT, "accountStatus", () -> {
            socket.account().accountStatus(as("account"));
            assertEquals("SPOT", result("account").getJSONObject("result").getString("accountType"));
            socket.account().accountTradeHistory(SYMBOL, as("trades"));
            assertTrue(result("trades").getJSONArray("result").length() > 0);
        }).run(Call.SOCKET_REFUSAL, "error", () -> {
            socket.trade().newOrder(SYMBOL, "BUY", "LIMIT", limit("poor").put("quantity", 100));
            JSONObject answer = answer("poor");
            assertEquals(400, answer.getInt("status"));
            assertEquals(-2010, answer.getJSONObject("error").getInt("code"));
        });
    }

    private void logOn() throws Exception {
        WebSocketApiClientImpl session = new WebSocketApiClientImpl(keys.ed25519().apiKey(),
                new Ed25519SignatureGenerator(pem(keys.ed25519())), venue.socket());
        session.connect(text -> answers.add(new JSONObject(text)));
        session.auth().logon(as("logon"));
        assertEquals(keys.ed25519().apiKey(), result("logon").getJSONObject("result").getString("apiKey"));
        session.account().accountStatus(as("session", "timestamp", System.currentTimeMillis()));
        assertEquals("SPOT", result("session").getJSONObject("result").getString("accountType"));
        // The client remembers for all its connections that one is logged on, so this has to end before the others.
        session.auth().logout(as("logout"));
        assertTrue(result("logout").getJSONObject("result").isNull("authorizedSince"));
    }

    private JSONObject first(Consumer<WebSocketMessageCallback> subscribe, String what)
            throws InterruptedException {
        Arrivals<String> events = new Arrivals<>();
        subscribe.accept(events::add);
        return new JSONObject(events.next(what));
    }

    private void watch(Cases cases) {
        cases.run(Call.STREAM_ORDER_BOOK, "diffDepthStream", () -> {
            JSONObject diff = first(to -> streams.diffDepthStream(SYMBOL, 100, to), "a diff");
            assertTrue(diff.getLong("U") <= diff.getLong("u"));
            assertTrue(first(to -> streams.partialDepthStream(SYMBOL, 5, 100, to), "a part")
                    .has("lastUpdateId"));
        }).run(Call.STREAM_TRADES, "tradeStream", () -> {
            assertEquals("trade", first(to -> streams.tradeStream(SYMBOL, to), "a trade").getString("e"));
            assertEquals("aggTrade",
                    first(to -> streams.aggTradeStream(SYMBOL, to), "an aggregate trade").getString("e"));
        }).run(Call.STREAM_TICKERS, "symbolTicker", () -> {
            assertEquals("24hrTicker",
                    first(to -> streams.symbolTicker(SYMBOL, to), "a ticker").getString("e"));
            assertEquals("24hrMiniTicker",
                    first(to -> streams.miniTickerStream(SYMBOL, to), "a mini ticker").getString("e"));
        }).run(Call.STREAM_BEST_PRICES, "bookTicker", () -> {
            JSONObject ticker = first(to -> streams.bookTicker(SYMBOL, to), "best prices");
            assertTrue(ticker.getBigDecimal("b").compareTo(ticker.getBigDecimal("a")) < 0);
        }).run(Call.STREAM_KLINES, "klineStream", () -> assertEquals("kline",
                first(to -> streams.klineStream(SYMBOL, "1m", to), "a kline").getString("e")))
                .run(Call.STREAM_OWN_ORDERS, "listenUserStream", () -> {
                    UserData users = new SpotClientImpl(keys.hmac().apiKey(), keys.hmac().secret(),
                            venue.rest())
                            .createUserData();
                    String listenKey = new JSONObject(users.createListenKey()).getString("listenKey");
                    Arrivals<Integer> opened = new Arrivals<>();
                    Arrivals<JSONObject> events = new Arrivals<>();
                    streams.listenUserStream(listenKey, response -> opened.add(response.code()),
                            text -> events.add(new JSONObject(text)), (code, reason) -> {},
                            (code, reason) -> {}, (problem, response) -> {});
                    assertEquals(101, opened.next("the connection"));
                    orderId = new JSONObject(trade.newOrder(limit())).getLong("orderId");
                    assertEquals(orderId, events.next("the new order",
                            event -> event.optString("x").equals("NEW")).getLong("i"));
                    trade.cancelOrder(order());
                    assertEquals(orderId, events.next("its end",
                            event -> event.optString("x").equals("CANCELED")).getLong("i"));
                    assertEquals("{}", users.extendListenKey(with("listenKey", listenKey)));
                    assertEquals("{}", users.closeListenKey(with("listenKey", listenKey)));
                });
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
