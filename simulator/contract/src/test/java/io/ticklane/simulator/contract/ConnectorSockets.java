package io.ticklane.simulator.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.impl.spot.UserData;
import com.binance.connector.client.utils.signaturegenerator.Ed25519SignatureGenerator;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import com.binance.connector.client.utils.websocketcallback.WebSocketMessageCallback;
import java.util.function.Consumer;
import org.json.JSONObject;

/** The WebSocket API and the streams of {@code binance-connector-java}. */
final class ConnectorSockets implements AutoCloseable {
    private static final String SYMBOL = ConnectorClient.SYMBOL;

    private final ConnectorClient client;
    private final Venue venue;
    private final Keys keys;
    private final Arrivals<JSONObject> answers = new Arrivals<>();
    private final WebSocketApiClientImpl socket;
    private final WebSocketStreamClientImpl streams;
    private long orderId;

    ConnectorSockets(ConnectorClient client, Venue venue, Keys keys) {
        this.client = client;
        this.venue = venue;
        this.keys = keys;
        socket = new WebSocketApiClientImpl(keys.hmac().apiKey(),
                new HmacSignatureGenerator(keys.hmac().secret()), venue.socket());
        streams = new WebSocketStreamClientImpl(venue.stream());
    }

    /** Does everything that it can there. */
    void run(Cases cases) {
        socket.connect(text -> answers.add(new JSONObject(text)));
        placeList(cases);
        useSocket(cases);
        watch(cases);
    }

    /** To close one connection is to close the threads of all, for good. */
    @Override
    public void close() {
        socket.close();
        streams.closeAllConnections();
    }

    private void placeList(Cases cases) {
        cases.run(Call.OLD_OCO, "newOcoOrder", () -> {
            socket.trade().newOcoOrder(SYMBOL, "SELL", Double.parseDouble(client.price("1.1")), 0.01,
                    as("oco", "stopPrice", client.price("0.95"), "stopLimitPrice", client.price("0.94"),
                            "stopLimitTimeInForce", "GTC"));
            JSONObject list = result("oco").getJSONObject("result");
            assertEquals("EXECUTING", list.getString("listOrderStatus"));
            long id = list.getLong("orderListId");
            assertEquals(2,
                    new JSONObject(client.trade().getOCOOrder(ConnectorClient.with("orderListId", id)))
                            .getJSONArray("orders").length());
            assertEquals("ALL_DONE", new JSONObject(client.trade().cancelOCO(
                    ConnectorClient.with("symbol", SYMBOL, "orderListId", id))).getString("listOrderStatus"));
        });
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
        return new JSONObject(ConnectorClient.with(namesAndValues)).put("requestId", id);
    }

    private JSONObject limit(String id) {
        return as(id, "timeInForce", "GTC", "quantity", 0.01, "price", client.price("0.9"));
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
            client.trade().newOrder(client.limit());
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
                new Ed25519SignatureGenerator(client.pem(keys.ed25519())), venue.socket());
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
                    orderId = new JSONObject(client.trade().newOrder(client.limit())).getLong("orderId");
                    assertEquals(orderId, events.next("the new order",
                            event -> event.optString("x").equals("NEW")).getLong("i"));
                    client.trade().cancelOrder(client.order(orderId));
                    assertEquals(orderId, events.next("its end",
                            event -> event.optString("x").equals("CANCELED")).getLong("i"));
                    assertEquals("{}", users.extendListenKey(ConnectorClient.with("listenKey", listenKey)));
                    assertEquals("{}", users.closeListenKey(ConnectorClient.with("listenKey", listenKey)));
                });
    }
}
