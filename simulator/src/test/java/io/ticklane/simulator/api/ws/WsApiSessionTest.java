package io.ticklane.simulator.api.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.access.RateLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WsApiSessionTest {
    private static final String LIMIT_BUY = "\"symbol\":\"ETHUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
            + "\"timeInForce\":\"GTC\",\"quantity\":\"1\",\"price\":\"3100.00\"";
    private static final String BAD_ID = "{\"id\":null,\"status\":400,\"error\":{\"code\":-1135,\"msg\":\"Invalid"
            + " 'id' in JSON request; expected an integer, a string matching '^[a-zA-Z0-9-_]{1,36}$', or null.\"}}";
    private static final String SECONDS = "{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10,"
            + "\"limit\":100,\"count\":";
    private static final String DAYS = "},{\"rateLimitType\":\"ORDERS\",\"interval\":\"DAY\",\"intervalNum\":1,"
            + "\"limit\":200000,\"count\":";
    private static final String WEIGHT = "{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\","
            + "\"intervalNum\":1,\"limit\":6000,\"count\":";

    private final Desk desk = new Desk();
    private final Wire wire = new Wire(desk);

    private static String limits(int weight) {
        return ",\"rateLimits\":[" + WEIGHT + weight + "}]}";
    }

    private static void error(String answer, int status, int code, String message) {
        String wanted = "\"status\":" + status + ",\"error\":{\"code\":" + code + ",\"msg\":\"" + message
                + "\"";
        assertTrue(answer.contains(wanted), answer + "\n has no\n" + wanted);
    }

    @Test
    void answersWithStatusResultAndLimits() {
        assertEquals(List.of("{\"id\":7,\"status\":200,\"result\":{}" + limits(1)),
                wire.frame("{\"id\":7,\"method\":\"ping\"}"));
        assertEquals(List.of("{\"id\":\"a-B_9\",\"status\":200,\"result\":{\"serverTime\":"
                + Desk.NOW_MILLIS + "}" + limits(2)),
                wire.frame("{\"params\":{},\"method\":\"v3/time\",\"id\":\"a-B_9\"}"));
        assertEquals(List.of("{\"id\":null,\"status\":200,\"result\":{}" + limits(3)),
                wire.frame("{\"id\":null,\"method\":\"ping\",\"params\":null}"));
    }

    @Test
    void leavesOutLimitsWhereNobodyWantsThem() {
        Wire quiet = new Wire(desk, new WsOptions(false, false));
        assertEquals("{\"id\":1,\"status\":200,\"result\":{}}", quiet.ask("ping", ""));
        assertTrue(quiet.ask("ping", "\"returnRateLimits\":true").endsWith(limits(2)));
        assertFalse(wire.ask("ping", "\"returnRateLimits\":false").contains("rateLimits"));
        error(wire.ask("ping", "\"returnRateLimits\":\"perhaps\""), 400, -1130,
                "Data sent for parameter 'returnRateLimits' is not valid.");
    }

    @Test
    void tellsTimesInTheUnitOfTheConnection() throws Exception {
        Wire micros = new Wire(desk, WsOptions.of(Map.of("timeUnit", List.of("MICROSECOND"))));
        assertTrue(micros.ask("time", "").contains("\"serverTime\":" + desk.micros + "}"));
    }

    @Test
    void refusesIdsOfTheWrongKind() {
        for (String id : List.of("1.5", "\"a.b\"", "\"\"", "{}", "true", "\"" + "x".repeat(37) + "\"")) {
            Wire fresh = new Wire(desk);
            assertEquals(List.of(BAD_ID), fresh.frame("{\"id\":" + id + ",\"method\":\"ping\"}"));
        }
        assertEquals(List.of(BAD_ID), wire.frame("{\"method\":\"ping\"}"));
    }

    @Test
    void closesAfterThreeMalformedFramesInARow() {
        wire.frame("no json");
        wire.frame("[]");
        wire.frame("{\"id\":1,\"method\":\"ping\"}");
        wire.frame("{\"id\":1}");
        wire.frame("{\"id\":1,\"method\":\"ping\",\"params\":[]}");
        assertEquals(0, wire.closeCode);
        assertEquals(List.of("{\"id\":null,\"status\":400,\"error\":{\"code\":-1135,"
                + "\"msg\":\"Invalid JSON Request\"}}"), wire.frame("{\"id\":1,"));
        assertEquals(1008, wire.closeCode);
        assertEquals("disconnected", wire.closeReason);
    }

    @Test
    void refusesUnknownAndRemovedMethods() {
        error(wire.ask("order.dream", ""), 400, -5000, "Method order.dream is invalid");
        error(wire.ask("v1/ping", ""), 400, -5000, "Method v1/ping is invalid");
        error(wire.ask("userDataStream.start", ""), 400, -5000, "Method userDataStream.start is invalid");
        error(wire.ask("ping", "\"x\":1"), 400, -1104,
                "Not all sent parameters were read; read '0' parameter(s) but was sent '1'.");
    }

    @Test
    void placesWithSignatureAndTellsOrderCounts() {
        String answer = wire.signed("order.place", LIMIT_BUY + ",\"newClientOrderId\":\"jx-1\"");
        assertTrue(answer.startsWith("{\"id\":1,\"status\":200,\"result\":{\"symbol\":\"ETHUSDT\""), answer);
        assertTrue(answer.endsWith(
                ",\"rateLimits\":[" + SECONDS + "1" + DAYS + "1}," + WEIGHT + "0}]}"), answer);
        error(wire.signed("order.place", LIMIT_BUY.replace("\"1\"", "\"900\"")), 400, -2010,
                "Account has insufficient balance for requested action.");
    }

    @Test
    void signsNumbersByTheirOwnText() {
        for (String quantity : List.of("1", "1.0", "0.50", "\"1\"", "1.00000000")) {
            String answer = wire.signed("order.test", LIMIT_BUY.replace("\"1\"", quantity));
            assertTrue(answer.contains("\"status\":200"), quantity + ": " + answer);
        }
        error(wire.signed("order.test", LIMIT_BUY.replace("\"1\"", "1e-8")), 400, -1100,
                "Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\\\\.[0-9]{1,20})?$'.");
    }

    @Test
    void takesListsAsJson() {
        assertTrue(wire.ask("ticker.price", "\"symbols\":[\"ETHUSDT\", \"BTCUSDT\"]")
                .contains("\"status\":200"));
    }

    @Test
    void refusesBadKeysSignaturesAndTimes() {
        error(wire.ask("account.status", "\"timestamp\":1"), 401, -2014, "API-key format invalid.");
        error(wire.signed("account.status", "", "z".repeat(64), false), 401, -2015,
                "Invalid API-key, IP, or permissions for action.");
        error(wire.signed("account.status", "", Desk.ED_KEY, false), 400, -1022,
                "Signature for this request is not valid.");
        error(wire.ask("account.status", "\"apiKey\":\"" + Desk.KEY + "\",\"signature\":\"00\""), 400, -1102,
                "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.");
        error(wire.signed("order.place", LIMIT_BUY, Desk.READ_KEY, false), 401, -2015,
                "Invalid API-key, IP, or permissions for action.");
        assertTrue(wire.signed("account.status", "", Desk.READ_KEY, false).contains("\"status\":200"));
    }

    @Test
    void logsOnWithEd25519Only() {
        error(wire.signed("session.logon", ""), 400, -4056, "HMAC_SHA256 API key is not supported.");
        assertTrue(wire.ask("session.status", "")
                .contains("\"result\":{\"apiKey\":null,\"authorizedSince\":null,"));
        assertEquals("{\"id\":1,\"status\":200,\"result\":{\"apiKey\":\"" + Desk.ED_KEY
                + "\",\"authorizedSince\":" + Desk.NOW_MILLIS + ",\"connectedSince\":" + Desk.NOW_MILLIS
                + ",\"returnRateLimits\":true,\"serverTime\":" + Desk.NOW_MILLIS
                + ",\"userDataStream\":false}" + limits(6), wire.logon());
    }

    @Test
    void sessionStandsInForKeyAndSignature() {
        wire.logon();
        assertTrue(wire.stamped("account.status", "").contains("\"status\":200"));
        error(wire.ask("account.status", ""), 400, -1102,
                "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.");
        assertTrue(wire.signed("order.place", LIMIT_BUY).contains("\"status\":200"));
        assertTrue(wire.stamped("openOrders.status", "").contains("\"result\":[]"),
                "the order belongs to the explicit key");
        assertTrue(wire.signed("openOrders.status", "").contains("\"orderId\""));
        wire.ask("session.logout", "");
        error(wire.stamped("account.status", ""), 401, -2014, "API-key format invalid.");
    }

    @Test
    void revokedKeyIsToldOnceWithoutId() {
        wire.logon();
        desk.exchange.revoke(Desk.ED_KEY);
        assertEquals("{\"id\":null,\"status\":401,\"error\":{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or"
                + " permissions for action.\"}}", wire.ask("ping", ""));
        assertTrue(wire.ask("session.status", "").contains("\"apiKey\":null"));
        error(wire.logon(), 401, -2015, "Invalid API-key, IP, or permissions for action.");
    }

    @Test
    void tellsConnectionsInsteadOfRawRequests() {
        String info = wire.ask("exchangeInfo", "");
        assertTrue(
                info.contains("{\"rateLimitType\":\"CONNECTIONS\",\"interval\":\"MINUTE\",\"intervalNum\":5,"
                        + "\"limit\":300}"),
                info);
        assertFalse(info.contains("RAW_REQUESTS"));
    }

    @Test
    void subscribesOncePerAccountWithRisingIds() {
        error(wire.ask("userDataStream.subscribe", ""), 401, -1002,
                "You are not authorized to execute this request.");
        wire.logon();
        assertTrue(wire.ask("userDataStream.subscribe", "").contains("\"result\":{\"subscriptionId\":0}"));
        error(wire.ask("userDataStream.subscribe", ""), 400, -2035,
                "User Data Stream subscription already active.");
        error(wire.signed("userDataStream.subscribe.signature", "", Desk.ED_KEY, true), 400, -2035,
                "User Data Stream subscription already active.");
        assertTrue(wire.signed("userDataStream.subscribe.signature", "").contains("{\"subscriptionId\":1}"));
        assertTrue(wire.ask("session.subscriptions", "")
                .contains("\"result\":[{\"subscriptionId\":0},{\"subscriptionId\":1}]"));
        assertTrue(wire.ask("session.status", "").contains("\"userDataStream\":true"));
        error(wire.ask("userDataStream.unsubscribe", "\"subscriptionId\":5"), 400, -2036,
                "User Data Stream subscription not active.");
        assertTrue(wire.ask("userDataStream.unsubscribe", "\"subscriptionId\":0").contains("\"result\":{}"));
        assertTrue(
                wire.frames.contains("{\"subscriptionId\":0,\"event\":{\"e\":\"eventStreamTerminated\",\"E\":"
                        + Desk.NOW_MILLIS + "}}"),
                wire.frames.toString());
        assertTrue(wire.ask("userDataStream.subscribe", "").contains("{\"subscriptionId\":2}"));
        wire.ask("session.logout", "");
        assertTrue(wire.ask("session.subscriptions", "").contains("\"result\":[{\"subscriptionId\":1}]"));
        wire.ask("userDataStream.unsubscribe", "");
        assertTrue(wire.ask("session.subscriptions", "").contains("\"result\":[]"));
    }

    @Test
    void numbersNoMoreSubscriptionsThanTheVenue() {
        wire.logon();
        Desk off = new Desk(RateLimits.OFF, UserDataConfig.USUAL);
        Wire tireless = new Wire(off);
        tireless.logon();
        for (int i = 0; i < 65_535; i++) {
            tireless.ask("userDataStream.subscribe", "");
            tireless.ask("userDataStream.unsubscribe", "");
        }
        error(tireless.ask("userDataStream.subscribe", ""), 400, -2042,
                "Maximum subscription ID reached for this connection.");
    }

    @Test
    void saysGoodbyeInItsOwnForm() {
        wire.session.announceShutdown();
        assertEquals("{\"event\":{\"e\":\"serverShutdown\",\"E\":" + Desk.NOW_MILLIS + "}}",
                wire.frames.get(wire.frames.size() - 1));
    }

    @Test
    void deliversEventsBeforeOrAfterTheAnswerAsTold() {
        for (EventOrder order : EventOrder.values()) {
            Desk other = new Desk(RateLimits.OFF, new UserDataConfig(order, 1, false));
            Wire client = new Wire(other);
            client.signed("userDataStream.subscribe.signature", "");
            int answersFirst = 0;
            for (int i = 0; i < 40; i++) {
                client.signed("order.place",
                        LIMIT_BUY.replace("\"quantity\":\"1\"", "\"quantity\":\"0.01\""));
                assertTrue(client.frames.size() > 1, client.frames.toString());
                answersFirst += client.frames.get(0).startsWith("{\"id\"") ? 1 : 0;
            }
            switch (order) {
                case ANSWER_FIRST -> assertEquals(40, answersFirst);
                case EVENTS_FIRST -> assertEquals(0, answersFirst);
                case MIXED -> assertTrue(answersFirst > 5 && answersFirst < 35, "first: " + answersFirst);
            }
        }
    }
}
