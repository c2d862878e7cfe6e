package io.ticklane.simulator.api.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trading and account requests by their names on the WebSocket API, and what is different there. */
class TradingMethodsTest {
    private static final String BUY = "\"symbol\":\"ETHUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
            + "\"timeInForce\":\"GTC\",\"quantity\":\"0.002\",\"price\":\"3000\"";

    private final Desk desk = new Desk(RateLimits.STANDARD, UserDataConfig.USUAL);
    private final Wire wire = new Wire(desk);

    private Map<?, ?> ask(String method, String parameters) throws Exception {
        return (Map<?, ?>) Json.parse(wire.signed(method, parameters));
    }

    private static Object code(Map<?, ?> answer) {
        return ((Map<?, ?>) answer.get("error")).get("code");
    }

    @Test
    void everyMethodIsKnown() throws Exception {
        for (String method : List.of("order.place", "order.test", "order.cancel", "order.cancelReplace",
                "order.amend.keepPriority", "openOrders.cancelAll", "orderList.place", "orderList.place.oco",
                "orderList.place.oto", "orderList.place.otoco", "orderList.place.opo",
                "orderList.place.opoco", "orderList.cancel", "sor.order.place", "sor.order.test",
                "order.status", "allOrders", "orderList.status", "myTrades", "myPreventedMatches",
                "myAllocations", "account.commission", "order.amendments", "myFilters")) {
            assertEquals(-1102L, code(ask(method, "")), method);
        }
        for (String method : List.of("account.status", "openOrders.status", "openOrderLists.status",
                "allOrderLists", "account.rateLimits.orders")) {
            assertEquals(200L, ask(method, "").get("status"), method);
        }
    }

    @Test
    void numbersMayBeNumbers() throws Exception {
        Map<?, ?> answer = ask("order.place",
                BUY.replace("\"0.002\"", "0.002").replace("\"3000\"", "3000"));
        assertEquals("0.00200000", ((Map<?, ?>) answer.get("result")).get("origQty"));
        assertEquals(200L, ask("order.status", "\"symbol\":\"ETHUSDT\",\"orderId\":1").get("status"));
        assertEquals(200L, ask("order.status", "\"symbol\":\"ETHUSDT\",\"orderId\":\"1\"").get("status"));
    }

    @Test
    void timesOverrideNumbers() throws Exception {
        ask("order.place", BUY);
        String later = "\"orderId\":9,\"startTime\":" + Desk.NOW_MILLIS;
        List<?> orders = (List<?>) ask("allOrders", "\"symbol\":\"ETHUSDT\"," + later).get("result");
        assertEquals(1, orders.size());
        assertEquals(200L,
                ask("allOrderLists", "\"fromId\":9,\"startTime\":" + Desk.NOW_MILLIS).get("status"));
    }

    @Test
    void replacementsOverTheLimitConflict() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertEquals(200L, ask("order.place", BUY).get("status"));
        }
        String replace = BUY + ",\"cancelReplaceMode\":\"STOP_ON_FAILURE\",\"cancelOrderId\":1";
        Map<?, ?> nothing = ask("order.cancelReplace", replace);
        assertEquals("429 -1015", nothing.get("status") + " " + code(nothing));
        Map<?, ?> cancelled = ask("order.cancelReplace",
                replace + ",\"orderRateLimitExceededMode\":\"CANCEL_ONLY\"");
        assertEquals("409 -2021", cancelled.get("status") + " " + code(cancelled));
        Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) cancelled.get("error")).get("data");
        assertEquals("SUCCESS FAILURE", data.get("cancelResult") + " " + data.get("newOrderResult"));
        assertTrue(data.get("newOrderResponse").toString().contains("code=-1015"));
    }
}
