package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that only some orders have, each provoked by the right kind, in placements, queries and cancels. */
class ConditionalFieldsTest {
    private static final String LIMIT = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3000";
    private static final String RESULT = "&newOrderRespType=RESULT";
    private static final Set<String> PLACED = Set.of("symbol", "orderId", "orderListId", "clientOrderId",
            "transactTime", "price", "origQty", "executedQty", "origQuoteOrderQty", "cummulativeQuoteQty",
            "status",
            "timeInForce", "type", "side", "workingTime", "selfTradePreventionMode");
    private static final Set<String> QUERIED = Set.of("symbol", "orderId", "orderListId", "clientOrderId",
            "price",
            "origQty", "executedQty", "cummulativeQuoteQty", "status", "timeInForce", "type", "side",
            "stopPrice",
            "icebergQty", "time", "updateTime", "isWorking", "workingTime", "origQuoteOrderQty",
            "selfTradePreventionMode");
    private static final Set<String> CANCELLED = Set.of("symbol", "origClientOrderId", "orderId",
            "orderListId",
            "clientOrderId", "transactTime", "price", "origQty", "executedQty", "origQuoteOrderQty",
            "cummulativeQuoteQty", "status", "timeInForce", "type", "side", "selfTradePreventionMode");

    private final Desk desk = new Desk();

    @BeforeEach
    void market() {
        desk.exchange.lastPrice(0, 310_000);
    }

