package io.ticklane.simulator.api;

import static io.ticklane.simulator.api.Shapes.file;
import static io.ticklane.simulator.api.Shapes.jkorf;
import static io.ticklane.simulator.api.Shapes.recorded;
import static io.ticklane.simulator.api.Shapes.same;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.ListStatus;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.SelfTradePrevention;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Answers about orders and accounts against every such answer in the shared data. What ours have beyond them is named
 * in each place: fields that came after the recording, or that the author of a fixture left out.
 */
class RecordedOrderShapesTest {
    private static final String NAUTILUS = "docs-derived/nautilus/http_json/";
    private static final String BUY = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3000";
    private static final String SELL = "symbol=ETHUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=3100";
    private static final String OCO = "symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=3300"
            + "&belowType=STOP_LOSS_LIMIT&belowPrice=3000&belowStopPrice=3010&belowTimeInForce=GTC"
            + "&belowIcebergQty=0.5";
    private static final String WORKING = "symbol=ETHUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=3000"
            + "&workingQuantity=1&workingTimeInForce=GTC&pendingSide=SELL&pendingQuantity=1";
    /** Came with quote amounts, working times, lists, and self-trade prevention. */
    private static final String[] SINCE_2019 = {"origQuoteOrderQty", "workingTime", "selfTradePreventionMode",
        "orderListId"};
    private static final String QUOTE = "origQuoteOrderQty";

    private final Desk desk = new Desk();

    @BeforeEach
    void market() {
        desk.exchange.lastPrice(0, 310_000);
        desk.quote(true, 310_000, 5_000);
        desk.quote(true, 309_900, 100_000);
    }

    private Object ask(String method, String path, String query) {
        return Desk.parsed(desk.signed(method, path, query));
    }

    private void place(String parameters) {
        assertEquals(200, desk.order(parameters).status());
    }

    @Test
    void placementsLookAsRecorded() throws Exception {
        same(jkorf("Trading/PlaceOrder"), ask("POST", "order", SELL), QUOTE);
        same(file(NAUTILUS + "new_order_full_response.json"),
                ask("POST", "order", "symbol=ETHUSDT&side=SELL&type=MARKET&quantity=1"));
        same(jkorf("Trading/PlaceTestOrder"),
                ask("POST", "order/test", BUY + "&computeCommissionRates=true"), "specialCommissionForOrder");
    }

    @Test
    void cancelsLookAsRecorded() throws Exception {
        for (int i = 0; i < 5; i++) {
            place(BUY);
        }
        same(jkorf("Trading/CancelOrder"), ask("DELETE", "order", "symbol=ETHUSDT&orderId=3"), QUOTE);
        same(file(NAUTILUS + "cancel_order_response.json"),
                ask("DELETE", "order", "symbol=ETHUSDT&orderId=4"));
        for (Object old : recorded("DELETE", "order")) {
            place(BUY);
            same(old, ask("DELETE", "order", "symbol=ETHUSDT&orderId=" + newest()), SINCE_2019);
        }
        same(jkorf("Trading/CancelAllOrders"), ask("DELETE", "openOrders", "symbol=ETHUSDT"), QUOTE);
    }

    private long newest() {
        List<?> all = Desk.list(desk.signed("GET", "allOrders", "symbol=ETHUSDT"));
        return (long) ((Map<?, ?>) all.get(all.size() - 1)).get("orderId");
    }

    @Test
    void cancelsOfOrdersAndListsLookAsRecorded() throws Exception {
        place(BUY);
        desk.signed("POST", "orderList/oco", OCO);
        same(file(NAUTILUS + "cancel_open_orders_response.json"),
                ask("DELETE", "openOrders", "symbol=ETHUSDT"));
        desk.signed("POST", "orderList/oco", OCO.replace("&belowIcebergQty=0.5", ""));
        same(jkorf("Trading/CancelOcoOrder"), ask("DELETE", "orderList", "symbol=ETHUSDT&orderListId=2"),
                QUOTE);
    }

