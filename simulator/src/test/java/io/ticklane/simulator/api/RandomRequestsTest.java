package io.ticklane.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.Decimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Requests made up of the right words in any order: whatever comes of them, it is an answer that the venue gives. */
class RandomRequestsTest {
    private static final int REQUESTS = 20_000;
    private static final long SEED = 20_260_717L;
    private static final String[] ROUTES = {"POST order", "POST order", "POST order", "POST order/test",
        "POST sor/order", "POST order/cancelReplace", "PUT order/amend/keepPriority", "DELETE order",
        "DELETE openOrders", "DELETE openOrders", "DELETE orderList", "POST order/oco", "POST orderList/oco",
        "POST orderList/oto",
        "POST orderList/otoco", "POST orderList/opo", "POST orderList/opoco", "GET order", "GET allOrders",
        "GET openOrders", "GET orderList", "GET allOrderList", "GET openOrderList", "GET myTrades",
        "GET myPreventedMatches", "GET myAllocations", "GET order/amendments", "GET account", "GET myFilters",
        "GET account/commission", "GET rateLimit/order"};
    private static final String[] TYPES = {"LIMIT", "MARKET", "LIMIT_MAKER", "STOP_LOSS", "STOP_LOSS_LIMIT",
        "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"};
    private static final String[] ODD = {"0", "0.0001", "90000", "92233720368.54775807", "0.00000001"};

    private final Desk desk = new Desk();
    private final Random random = new Random(SEED);

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String price() {
        return random.nextInt(20) == 0 ? one(ODD) : Decimal.text(300_000 + random.nextInt(20_000), 2);
    }

    private String quantity() {
        return random.nextInt(20) == 0 ? one(ODD) : Decimal.text(20 + random.nextInt(10_000), 4);
    }

    private String small() {
        return Integer.toString(random.nextInt(60));
    }

    private void perhaps(Map<String, String> parameters, int percent, String name, String value) {
        if (random.nextInt(100) < percent) {
            parameters.put(name, value);
        }
    }

    private Map<String, String> parameters(String route) {
        Map<String, String> parameters = new TreeMap<>();
        perhaps(parameters, 95, "symbol", one("ETHUSDT", "ETHUSDT", "ETHUSDT", "BTCUSDT"));
        if (route.startsWith("GET") || route.contains("DELETE") || route.contains("amend")) {
            lookUp(parameters);
            perhaps(parameters, route.contains("amend") ? 90 : 0, "newQty", quantity());
        } else if (route.contains("orderList")) {
            shared(parameters);
            legs(parameters, route.substring(route.lastIndexOf('/') + 1));
        } else {
            shared(parameters);
            order(parameters, "", one(TYPES));
            perhaps(parameters, route.contains("oco") ? 50 : 0, "stopLimitPrice", price());
            if (route.contains("cancelReplace")) {
                perhaps(parameters, 95, "cancelReplaceMode", one("STOP_ON_FAILURE", "ALLOW_FAILURE"));
                perhaps(parameters, 80, "cancelOrderId", small());
                perhaps(parameters, 20, "cancelOrigClientOrderId", "c" + small());
            }
        }
        return parameters;
    }

