package io.ticklane.simulator.api;

import io.ticklane.simulator.api.rest.RestReply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.OrderListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderRequestsTest {
    private static final String BUY = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1.0000"
            + "&price=3120.45";

    private final Desk desk = new Desk();

    @Test
    void answersInFullByDefault() {
        desk.quote(false, 312_045, 8_000);
        assertEquals(
                "{\"symbol\":\"ETHUSDT\",\"orderId\":2,\"orderListId\":-1,\"clientOrderId\":\"jx-000041\","
                        + "\"transactTime\":1784102400123,\"price\":\"3120.45000000\",\"origQty\":\"1.00000000\","
                        + "\"executedQty\":\"0.80000000\",\"origQuoteOrderQty\":\"0.00000000\","
                        + "\"cummulativeQuoteQty\":\"2496.36000000\",\"status\":\"PARTIALLY_FILLED\","
                        + "\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"workingTime\":1784102400123,"
                        + "\"fills\":[{\"price\":\"3120.45000000\",\"qty\":\"0.80000000\",\"commission\":\"0.00080000\","
                        + "\"commissionAsset\":\"ETH\",\"tradeId\":1}],\"selfTradePreventionMode\":\"EXPIRE_MAKER\"}",
                Desk.text(desk.order(BUY + "&newClientOrderId=jx-000041")));
    }

    @Test
    void answersAsShortAsAsked() {
        assertEquals("{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"orderListId\":-1,\"clientOrderId\":\"a\","
                + "\"transactTime\":1784102400123}",
                Desk.text(desk.order(BUY + "&newClientOrderId=a&newOrderRespType=ACK")));
        Map<?, ?> result = Desk.object(desk.order(BUY + "&newOrderRespType=RESULT"));
        assertFalse(result.containsKey("fills"));
        assertEquals("NEW", result.get("status"));
        Map<?, ?> maker = Desk.object(
                desk.order("symbol=ETHUSDT&side=BUY&type=LIMIT_MAKER&quantity=1&price=3120.45"));
        assertEquals(5, maker.size());
        Desk.refused(desk.order(BUY + "&newOrderRespType=ALL"), -1130,
                "Data sent for parameter 'newOrderRespType' is not valid.");
    }

    @Test
    void countsUnfilledOrdersAndChargesNothing() {
        assertEquals("1", Desk.header(desk.order(BUY), "x-mbx-order-count-10s"));
        RestReply second = desk.order(BUY);
        assertEquals("2", Desk.header(second, "x-mbx-order-count-1d"));
        assertEquals("0", Desk.header(second, "x-mbx-used-weight-1m"));
        desk.quote(false, 312_045, 5_000);
        assertEquals("1", Desk.header(desk.order(BUY), "x-mbx-order-count-10s"),
                "a maker's fill gives five back");
        RestReply refused = desk.order(BUY + "&newClientOrderId=%20");
        assertEquals("", Desk.header(refused, "x-mbx-order-count-10s"));
        assertEquals("1", Desk.header(refused, "x-mbx-used-weight-1m"));
    }

    @Test
    void spendsQuoteAmount() {
        desk.quote(false, 312_000, 50_000);
        Map<?, ?> reply = Desk.object(desk.order("symbol=ETHUSDT&side=BUY&type=MARKET&quoteOrderQty=1000"));
        assertEquals("FILLED", reply.get("status"));
        assertEquals("0.32050000", reply.get("executedQty"));
        assertEquals("0.32050000", reply.get("origQty"));
        assertEquals("1000.00000000", reply.get("origQuoteOrderQty"));
        assertEquals("0.00000000", reply.get("price"));
        assertEquals("GTC", reply.get("timeInForce"));
    }

    @Test
    void saysWhyOrderExpired() {
        desk.quote(false, 312_000, 5_000);
        Map<?, ?> fok = Desk.object(desk.order(BUY.replace("GTC", "FOK")));
        assertEquals("UNFILLED_FOK_ORDER_EXPIRED", fok.get("expiryReason"));
        assertEquals("0.00000000", fok.get("executedQty"));
        Map<?, ?> ioc = Desk.object(desk.order(BUY.replace("GTC", "IOC")));
        assertEquals("UNFILLED_IOC_QUANTITY_EXPIRED", ioc.get("expiryReason"));
        assertEquals("0.50000000", ioc.get("executedQty"));
        desk.quote(false, 312_000, 5_000);
        Map<?, ?> market = Desk.object(desk.order("symbol=ETHUSDT&side=BUY&type=MARKET&quantity=1"));
        assertEquals("INSUFFICIENT_LIQUIDITY", market.get("expiryReason"));
        assertEquals("EXPIRED", market.get("status"));
    }

    @Test
    void queriesOrder() {
        desk.order(BUY + "&newClientOrderId=jx-000041&strategyId=7&strategyType=1000001");
        String expected = "{\"symbol\":\"ETHUSDT\",\"orderId\":1,\"orderListId\":-1,"
                + "\"clientOrderId\":\"jx-000041\",\"price\":\"3120.45000000\",\"origQty\":\"1.00000000\","
                + "\"executedQty\":\"0.00000000\",\"cummulativeQuoteQty\":\"0.00000000\",\"status\":\"NEW\","
                + "\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"stopPrice\":\"0.00000000\","
                + "\"icebergQty\":\"0.00000000\",\"time\":1784102400123,\"updateTime\":1784102400123,"
                + "\"isWorking\":true,\"workingTime\":1784102400123,\"origQuoteOrderQty\":\"0.00000000\","
                + "\"strategyId\":7,\"strategyType\":1000001,\"selfTradePreventionMode\":\"EXPIRE_MAKER\"}";
        assertEquals(expected, Desk.text(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=1")));
        assertEquals(expected,
                Desk.text(desk.signed("GET", "order", "symbol=ETHUSDT&origClientOrderId=jx-000041")));
        assertEquals("[" + expected + "]", Desk.text(desk.signed("GET", "openOrders", "")));
        assertEquals("[]", Desk.text(desk.signed("GET", "openOrders", "symbol=BTCUSDT")));
        Desk.refused(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=1&origClientOrderId=x"), -2039,
                "Client order ID is not correct for this order ID.");
        Desk.refused(desk.signed("GET", "order", "symbol=BTCUSDT&orderId=1"), -2013, "Order does not exist.");
        Desk.refused(desk.signed("GET", "order", "symbol=ETHUSDT"), -1102,
                "Param 'orderId' or 'origClientOrderId' must be sent, but both were empty/null!");
    }

    @Test
    void cancelsOrder() {
        desk.order(BUY + "&newClientOrderId=jx-000041");
        desk.micros += 5_000;
        assertEquals("{\"symbol\":\"ETHUSDT\",\"origClientOrderId\":\"jx-000041\",\"orderId\":1,"
                + "\"orderListId\":-1,\"clientOrderId\":\"c-1\",\"transactTime\":1784102400128,"
                + "\"price\":\"3120.45000000\",\"origQty\":\"1.00000000\",\"executedQty\":\"0.00000000\","
                + "\"origQuoteOrderQty\":\"0.00000000\",\"cummulativeQuoteQty\":\"0.00000000\","
                + "\"status\":\"CANCELED\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\","
                + "\"selfTradePreventionMode\":\"EXPIRE_MAKER\"}",
                Desk.text(desk.signed("DELETE", "order",
                        "symbol=ETHUSDT&origClientOrderId=jx-000041&newClientOrderId=c-1")));
        Desk.refused(desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=1"), -2011,
                "Unknown order sent.");
        Desk.refused(desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=99"), -2011,
                "Unknown order sent.");
    }

    @Test
    void cancelsOnlyWithinRestrictions() {
        desk.order(BUY);
        String cancel = "symbol=ETHUSDT&orderId=1&cancelRestrictions=";
        Desk.refused(desk.signed("DELETE", "order", cancel + "ONLY_PARTIALLY_FILLED"), -2011,
                "Order was not canceled due to cancel restrictions.");
        Desk.refused(desk.signed("DELETE", "order", cancel + "NEVER"), -1145, "Invalid cancelRestrictions");
        assertEquals(200, desk.signed("DELETE", "order", cancel + "ONLY_NEW").status());
    }

    @Test
    void cancelsAllOfSymbol() {
        desk.order(BUY);
        desk.order(BUY);
        assertEquals(2, Desk.list(desk.signed("DELETE", "openOrders", "symbol=ETHUSDT")).size());
        Desk.refused(desk.signed("DELETE", "openOrders", "symbol=ETHUSDT"), -2011, "Unknown order sent.");
    }

    @Test
    void showsAccountAndTrades() {
        desk.quote(false, 312_045, 8_000);
        desk.order(BUY);
        Map<?, ?> account = Desk.object(desk.signed("GET", "account", "omitZeroBalances=true"));
        assertEquals(10L, account.get("makerCommission"));
        assertEquals("[{asset=ETH, free=50.79920000, locked=0.00000000}, "
                + "{asset=USDT, free=96879.55000000, locked=624.09000000}]",
                account.get("balances").toString());
        assertEquals("[{\"symbol\":\"ETHUSDT\",\"id\":1,\"orderId\":2,\"orderListId\":-1,"
                + "\"price\":\"3120.45000000\",\"qty\":\"0.80000000\",\"quoteQty\":\"2496.36000000\","
                + "\"commission\":\"0.00080000\",\"commissionAsset\":\"ETH\",\"time\":1784102400123,"
                + "\"isBuyer\":true,\"isMaker\":false,\"isBestMatch\":true}]",
                Desk.text(desk.signed("GET", "myTrades", "symbol=ETHUSDT")));
        assertEquals("[]", Desk.text(desk.signed("GET", "myTrades", "symbol=ETHUSDT&fromId=2")));
        Desk.refused(
                desk.signed("GET", "myTrades",
                        "symbol=ETHUSDT&startTime=1784000000000&endTime=1784086400001"),
                -1127,
                "More than 24 hours between startTime and endTime.");
    }

    @Test
    void testsOrderWithoutPlacingIt() {
        assertEquals("{}", Desk.text(desk.signed("POST", "order/test", BUY)));
        assertTrue(Desk.text(desk.signed("POST", "order/test", BUY + "&computeCommissionRates=true"))
                .startsWith(
                        "{\"standardCommissionForOrder\":{\"maker\":\"0.00100000\",\"taker\":\"0.00100000\"}"));
        Desk.refused(desk.signed("POST", "order/test", BUY.replace("1.0000", "0.00001")), -1013,
                "Filter failure: LOT_SIZE");
        assertEquals("[]", Desk.text(desk.signed("GET", "openOrders", "")));
    }

    @Test
    void reportsEveryPlacementOnce() {
        List<String> heard = new ArrayList<>();
        desk.exchange.listen(new OrderListener() {
            @Override
            public void onPlacement(int symbol, String clientOrderId, int code) {
                heard.add(symbol + " " + clientOrderId + " " + code);
            }
        });
        desk.order(BUY + "&newClientOrderId=a");
        desk.order(BUY + "&newClientOrderId=a");
        desk.order("symbol=NOSUCH");
        desk.raw("POST", "order", BUY + "&newClientOrderId=b&timestamp=1&signature=x", "");
        desk.signed("POST", "order/test", BUY);
        assertEquals(List.of("0 a 0", "0 a -2010", "-1  -1121", "0 b -1021"), heard);
    }
}