    @Test
    void listsLookAsRecorded() throws Exception {
        same(jkorf("Trading/PlaceOcoOrderList"), ask("POST", "orderList/oco", OCO), QUOTE);
        same(jkorf("Trading/PlaceOtoOrderList"),
                ask("POST", "orderList/oto", WORKING + "&pendingType=MARKET"), QUOTE);
        same(jkorf("Trading/PlaceOtocoOrderList"),
                ask("POST", "orderList/otoco",
                        WORKING + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=3300"
                                + "&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowPrice=2800"
                                + "&pendingBelowStopPrice=2810&pendingBelowTimeInForce=IOC"),
                QUOTE);
        same(jkorf("Trading/GetOcoOrder"), ask("GET", "orderList", "orderListId=1"));
        same(jkorf("Trading/GetOcoOrders"), ask("GET", "allOrderList", ""));
        same(jkorf("Trading/GetOpenOcoOrders"), ask("GET", "openOrderList", ""));
    }

    @Test
    void queriesLookAsRecorded() throws Exception {
        place(BUY);
        Object order = ask("GET", "order", "symbol=ETHUSDT&orderId=3");
        same(jkorf("Trading/GetOrder"), order);
        same(file(NAUTILUS + "order_response.json"), order);
        same(jkorf("Trading/GetOpenOrders"), ask("GET", "openOrders", ""));
        same(file(NAUTILUS + "open_orders_response.json"), ask("GET", "openOrders", "symbol=ETHUSDT"));
        same(jkorf("Trading/GetOrders"), ask("GET", "allOrders", "symbol=ETHUSDT"));
        same(file(NAUTILUS + "all_orders_response.json"), ask("GET", "allOrders", "symbol=ETHUSDT"));
        same(file("rest/chrisleekr/open-orders-20200811.json"), ask("GET", "openOrders", ""), SINCE_2019);
        for (String path : new String[]{"allOrders", "openOrders", "order"}) {
            for (Object old : recorded("GET", path)) {
                same(old,
                        ask("GET", path,
                                path.equals("order") ? "symbol=ETHUSDT&orderId=3" : "symbol=ETHUSDT"),
                        SINCE_2019);
            }
        }
        place("symbol=ETHUSDT&side=SELL&type=MARKET&quantity=0.1");
        same(file("rest/xchange/filled-market-order.json"),
                ask("GET", "order", "symbol=ETHUSDT&orderId=4"), SINCE_2019);
    }

    @Test
    void tradesLookAsRecorded() throws Exception {
        place(SELL);
        Object trades = ask("GET", "myTrades", "symbol=ETHUSDT");
        same(jkorf("Trading/GetUserTrades"), trades);
        same(file(NAUTILUS + "account_trades_response.json"), trades);
    }

    @Test
    void preventedMatchesLookAsRecorded() throws Exception {
        place(SELL.replace("3100", "3200"));
        Map<?, ?> taker = (Map<?, ?>) ask("POST", "order", BUY.replace("3000", "3200"));
        assertEquals("[preventedMatchId, makerSymbol, makerOrderId, price, makerPreventedQuantity]",
                ((Map<?, ?>) ((List<?>) taker.get("preventedMatches")).get(0)).keySet().toString());
        same(jkorf("Trading/GetPreventedTrades"),
                ask("GET", "myPreventedMatches", "symbol=ETHUSDT&orderId=" + taker.get("orderId")),
                "makerSymbol");
    }

    @Test
    void replacementsLookAsRecorded() throws Exception {
        place(SELL.replace("3100", "3200"));
        // The fixture wraps the answer in a "data" that only failures have.
        Object theirs = ((Map<?, ?>) jkorf("Trading/ReplaceOrder")).get("data");
        same(theirs, ask("POST", "order/cancelReplace",
                BUY + "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=3"), QUOTE);
    }