    private void legs(Map<String, String> parameters, String kind) {
        boolean pair = kind.endsWith("oco");
        if (!kind.equals("oco")) {
            parameters.remove("side");
            parameters.remove("quantity");
            perhaps(parameters, 95, "workingSide", kind.startsWith("opo") ? "BUY" : one("BUY", "SELL"));
            perhaps(parameters, 95, "pendingSide", kind.startsWith("opo") ? "SELL" : one("BUY", "SELL"));
            perhaps(parameters, 95, "workingQuantity", quantity());
            perhaps(parameters, kind.startsWith("opo") ? 3 : 95, "pendingQuantity", quantity());
            order(parameters, "working", one("LIMIT", "LIMIT", "LIMIT", "LIMIT_MAKER"));
        }
        String prefix = kind.equals("oco") ? "" : "pending";
        if (pair) {
            boolean buy = "BUY".equals(parameters.get(prefix.isEmpty() ? "side" : "pendingSide"));
            String stop = one("STOP_LOSS", "STOP_LOSS_LIMIT");
            String limit = one("LIMIT_MAKER", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");
            order(parameters, prefix.isEmpty() ? "above" : "pendingAbove", buy ? stop : limit);
            order(parameters, prefix.isEmpty() ? "below" : "pendingBelow", buy ? limit : stop);
        } else {
            order(parameters, prefix, one(TYPES));
        }
    }

    private void lookUp(Map<String, String> parameters) {
        perhaps(parameters, 60, "orderId", small());
        perhaps(parameters, 20, "origClientOrderId", "c" + small());
        perhaps(parameters, 20, "orderListId", small());
        perhaps(parameters, 10, "fromId", small());
        perhaps(parameters, 10, "limit", small());
        perhaps(parameters, 10, "startTime", Long.toString(Desk.NOW_MILLIS));
        perhaps(parameters, 10, "endTime", Long.toString(desk.micros / 1_000));
    }

    private void shared(Map<String, String> parameters) {
        perhaps(parameters, 95, "side", one("BUY", "SELL"));
        perhaps(parameters, 90, "quantity", quantity());
        perhaps(parameters, 3, "quoteOrderQty", price());
        perhaps(parameters, 20, "newOrderRespType", one("ACK", "RESULT", "FULL"));
        perhaps(parameters, 30, "selfTradePreventionMode",
                one("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "TRANSFER"));
    }

    /** Mostly what the type needs, now and then something else. */
    private void order(Map<String, String> parameters, String leg, String type) {
        boolean limit = type.contains("LIMIT");
        boolean waits = type.contains("_LOSS") || type.contains("_PROFIT");
        put(parameters, leg, 97, "type", type);
        put(parameters, leg, limit && !type.equals("LIMIT_MAKER") ? 95 : 1, "timeInForce",
                one("GTC", "GTC", "IOC", "FOK"));
        put(parameters, leg, limit ? 93 : 1, "price", price());
        put(parameters, leg, waits ? 80 : 1, "stopPrice", price());
        put(parameters, leg, waits ? 30 : 1, "trailingDelta", one("10", "100", "2000", "1"));
        put(parameters, leg, 4, "icebergQty", quantity());
        put(parameters, leg, 4, "pegPriceType", one("PRIMARY_PEG", "MARKET_PEG"));
        put(parameters, leg, 1, "pegOffsetValue", "1");
        put(parameters, leg, 1, "pegOffsetType", "PRICE_LEVEL");
        put(parameters, leg, 30, leg.isEmpty() ? "newClientOrderId" : "clientOrderId", "c" + small());
    }

    private void put(Map<String, String> parameters, String leg, int percent, String name, String value) {
        perhaps(parameters, percent,
                leg.isEmpty() ? name : leg + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                value);
    }

    private void crowd() {
        long price = 305_000L + random.nextInt(10_000);
        boolean bid = random.nextBoolean();
        desk.quote(bid, price, 1 + random.nextInt(20_000));
    }

    @Test
    void neverFailsInAWayOfItsOwn() {
        desk.exchange.lastPrice(0, 310_000);
        int accepted = 0;
        for (int i = 0; i < REQUESTS; i++) {
            if (i % 5 == 0) {
                crowd();
            }
            desk.micros += random.nextInt(100_000);
            String route = one(ROUTES);
            StringBuilder query = new StringBuilder();
            parameters(route).forEach((name, value) -> query.append(query.length() == 0 ? "" : "&")
                    .append(name).append('=').append(value));
            int space = route.indexOf(' ');
            RestReply reply = desk.signed(route.substring(0, space), route.substring(space + 1),
                    query.toString());
            int number = i;
            assertTrue(reply.status() == 200 || reply.status() == 400 || reply.status() == 409,
                    () -> number + ": " + Desk.text(reply) + " to " + route + " " + query);
            accepted += reply.status() == 200 && route.startsWith("POST") ? 1 : 0;
        }
        int placed = accepted;
        assertTrue(placed > REQUESTS / 20, () -> "only " + placed + " placements were accepted");
        locksAddUp();
    }

    /** Nothing is locked that no open order locks. */
    private void locksAddUp() {
        for (String symbol : List.of("ETHUSDT", "BTCUSDT")) {
            desk.signed("DELETE", "openOrders", "symbol=" + symbol);
        }
        Wallet wallet = desk.exchange.wallet(Desk.KEY);
        for (int asset = 0; asset < desk.exchange.assets().size(); asset++) {
            assertEquals(0, wallet.locked(asset), desk.exchange.assets().get(asset));
        }
    }
}
