package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order lists from request to answer. */
class ListRequestsTest {
    private static final String OCO = "symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=3300"
            + "&aboveClientOrderId=jx-b&belowType=STOP_LOSS_LIMIT&belowPrice=3000&belowStopPrice=3010"
            + "&belowTimeInForce=GTC&belowClientOrderId=jx-a&listClientOrderId=jx-l-7&selfTradePreventionMode=NONE";
    private static final String OTO = "symbol=ETHUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=3000"
            + "&workingQuantity=1&workingTimeInForce=GTC&workingClientOrderId=w&pendingType=LIMIT_MAKER"
            + "&pendingSide=SELL&pendingQuantity=1&pendingPrice=3300&pendingClientOrderId=p&listClientOrderId=l";
    private static final String OTOCO = "symbol=ETHUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=3000"
            + "&workingQuantity=1&workingTimeInForce=GTC&pendingSide=SELL&pendingQuantity=1"
            + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=3300&pendingBelowType=STOP_LOSS"
            + "&pendingBelowStopPrice=2800";

    private final Desk desk = new Desk();

    @BeforeEach
    void trades() {
        desk.exchange.lastPrice(0, 310_000);
    }

    private static final String PLACED = "{\"orderListId\":1,\"contingencyType\":\"OCO\",\"listStatusType\":\"EXEC_STARTED\","
            + "\"listOrderStatus\":\"EXECUTING\",\"listClientOrderId\":\"jx-l-7\",\"transactionTime\":1784102400123,"
            + "\"symbol\":\"ETHUSDT\",\"orders\":[{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"clientOrderId\":\"jx-a\"},"
            + "{\"symbol\":\"ETHUSDT\",\"orderId\":2,\"clientOrderId\":\"jx-b\"}]";

    @Test
    void placesAnOco() {
        assertEquals(PLACED
                + ",\"orderReports\":[{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"orderListId\":1,\"clientOrderId\":\"jx-a\","
                + "\"transactTime\":1784102400123,\"price\":\"3000.00000000\",\"origQty\":\"1.00000000\","
                + "\"executedQty\":\"0.00000000\",\"origQuoteOrderQty\":\"0.00000000\","
                + "\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\",\"timeInForce\":\"GTC\","
                + "\"type\":\"STOP_LOSS_LIMIT\",\"side\":\"SELL\",\"stopPrice\":\"3010.00000000\",\"workingTime\":-1,"
                + "\"selfTradePreventionMode\":\"NONE\"},{\"symbol\":\"ETHUSDT\",\"orderId\":2,\"orderListId\":1,"
                + "\"clientOrderId\":\"jx-b\",\"transactTime\":1784102400123,\"price\":\"3300.00000000\","
                + "\"origQty\":\"1.00000000\",\"executedQty\":\"0.00000000\",\"origQuoteOrderQty\":\"0.00000000\","
                + "\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\",\"timeInForce\":\"GTC\","
                + "\"type\":\"LIMIT_MAKER\",\"side\":\"SELL\",\"workingTime\":1784102400123,"
                + "\"selfTradePreventionMode\":\"NONE\"}]}",
                Desk.text(desk.signed("POST", "orderList/oco", OCO)));
    }

    @Test
    void countsEachLegAsAnUnfilledOrder() {
        String opo = OTO.replace("&pendingQuantity=1", "").replaceAll("ClientOrderId=", "ClientOrderId=o");
        assertEquals("2", placedSoFar("oco", OCO));
        assertEquals("4", placedSoFar("oto", OTO));
        assertEquals("7", placedSoFar("otoco", OTOCO));
        assertEquals("9", placedSoFar("opo", opo));
        assertEquals("12", placedSoFar("opoco", OTOCO.replace("&pendingQuantity=1", "")));
    }

    private String placedSoFar(String kind, String parameters) {
        RestReply reply = desk.signed("POST", "orderList/" + kind, parameters);
        assertEquals("0", Desk.header(reply, "x-mbx-used-weight-1m"));
        return Desk.header(reply, "x-mbx-order-count-10s");
    }

    @Test
    void placesAnOcoTheOldWay() {
        Map<?, ?> list = Desk.object(desk.signed("POST", "order/oco",
                "symbol=ETHUSDT&side=SELL&quantity=1&price=3300&stopPrice=3010&stopLimitPrice=3000"
                        + "&stopLimitTimeInForce=GTC&limitClientOrderId=l&stopClientOrderId=s&stopIcebergQty=0.5"
                        + "&limitStrategyId=4&newOrderRespType=FULL"));
        assertEquals(List.of("STOP_LOSS_LIMIT", "LIMIT_MAKER"), reports(list, "type"));
        assertEquals(List.of("s", "l"), reports(list, "clientOrderId"));
        assertEquals("0.50000000", report(list, 0).get("icebergQty"));
        assertEquals(4L, report(list, 1).get("strategyId"));
        assertEquals(List.of(), report(list, 1).get("fills"));
        Map<?, ?> buy = Desk.object(desk.signed("POST", "order/oco",
                "symbol=ETHUSDT&side=BUY&quantity=1&price=2900&stopPrice=3200&trailingDelta=100"));
        assertEquals(List.of("STOP_LOSS", "LIMIT_MAKER"), reports(buy, "type"));
        assertEquals(100L, report(buy, 0).get("trailingDelta"));
        assertEquals(-1L, report(buy, 0).get("trailingTime"));
    }

