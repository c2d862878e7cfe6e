package io.ticklane.simulator.api.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.api.rest.RestReply;
import io.ticklane.simulator.api.ws.UserDataConfig;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cancel and replace: every row of the documented table. */
class ReplaceRequestTest {
    private static final String OLD = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=3000"
            + "&newClientOrderId=old";
    private static final String NEW = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=2&price=2900";
    private static final String TOO_MUCH = NEW.replace("quantity=2", "quantity=900");
    private static final String POOR = "Account has insufficient balance for requested action.";
    private static final String TOO_MANY = "Too many new orders; current limit is 100 orders per 10 SECOND.";
    private static final int ORDERS_IN_10_SECONDS = 100;

    private final Desk desk = new Desk(RateLimits.STANDARD, UserDataConfig.USUAL);

    private RestReply replace(String order, String more) {
        return desk.signed("POST", "order/cancelReplace", order + more);
    }

    /**
     * One row.
     *
     * @param cancels whether the order to be taken back exists
     * @param places whether the new one can be paid for
     * @param answer results of both halves, status and code
     */
    private record Row(String mode, boolean exceeded, boolean cancels, boolean places, String answer) {}

    static Stream<Row> table() {
        String stop = "STOP_ON_FAILURE";
        String allow = "ALLOW_FAILURE";
        return Stream.of(new Row(stop, false, true, true, "SUCCESS SUCCESS 200 0"),
                new Row(stop, false, false, true, "FAILURE NOT_ATTEMPTED 400 -2022"),
                new Row(stop, false, true, false, "SUCCESS FAILURE 409 -2021"),
                new Row(stop, true, false, true, "FAILURE NOT_ATTEMPTED 429 -2022"),
                new Row(stop, true, true, true, "SUCCESS FAILURE 429 -2021"),
                new Row(allow, false, true, true, "SUCCESS SUCCESS 200 0"),
                new Row(allow, false, false, false, "FAILURE FAILURE 400 -2022"),
                new Row(allow, false, false, true, "FAILURE SUCCESS 409 -2021"),
                new Row(allow, false, true, false, "SUCCESS FAILURE 409 -2021"),
                new Row(allow, true, false, true, "FAILURE FAILURE 400 -2022"),
                new Row(allow, true, true, true, "SUCCESS FAILURE 409 -2021"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void answersAsTheTableSays(Row row) {
        desk.order(OLD);
        if (row.exceeded) {
            useUpTheLimit();
        }
        RestReply reply = replace(row.places ? NEW : TOO_MUCH, "&cancelReplaceMode=" + row.mode
                + "&cancelOrderId=" + (row.cancels ? 1 : 777) + "&orderRateLimitExceededMode=CANCEL_ONLY");
        Map<?, ?> body = (Map<?, ?>) Desk.parsed(reply);
        Map<?, ?> halves = body.containsKey("data") ? (Map<?, ?>) body.get("data") : body;
        Object code = body.containsKey("code") ? body.get("code") : 0L;
        assertEquals(row.answer, halves.get("cancelResult") + " " + halves.get("newOrderResult") + " "
                + reply.status() + " " + code);
        half(halves, "cancel", -2011, "Unknown order sent.");
        half(halves, "newOrder", row.exceeded ? -1015 : -2010,
                row.exceeded ? TOO_MANY : POOR);
        Map<?, ?> old = Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=1"));
        assertEquals(row.cancels ? "CANCELED" : "NEW", old.get("status"));
    }

    private static void half(Map<?, ?> halves, String name, int code, String text) {
        Map<?, ?> response = (Map<?, ?>) halves.get(name + "Response");
        switch ((String) halves.get(name + "Result")) {
            case "SUCCESS" -> assertEquals("ETHUSDT", response.get("symbol"));
            case "FAILURE" -> assertEquals(code + text, response.get("code") + "" + response.get("msg"));
            default -> assertEquals(null, response);
        }
    }

    private void useUpTheLimit() {
        for (int i = 1; i < ORDERS_IN_10_SECONDS; i++) {
            assertEquals(200, desk.order(NEW.replace("quantity=2", "quantity=0.002")).status());
        }
    }

    @Test
    void doesNothingOverTheLimitUnlessToldTo() {
        desk.order(OLD);
        useUpTheLimit();
        for (String mode : new String[]{"", "&orderRateLimitExceededMode=DO_NOTHING"}) {
            Desk.refused(replace(NEW, "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1" + mode), 429, -1015,
                    TOO_MANY);
        }
        assertEquals("NEW",
                Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=1")).get("status"));
    }

    @Test
    void answersWithBothHalves() {
        desk.order(OLD);
        Map<?, ?> body = Desk.object(replace(NEW.replace("&price", "&newClientOrderId=old&price"),
                "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=old&cancelNewClientOrderId=gone"));
        assertEquals("[cancelResult, newOrderResult, cancelResponse, newOrderResponse]",
                body.keySet().toString());
        Map<?, ?> cancel = (Map<?, ?>) body.get("cancelResponse");
        assertEquals("old gone CANCELED", cancel.get("origClientOrderId") + " " + cancel.get("clientOrderId")
                + " " + cancel.get("status"));
        Map<?, ?> placed = (Map<?, ?>) body.get("newOrderResponse");
        assertEquals("old NEW 2.00000000",
                placed.get("clientOrderId") + " " + placed.get("status") + " " + placed.get("origQty"),
                "the name is free again");
    }

    @Test
    void countsAnOrderThatWasNotAttempted() {
        replace(NEW, "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=5");
        assertEquals("2", Desk.header(desk.order(NEW), "x-mbx-order-count-10s"));
    }

    @Test
    void judgesFiltersBeforeAnythingIsDone() {
        desk.order(OLD);
        Desk.refused(
                replace(NEW.replace("2900", "2900.001"), "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1"),
                -1013, "Filter failure: PRICE_FILTER");
        assertEquals("NEW",
                Desk.object(desk.signed("GET", "order", "symbol=ETHUSDT&orderId=1")).get("status"));
    }

    @Test
    void keepsToCancelRestrictions() {
        desk.order(OLD);
        RestReply reply = replace(NEW, "&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=1"
                + "&cancelRestrictions=ONLY_PARTIALLY_FILLED");
        assertEquals(
                "{\"code\":-2022,\"msg\":\"Order cancel-replace failed.\",\"data\":{\"cancelResult\":\"FAILURE\","
                        + "\"newOrderResult\":\"NOT_ATTEMPTED\",\"cancelResponse\":{\"code\":-2011,\"msg\":\"Order was not "
                        + "canceled due to cancel restrictions.\"},\"newOrderResponse\":null}}",
                Desk.text(reply));
    }

    @Test
    void insistsOnItsParameters() {
        Desk.refused(replace(NEW, "&cancelOrderId=1"), -1102,
                "Mandatory parameter 'cancelReplaceMode' was not sent, was empty/null, or malformed.");
        Desk.refused(replace(NEW, "&cancelOrderId=1&cancelReplaceMode=MAYBE"), -1130,
                "Data sent for parameter 'cancelReplaceMode' is not valid.");
        Desk.refused(replace(NEW, "&cancelReplaceMode=ALLOW_FAILURE"), -1102,
                "Param 'cancelOrderId' or 'cancelOrigClientOrderId' must be sent, but both were empty/null!");
        Desk.refused(
                replace(NEW, "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1&orderRateLimitExceededMode=X"),
                -1130, "Data sent for parameter 'orderRateLimitExceededMode' is not valid.");
    }
}