    @Test
    void amendmentsHaveTheRecordedFrame() throws Exception {
        place(BUY);
        // Inside of it the fixture has the fields of a query, which the documented answer does not have.
        assertEquals(((Map<?, ?>) jkorf("Trading/AmendOrder")).keySet(),
                ((Map<?, ?>) ask("PUT", "order/amend/keepPriority", "symbol=ETHUSDT&orderId=3&newQty=0.5"))
                        .keySet());
    }

    @Test
    void accountsLookAsRecorded() throws Exception {
        Object account = ask("GET", "account", "");
        same(jkorf("Account/GetAccountInfo"), account);
        same(file(NAUTILUS + "account_response.json"), account);
        String[] since2020 = {"commissionRates", "brokered", "requireSelfTradePrevention", "preventSor",
            "permissions[]", "uid"};
        same(file("rest/chrisleekr/account-info-20200813.json"), account, since2020);
        for (Object old : recorded("GET", "account")) {
            same(old, account, since2020);
        }
        same(jkorf("Account/GetCommissionRates"), ask("GET", "account/commission", "symbol=ETHUSDT"),
                "specialCommission");
        same(jkorf("Account/GetOrderRateLimitStatus"), ask("GET", "rateLimit/order", ""));
    }

    @Test
    void errorsSayWhatWasRecorded() throws Exception {
        Map<Object, Object> recorded = new HashMap<>();
        for (String line : Files
                .readAllLines(SharedData.file("rest/gocryptotrader/error_payloads_master.jsonl"))) {
            Map<?, ?> error = (Map<?, ?>) ((Map<?, ?>) Json.parse(line)).get("response");
            recorded.put(error.get("code"), error.get("msg"));
        }
        Desk.refused(desk.signed("GET", "myTrades", "symbol=NOSUCH"), -1121, (String) recorded.get(-1121L));
        Desk.refused(desk.get("account", ""), 401, -2014, (String) recorded.get(-2014L));
    }

    /** Every value that a field of enumerated words has anywhere in the shared data is a word of ours. */
    @Test
    void wordsAreSpeltAsRecorded() throws Exception {
        Map<String, Class<? extends Enum<?>>> words = Map.of("status", OrderStatus.class, "type",
                OrderType.class,
                "timeInForce", TimeInForce.class, "selfTradePreventionMode", SelfTradePrevention.class,
                "listOrderStatus", OrderList.State.class, "listStatusType",
                ListStatus.class);
        Set<String> unknown = new TreeSet<>();
        int seen = 0;
        for (Path fixture : fixtures()) {
            String text = Files.readString(fixture);
            int start = fixture.toString().endsWith(".txt") ? text.indexOf("true") + 4 : 0;
            for (String pair : Shapes.texts(Json.parse(text.substring(start).strip()), words.keySet())) {
                int equals = pair.indexOf('=');
                Enum<?>[] known = words.get(pair.substring(0, equals)).getEnumConstants();
                seen++;
                if (Arrays.stream(known).noneMatch(word -> word.name().equals(pair.substring(equals + 1)))) {
                    unknown.add(pair);
                }
            }
        }
        assertEquals(Set.of(), unknown);
        assertTrue(seen > 50, "words seen: " + seen);
    }

    private static List<Path> fixtures() throws Exception {
        Path trading = SharedData.file("docs-derived/jkorf-binance.net/Endpoints/Spot/Trading/GetOrder.txt")
                .getParent();
        Path nautilus = SharedData.file(NAUTILUS + "order_response.json").getParent();
        try (Stream<Path> one = Files.list(trading); Stream<Path> other = Files.list(nautilus)) {
            List<Path> found = Stream.concat(one, other.filter(path -> path.toString().contains("order")))
                    .sorted().toList();
            assertFalse(found.isEmpty());
            return found;
        }
    }
}