    private static Map<?, ?> report(Map<?, ?> list, int leg) {
        return (Map<?, ?>) ((List<?>) list.get("orderReports")).get(leg);
    }

    private static List<?> reports(Map<?, ?> list, String field) {
        List<Object> values = new ArrayList<>();
        ((List<?>) list.get("orderReports")).forEach(report -> values.add(((Map<?, ?>) report).get(field)));
        return values;
    }

    @Test
    void answersAsShortAsAsked() {
        Map<?, ?> list = Desk.object(desk.signed("POST", "orderList/oco", OCO + "&newOrderRespType=ACK"));
        assertEquals(5, report(list, 0).size());
        assertEquals(5, report(list, 1).size());
    }

    @Test
    void showsPendingLegsAsPending() {
        Map<?, ?> list = Desk.object(desk.signed("POST", "orderList/oto", OTO));
        assertEquals("OTO", list.get("contingencyType"));
        assertEquals(List.of("NEW", "PENDING_NEW"), reports(list, "status"));
        assertEquals(List.of(desk.micros / 1_000, -1L), reports(list, "workingTime"));
    }

    @Test
    void showsPendingLegsAsPendingThoughTheFirstFilledAtOnce() {
        desk.quote(false, 300_000, 10_000);
        Map<?, ?> list = Desk.object(desk.signed("POST", "orderList/oto", OTO + "&newOrderRespType=FULL"));
        assertEquals(List.of("FILLED", "PENDING_NEW"), reports(list, "status"));
        assertEquals("EXECUTING", list.get("listOrderStatus"));
        assertEquals(1, ((List<?>) report(list, 0).get("fills")).size());
        assertEquals(List.of(), report(list, 1).get("fills"));
        Map<?, ?> pending = Desk
                .object(desk.signed("GET", "order", "symbol=ETHUSDT&origClientOrderId=p"));
        assertEquals("NEW", pending.get("status"), "it went live in the same moment");
        assertEquals(true, pending.get("isWorking"));
    }

    @Test
    void placesThreeLegs() {
        Map<?, ?> list = Desk.object(desk.signed("POST", "orderList/otoco", OTOCO));
        assertEquals("OTO", list.get("contingencyType"));
        assertEquals(3, ((List<?>) list.get("orders")).size());
        assertEquals(List.of("NEW", "PENDING_NEW", "PENDING_NEW"), reports(list, "status"));
        assertEquals("LIMIT", report(list, 0).get("type"));
    }

    @Test
    void tellsNoQuantityBeforeItIsKnown() {
        String opo = OTO.replace("&pendingQuantity=1", "");
        Map<?, ?> list = Desk.object(desk.signed("POST", "orderList/opo", opo));
        assertEquals("OTO", list.get("contingencyType"));
        assertEquals("1.00000000", report(list, 0).get("origQty"));
        assertFalse(report(list, 1).containsKey("origQty"));
        assertFalse(Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&origClientOrderId=p"))
                .containsKey("origQty"));
        desk.quote(false, 300_000, 10_000);
        assertEquals("0.99900000",
                Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&origClientOrderId=p"))
                        .get("origQty"));
        Map<?, ?> three = Desk
                .object(desk.signed("POST", "orderList/opoco", OTOCO.replace("&pendingQuantity=1", "")));
        assertFalse(report(three, 2).containsKey("origQty"));
    }