    private static Set<String> beyond(Set<String> usual, Map<?, ?> answer) {
        Set<String> names = new TreeSet<>();
        answer.keySet().forEach(name -> names.add((String) name));
        assertEquals(Set.of(), without(usual, names), "what every order has");
        return without(names, usual);
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private Map<?, ?> query(Object orderId) {
        return Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=" + orderId));
    }

    /** Places an order that rests or waits, and looks at its three faces. */
    private Map<?, ?> has(String parameters, String... fields) {
        Map<?, ?> placed = Desk.object(desk.order(parameters + RESULT));
        assertEquals(Set.of(fields), beyond(PLACED, placed));
        Map<?, ?> queried = query(placed.get("orderId"));
        Set<String> inQueries = without(Set.of(fields), Set.of("stopPrice", "icebergQty"));
        assertEquals(inQueries, beyond(QUERIED, queried));
        Map<?, ?> cancelled = Desk
                .object(desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=" + placed.get("orderId")));
        assertEquals(Set.of(fields), beyond(CANCELLED, cancelled));
        return placed;
    }

    @Test
    void plainOrdersHaveNone() {
        has(LIMIT);
        has("symbol=ETHUSDT&side=BUY&type=LIMIT_MAKER&quantity=1&price=3000");
    }

    @Test
    void icebergs() {
        assertEquals("0.10000000", has(LIMIT + "&icebergQty=0.1", "icebergQty").get("icebergQty"));
    }

    @Test
    void stops() {
        String stop = "symbol=ETHUSDT&side=SELL&type=STOP_LOSS&quantity=1&stopPrice=3000";
        assertEquals("3000.00000000", has(stop, "stopPrice").get("stopPrice"));
        Map<?, ?> order = has(stop.replace("STOP_LOSS", "STOP_LOSS_LIMIT") + "&price=2990&timeInForce=GTC",
                "stopPrice");
        assertEquals(-1L, order.get("workingTime"), "until it is triggered");
    }

    @Test
    void isNotWorkingBeforeItIsTriggered() {
        desk.order("symbol=ETHUSDT&side=SELL&type=STOP_LOSS&quantity=1&stopPrice=3000");
        assertEquals("false -1", query(1).get("isWorking") + " " + query(1).get("workingTime"));
    }

    @Test
    void trailingStops() {
        Map<?, ?> order = has(
                "symbol=ETHUSDT&side=SELL&type=TAKE_PROFIT&quantity=1&stopPrice=3200&trailingDelta=150",
                "stopPrice", "trailingDelta", "trailingTime");
        assertEquals("150 -1", order.get("trailingDelta") + " " + order.get("trailingTime"));
    }

    @Test
    void strategies() {
        Map<?, ?> order = has(LIMIT + "&strategyId=9&strategyType=1000001", "strategyId", "strategyType");
        assertEquals("9 1000001", order.get("strategyId") + " " + order.get("strategyType"));
        has(LIMIT + "&strategyId=9", "strategyId");
    }

    @Test
    void pegs() {
        desk.quote(true, 300_000, 10_000);
        desk.quote(true, 299_000, 10_000);
        String pegged = LIMIT.replace("&price=3000", "") + "&pegPriceType=PRIMARY_PEG";
        Map<?, ?> order = has(pegged, "pegPriceType", "peggedPrice");
        assertEquals("0.00000000 3000.00000000", order.get("price") + " " + order.get("peggedPrice"));
        Map<?, ?> deeper = has(pegged + "&pegOffsetType=PRICE_LEVEL&pegOffsetValue=1", "pegPriceType",
                "pegOffsetType", "pegOffsetValue", "peggedPrice");
        assertEquals("PRICE_LEVEL 1 2990.00000000", deeper.get("pegOffsetType") + " "
                + deeper.get("pegOffsetValue") + " " + deeper.get("peggedPrice"));
    }

    @Test
    void pegsThatWaitHaveNoPriceYet() {
        desk.quote(true, 300_000, 10_000);
        has("symbol=ETHUSDT&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=1&stopPrice=3000"
                + "&pegPriceType=MARKET_PEG", "stopPrice", "pegPriceType");
    }

    @Test
    void routedOrders() {
        Map<?, ?> order = Desk.object(desk.signed("POST", "sor/order", LIMIT));
        assertEquals(Set.of("workingFloor", "usedSor", "fills"), beyond(PLACED, order));
        assertEquals("EXCHANGE true", order.get("workingFloor") + " " + order.get("usedSor"));
        assertEquals(Set.of("workingFloor", "usedSor"), beyond(QUERIED, query(order.get("orderId"))));
        assertEquals("{}", Desk.text(desk.signed("POST", "sor/order/test", LIMIT)));
        Desk.refused(desk.signed("POST", "sor/order", LIMIT.replace("LIMIT", "LIMIT_MAKER").replace(
                "&timeInForce=GTC", "")), -1116, "Invalid orderType.");
        Desk.refused(desk.signed("POST", "sor/order",
                "symbol=ETHUSDT&side=BUY&type=MARKET&quoteOrderQty=100"), -1102,
                "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.");
        Desk.refused(desk.signed("POST", "sor/order", LIMIT + "&pegPriceType=PRIMARY_PEG"), -2010,
                "This order type may not use pegged price.");
    }

    @Test
    void preventedMatches() {
        desk.order("symbol=ETHUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.4&price=3000");
        Map<?, ?> taker = Desk.object(desk.order(LIMIT + "&selfTradePreventionMode=DECREMENT"));
        assertEquals(
                Set.of("fills", "preventedMatchId", "preventedQuantity", "preventedMatches", "tradeGroupId"),
                beyond(PLACED, taker));
        assertEquals("[{preventedMatchId=0, makerSymbol=ETHUSDT, makerOrderId=1, price=3000.00000000, "
                + "takerPreventedQuantity=0.40000000, makerPreventedQuantity=0.40000000}] -1",
                taker.get("preventedMatches") + " " + taker.get("tradeGroupId"));
        assertEquals(Set.of("preventedMatchId", "preventedQuantity"), beyond(QUERIED, query(2)));
        Map<?, ?> maker = query(1);
        assertEquals("EXPIRED_IN_MATCH 0.40000000",
                maker.get("status") + " " + maker.get("preventedQuantity"));
        assertEquals(
                "[{\"symbol\":\"ETHUSDT\",\"preventedMatchId\":0,\"takerOrderId\":2,\"makerSymbol\":\"ETHUSDT\","
                        + "\"makerOrderId\":1,\"tradeGroupId\":-1,\"selfTradePreventionMode\":\"DECREMENT\","
                        + "\"price\":\"3000.00000000\",\"takerPreventedQuantity\":\"0.40000000\","
                        + "\"makerPreventedQuantity\":\"0.40000000\",\"transactTime\":1784102400123}]",
                Desk.text(desk.signed("GET", "myPreventedMatches", "symbol=ETHUSDT&preventedMatchId=0")));
    }

    @Test
    void expiredOrdersSayWhyButNotInAnAck() {
        Map<?, ?> expired = Desk.object(desk.order(LIMIT.replace("GTC", "IOC") + RESULT));
        assertEquals(Set.of("expiryReason"), beyond(PLACED, expired));
        assertEquals("UNFILLED_IOC_QUANTITY_EXPIRED", expired.get("expiryReason"));
        assertEquals(Set.of("expiryReason"), beyond(QUERIED, query(1)));
        assertFalse(Desk.object(desk.order(LIMIT.replace("GTC", "FOK") + "&newOrderRespType=ACK"))
                .containsKey("expiryReason"));
    }

    @Test
    void theOtherLegSaysThatItsOcoWasTriggered() {
        desk.signed("POST", "orderList/oco", "symbol=ETHUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER"
                + "&abovePrice=3300&belowType=STOP_LOSS&belowStopPrice=3000");
        desk.quote(true, 330_000, 4_000);
        assertEquals("EXPIRED OCO_TRIGGER", query(1).get("status") + " " + query(1).get("expiryReason"));
        assertEquals("PARTIALLY_FILLED", query(2).get("status"));
        assertEquals(1L, ((Map<?, ?>) Desk.list(desk.signed("GET", "myTrades", "symbol=ETHUSDT")).get(0))
                .get("orderListId"));
    }

    @Test
    void timesFollowTheUnitAskedFor() {
        desk.order("symbol=ETHUSDT&side=SELL&type=STOP_LOSS&quantity=1&stopPrice=3000");
        desk.order(LIMIT);
        String query = "symbol=ETHUSDT&orderId=2&timestamp=" + desk.micros;
        Map<?, ?> order = Desk.object(desk.api.handle(new RestRequest("GET",
                "/api/v3/order", query + "&signature=" + Desk.sign(query), "", Desk.KEY, "MICROSECOND",
                "ip")));
        assertEquals(List.of(desk.micros, desk.micros, desk.micros),
                List.of(order.get("time"), order.get("updateTime"), order.get("workingTime")));
    }
}
