package io.ticklane.simulator.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.rest.RestReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which orders, trades and other things of the past a query gives. */
class OrderQueriesTest {
    private static final String BUY = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3000";
    private static final String COMBINATION = "Combination of optional parameters invalid.";
    private static final String TOO_LONG = "More than 24 hours between startTime and endTime.";
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private final Desk desk = new Desk();

    /** Five orders, a second apart from each other, numbered from 1. */
    @BeforeEach
    void orders() {
        for (int i = 0; i < 5; i++) {
            desk.order(BUY);
            desk.micros += SECOND;
        }
    }

    private static long millis(int order) {
        return Desk.NOW_MILLIS + (order - 1) * 1_000L;
    }

    private List<Object> ids(String path, String query, String field) {
        List<Object> ids = new ArrayList<>();
        Desk.list(desk.signed("GET", path, "symbol=ETHUSDT" + query))
                .forEach(row -> ids.add(((Map<?, ?>) row).get(field)));
        return ids;
    }

    private List<Object> orders(String query) {
        return ids("allOrders", query, "orderId");
    }

    private void refused(String path, String query, int code, String message) {
        Desk.refused(desk.signed("GET", path, "symbol=ETHUSDT" + query), code, message);
    }

    @Test
    void newestOrdersComeIfNothingElseIsAsked() {
        assertEquals(List.of(4L, 5L), orders("&limit=2"));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), orders(""));
        assertEquals(List.of(), Desk.list(desk.signed("GET", "allOrders", "symbol=BTCUSDT")));
    }

    @Test
    void ordersFromANumberOn() {
        assertEquals(List.of(3L, 4L), orders("&orderId=3&limit=2"));
        assertEquals(List.of(), orders("&orderId=6"));
    }

    @Test
    void ordersOfATime() {
        assertEquals(List.of(3L, 4L), orders("&startTime=" + millis(3) + "&limit=2"));
        assertEquals(List.of(2L, 3L), orders("&endTime=" + millis(3) + "&limit=2"));
        assertEquals(List.of(2L, 3L), orders("&startTime=" + millis(2) + "&endTime=" + millis(3)));
        assertEquals(List.of(2L), orders("&startTime=" + millis(2) + "&endTime=" + millis(2)));
        assertEquals(List.of(2L),
                orders("&startTime=" + (millis(2) * 1_000 + 456) + "&endTime=" + (millis(2) * 1_000 + 456)));
    }

    @Test
    void numbersAndTimesDoNotMix() {
        refused("allOrders", "&orderId=1&startTime=" + millis(1), -1128, COMBINATION);
        refused("myTrades", "&fromId=1&startTime=" + millis(1), -1128, COMBINATION);
        refused("myTrades", "&orderId=1&endTime=" + millis(1), -1128, COMBINATION);
        refused("myAllocations", "&orderId=1&endTime=" + millis(1), -1128, COMBINATION);
        Desk.refused(desk.signed("GET", "allOrderList", "fromId=1&startTime=" + millis(1)), -1128,
                COMBINATION);
    }

    @Test
    void timesAreADayApartAtMost() {
        String day = "&startTime=" + millis(1) + "&endTime=" + (millis(1) + 86_400_000);
        String more = "&startTime=" + millis(1) + "&endTime=" + (millis(1) + 86_400_001);
        desk.micros += 2 * DAY;
        for (String path : new String[]{"allOrders", "myTrades", "myAllocations"}) {
            assertEquals(200, desk.signed("GET", path, "symbol=ETHUSDT" + day).status());
            refused(path, more, -1127, TOO_LONG);
        }
        Desk.refused(desk.signed("GET", "allOrderList", more.substring(1)), -1127, TOO_LONG);
    }

    @Test
    void ordersWithoutFillsAreArchivedAfterNinetyDays() {
        desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=2");
        desk.quote(false, 300_000, 5_000);
        desk.signed("DELETE", "order", "symbol=ETHUSDT&orderId=1");
        desk.micros += 90 * DAY;
        assertEquals(200, desk.signed("GET", "order", "symbol=ETHUSDT&orderId=2").status());
        desk.micros += 1;
        refused("order", "&orderId=2", -2026,
                "Order was canceled or expired with no executed qty over 90 days ago and has been archived.");
        assertEquals(List.of(1L, 3L, 4L, 5L), orders(""), "the first one had a fill");
    }

    @Test
    void tradesByOrderAndNumberAndTime() {
        desk.quote(false, 300_000, 15_000);
        desk.micros += SECOND;
        desk.quote(false, 300_000, 10_000);
        assertEquals(List.of(1L, 2L, 3L, 4L), ids("myTrades", "", "id"));
        assertEquals(List.of(3L, 4L), ids("myTrades", "&limit=2", "id"));
        assertEquals(List.of(2L), ids("myTrades", "&fromId=2&limit=1", "id"));
        assertEquals(List.of(2L, 3L), ids("myTrades", "&orderId=2", "id"));
        assertEquals(List.of(3L), ids("myTrades", "&orderId=2&fromId=3", "id"));
        assertEquals(List.of(3L, 4L), ids("myTrades", "&startTime=" + (millis(6) + 1), "id"));
        assertEquals(List.of(1L, 2L), ids("myTrades", "&endTime=" + millis(6), "id"));
    }

    @Test
    void preventedMatchesNeedTheirKey() {
        refused("myPreventedMatches", "", -1128, COMBINATION);
        refused("myPreventedMatches", "&orderId=1&preventedMatchId=0", -1128, COMBINATION);
        refused("myPreventedMatches", "&orderId=1&limit=5", -1128, COMBINATION);
        refused("myPreventedMatches", "&preventedMatchId=1&fromPreventedMatchId=1", -1128, COMBINATION);
        assertEquals(List.of(), ids("myPreventedMatches", "&orderId=1&fromPreventedMatchId=0&limit=5", ""));
        assertEquals(List.of(), ids("myPreventedMatches", "&preventedMatchId=7", ""));
    }

    @Test
    void queriesCostWhatTheyCost() {
        assertEquals(20, weight("allOrders", "symbol=ETHUSDT"));
        assertEquals(4, weight("order", "symbol=ETHUSDT&orderId=1"));
        assertEquals(80, weight("openOrders", ""));
        assertEquals(6, weight("openOrders", "symbol=ETHUSDT"));
        assertEquals(4, weight("orderList", "orderListId=1"));
        assertEquals(20, weight("allOrderList", ""));
        assertEquals(6, weight("openOrderList", ""));
        assertEquals(20, weight("myTrades", "symbol=ETHUSDT"));
        assertEquals(5, weight("myTrades", "symbol=ETHUSDT&orderId=1"));
        assertEquals(20, weight("myPreventedMatches", "symbol=ETHUSDT&orderId=1"));
        assertEquals(2, weight("myPreventedMatches", "symbol=ETHUSDT&preventedMatchId=1"));
        assertEquals(20, weight("myAllocations", "symbol=ETHUSDT"));
        assertEquals(20, weight("account/commission", "symbol=ETHUSDT"));
        assertEquals(4, weight("order/amendments", "symbol=ETHUSDT&orderId=1"));
        assertEquals(40, weight("myFilters", "symbol=ETHUSDT"));
        assertEquals(40, weight("rateLimit/order", ""));
        assertEquals(20, weight("account", ""));
    }

    private int weight(String path, String query) {
        RestReply before = desk.get("ping", "");
        RestReply after = desk.signed("GET", path, query);
        return Integer.parseInt(Desk.header(after, "x-mbx-used-weight-1m"))
                - Integer.parseInt(Desk.header(before, "x-mbx-used-weight-1m"));
    }
}