    @Test
    void cancelsAList() {
        desk.signed("POST", "orderList/oco", OCO);
        desk.micros += 1_000;
        String answer = Desk.text(desk.signed("DELETE", "orderList",
                "symbol=ETHUSDT&listClientOrderId=jx-l-7&newClientOrderId=gone"));
        assertEquals("{\"orderListId\":1,\"contingencyType\":\"OCO\",\"listStatusType\":\"ALL_DONE\","
                + "\"listOrderStatus\":\"ALL_DONE\",\"listClientOrderId\":\"jx-l-7\",\"transactionTime\":1784102400124,"
                + "\"symbol\":\"ETHUSDT\",\"orders\":[{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"clientOrderId\":\"jx-a\"},"
                + "{\"symbol\":\"ETHUSDT\",\"orderId\":2,\"clientOrderId\":\"jx-b\"}],\"orderReports\":["
                + "{\"symbol\":\"ETHUSDT\",\"origClientOrderId\":\"jx-a\",\"orderId\":1,\"orderListId\":1,"
                + "\"clientOrderId\":\"gone\",\"transactTime\":1784102400124,\"price\":\"3000.00000000\","
                + "\"origQty\":\"1.00000000\",\"executedQty\":\"0.00000000\",\"origQuoteOrderQty\":\"0.00000000\","
                + "\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"CANCELED\",\"timeInForce\":\"GTC\","
                + "\"type\":\"STOP_LOSS_LIMIT\",\"side\":\"SELL\",\"stopPrice\":\"3010.00000000\","
                + "\"selfTradePreventionMode\":\"NONE\"},{\"symbol\":\"ETHUSDT\",\"origClientOrderId\":\"jx-b\","
                + "\"orderId\":2,\"orderListId\":1,\"clientOrderId\":\"gone\",\"transactTime\":1784102400124,"
                + "\"price\":\"3300.00000000\",\"origQty\":\"1.00000000\",\"executedQty\":\"0.00000000\","
                + "\"origQuoteOrderQty\":\"0.00000000\",\"cummulativeQuoteQty\":\"0.00000000\","
                + "\"status\":\"CANCELED\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT_MAKER\",\"side\":\"SELL\","
                + "\"selfTradePreventionMode\":\"NONE\"}]}", answer);
        Desk.refused(desk.signed("DELETE", "orderList", "symbol=ETHUSDT&orderListId=1"), -2011,
                "Unknown order list sent.");
    }

    @Test
    void findsListsByNumberAndName() {
        desk.signed("POST", "orderList/oco", OCO);
        assertEquals(PLACED + "}", Desk.text(desk.signed("GET", "orderList", "orderListId=1")));
        assertEquals(PLACED + "}",
                Desk.text(desk.signed("GET", "orderList", "orderListId=1&origClientOrderId=jx-l-7")));
        assertEquals(PLACED + "}", Desk.text(desk.signed("GET", "orderList", "origClientOrderId=jx-l-7")));
        assertEquals("[" + PLACED + "}]", Desk.text(desk.signed("GET", "openOrderList", "")));
        assertEquals("[" + PLACED + "}]", Desk.text(desk.signed("GET", "allOrderList", "")));
        Desk.refused(desk.signed("GET", "orderList", "orderListId=1&origClientOrderId=x"), -2039,
                "Client order ID is not correct for this order ID.");
        Desk.refused(desk.signed("GET", "orderList", "orderListId=2"), -2018, "Order list does not exist.");
        Desk.refused(desk.signed("GET", "orderList", ""), -1102,
                "Param 'orderListId' or 'origClientOrderId' must be sent, but both were empty/null!");
        Desk.refused(desk.signed("DELETE", "orderList", "symbol=ETHUSDT"), -1102,
                "Param 'orderListId' or 'listClientOrderId' must be sent, but both were empty/null!");
        Desk.refused(desk.signed("DELETE", "orderList", "symbol=BTCUSDT&orderListId=1"), -2011,
                "Unknown order list sent.");
        desk.signed("DELETE", "orderList", "symbol=ETHUSDT&orderListId=1");
        assertEquals("[]", Desk.text(desk.signed("GET", "openOrderList", "")));
        Map<?, ?> done = (Map<?, ?>) Desk.list(desk.signed("GET", "allOrderList", "fromId=1&limit=5")).get(0);
        assertEquals("ALL_DONE", done.get("listStatusType"));
    }

    @Test
    void cancelsTheListWithItsLeg() {
        desk.signed("POST", "orderList/oco", OCO);
        Map<?, ?> list = Desk.object(desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=2"));
        assertEquals(1L, list.get("orderListId"));
        assertEquals(List.of("CANCELED", "CANCELED"), reports(list, "status"));
        assertEquals("[]", Desk.text(desk.signed("GET", "openOrders", "symbol=ETHUSDT")));
    }

    @Test
    void cancelsOrdersAndListsTogether() {
        desk.order("symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3000");
        desk.signed("POST", "orderList/oco", OCO);
        desk.order("symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3001");
        List<?> gone = Desk.list(desk.signed("DELETE", "openOrders", "symbol=ETHUSDT"));
        assertEquals(3, gone.size());
        Map<?, ?> list = (Map<?, ?>) gone.get(1);
        String name = (String) ((Map<?, ?>) gone.get(0)).get("clientOrderId");
        assertEquals(List.of(name, name), reports(list, "clientOrderId"), "all share one invented name");
        assertEquals(name, ((Map<?, ?>) gone.get(2)).get("clientOrderId"));
    }

    @Test
    void asksTheEngine() {
        Desk.refused(desk.signed("POST", "orderList/oco", OCO.replace("abovePrice=3300", "abovePrice=3005")),
                -2010,
                "The relationship of the prices for the orders is not correct.");
        desk.signed("POST", "orderList/oco", OCO);
        Desk.refused(desk.signed("POST", "orderList/oco", OCO), -2010, "Duplicate order sent.");
        Desk.refused(desk.signed("POST", "orderList/oco", OCO.replace("jx-", "jy-").replace("quantity=1",
                "quantity=50")), -2010, "Account has insufficient balance for requested action.");
    }
}
