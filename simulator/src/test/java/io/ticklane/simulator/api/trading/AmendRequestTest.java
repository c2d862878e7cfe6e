package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Less of an order, at its place in the queue. */
class AmendRequestTest {
    private static final String ORDER = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3100"
            + "&newClientOrderId=jx-000041&selfTradePreventionMode=NONE";

    private final Desk desk = new Desk();

    @BeforeEach
    void place() {
        desk.order(ORDER);
    }

    private RestReply amend(String parameters) {
        return desk.signed("PUT", "order/amend/keepPriority", "symbol=ETHUSDT&" + parameters);
    }

    @Test
    void answersWithFieldNamesOfItsOwn() {
        desk.micros += 5_000;
        String answer = Desk.text(amend("origClientOrderId=jx-000041&newQty=0.5&newClientOrderId=jx-000042"));
        String executionId = answer.replaceAll(".*\"executionId\":(\\d+).*", "$1");
        assertEquals("{\"transactTime\":1784102400128,\"executionId\":" + executionId
                + ",\"amendedOrder\":{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"orderListId\":-1,"
                + "\"origClientOrderId\":\"jx-000041\",\"clientOrderId\":\"jx-000042\",\"price\":\"3100.00000000\","
                + "\"qty\":\"0.50000000\",\"executedQty\":\"0.00000000\",\"preventedQty\":\"0.00000000\","
                + "\"quoteOrderQty\":\"0.00000000\",\"cumulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\","
                + "\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"workingTime\":1784102400123,"
                + "\"selfTradePreventionMode\":\"NONE\"}}", answer);
        assertEquals(
                "[{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"executionId\":" + executionId
                        + ",\"origClientOrderId\":\"jx-000041\",\"newClientOrderId\":\"jx-000042\","
                        + "\"origQty\":\"1.00000000\",\"newQty\":\"0.50000000\",\"time\":1784102400128}]",
                Desk.text(desk.signed("GET", "order/amendments", "symbol=ETHUSDT&orderId=1")));
        assertEquals("[]", Desk.text(desk.signed("GET", "order/amendments",
                "symbol=ETHUSDT&orderId=1&fromExecutionId=" + (Long.parseLong(executionId) + 1))));
        Map<?, ?> order = Desk
                .object(desk.signed("GET", "order", "symbol=ETHUSDT&origClientOrderId=jx-000042"));
        assertEquals("0.50000000 jx-000042", order.get("origQty") + " " + order.get("clientOrderId"));
    }

    @Test
    void isChargedThoughItSucceeds() {
        assertEquals("4", Desk.header(amend("orderId=1&newQty=0.5"), "x-mbx-used-weight-1m"));
    }

    @Test
    void inventsANameIfNoneIsSent() {
        Map<?, ?> amended = (Map<?, ?>) Desk.object(amend("orderId=1&newQty=0.5")).get("amendedOrder");
        assertEquals(22, ((String) amended.get("clientOrderId")).length());
    }

    @Test
    void tellsTheListOfALeg() {
        desk.exchange.lastPrice(0, 310_000);
        desk.signed("POST", "orderList/oco", "symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER"
                + "&abovePrice=3300&belowType=STOP_LOSS&belowStopPrice=3000&listClientOrderId=l");
        Map<?, ?> list = (Map<?, ?>) Desk.object(amend("orderId=3&newQty=0.5&newClientOrderId=n"))
                .get("listStatus");
        assertEquals("[orderListId, contingencyType, listOrderStatus, listClientOrderId, symbol, orders]",
                list.keySet().toString());
        assertEquals("0.50000000",
                Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=2")).get("origQty"),
                "both legs have less");
    }

    @Test
    void refusesWithItsOwnNumber() {
        Desk.refused(amend("orderId=1&newQty=1"), -2038,
                "The requested action would change no state; rejecting");
        Desk.refused(amend("orderId=1&newQty=1.5"), -2038,
                "Order amend (quantity increase) is not supported.");
        Desk.refused(amend("orderId=2&newQty=0.5"), -2038, "Unknown order sent.");
        Desk.refused(amend("orderId=1&origClientOrderId=x&newQty=0.5"), -2038, "Unknown order sent.");
        Desk.refused(amend("orderId=1&newQty=0"), -2038, "Filter failure: LOT_SIZE");
        Desk.refused(amend("orderId=1&newQty=0.50001"), -2038, "Filter failure: LOT_SIZE");
        Desk.refused(amend("orderId=1&newQty=0.0001"), -2038, "Filter failure: NOTIONAL");
        for (int i = 1; i <= 10; i++) {
            assertEquals(200, amend("orderId=1&newQty=0." + (100 - i)).status());
        }
        Desk.refused(amend("orderId=1&newQty=0.5"), -2038, "Filter failure: MAX_NUM_ORDER_AMENDS");
    }

    @Test
    void insistsOnItsParameters() {
        Desk.refused(amend("orderId=1"), -1102,
                "Mandatory parameter 'newQty' was not sent, was empty/null, or malformed.");
        Desk.refused(amend("newQty=1"), -1102,
                "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!");
    }
}
