package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of fault by the sockets it is done to, on a market where nothing else happens. */
class FaultKindsTest {
    private static final String STREAM = "btcusdt@bookTicker";
    private static final String TICKER = "/ws/" + STREAM;
    private static final String LIST = "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":9}";
    private static final String LISTED = "{\"result\":[\"" + STREAM + "\"],\"id\":9}";

    private Simulator simulator = Simulator.start(SimulatorConfig.builder().manual().build());
    private Admin admin = new Admin(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    /** Quotes that each change the best bid; update ids count from 1. */
    private void quotes(int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            admin.ok("POST", "/step",
                    "{\"quotes\":[{\"symbol\":\"BTCUSDT\",\"side\":\"BID\",\"price\":\"100\","
                            + "\"quantity\":\"" + i + "\"}]}");
        }
    }

    private static List<Long> ids(StreamClient client, int count) throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add((Long) ((Map<?, ?>) Json.parse(client.next())).get("u"));
        }
        return ids;
    }

    private List<Long> ids(String fault, int quotes, int frames) throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            assertEquals(LISTED, client.ask(LIST));
            admin.fault(fault);
            quotes(1, quotes);
            return ids(client, frames);
        }
    }

    private static String order(String name) {
        return "/api/v3/order?" + Signed.query(
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=90000&newClientOrderId="
                        + name);
    }

    private HttpResponse<String> place(String name) throws Exception {
        return admin.venue("POST", order(name), "X-MBX-APIKEY", Simulator.API_KEY);
    }

    private boolean placed(String name) throws Exception {
        return admin.ok("GET", "/truth/accounts/default", "").contains("\"placedAs\":\"" + name + "\"");
    }

    @Test
    void lifeEndsAsAfterADay() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.ask(LIST);
            admin.fault("{\"kind\":\"life-end\"}");
            assertEquals(1001, client.closeCode.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void shutdownIsFollowedByTheCutWhereAskedFor() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.ask(LIST);
            admin.fault("{\"kind\":\"server-shutdown\",\"cut\":\"20ms\"}");
            assertTrue(client.next().startsWith("{\"e\":\"serverShutdown\""));
            assertEquals(1001, client.closeCode.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void dripsByteByByteUntilItIsOver() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertTrue(socket.upgrade(TICKER, "").startsWith("http/1.1 101"));
            long id = admin.fault("{\"kind\":\"drip\",\"size\":3,\"delay\":\"1h\"}");
            quotes(1, 2);
            assertEquals(0x81, socket.body(3)[0] & 0xff);
            admin.ok("DELETE", "/faults/" + id, "");
            // The rest of the first frame, whose first byte of text is gone, then the second frame whole.
            assertTrue(new String(socket.body(20), StandardCharsets.UTF_8).startsWith("\"u\":1,"));
        }
    }

    @Test
    void leavesPingsUnanswered() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            socket.upgrade(TICKER, "");
            admin.fault("{\"kind\":\"mute-pong\"}");
            socket.frame(0x89, new byte[]{1});
            socket.frame(0x81, LIST.getBytes(StandardCharsets.UTF_8));
            assertEquals(LISTED, socket.next().text());
        }
    }

    @Test
    void losesOrDelaysAcknowledgements() throws Exception {
        String subscribe = "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + STREAM + "\"],\"id\":1}";
        try (StreamClient client = StreamClient.open(simulator, "/ws")) {
            admin.fault("{\"kind\":\"lose-acknowledgement\",\"count\":1}");
            assertEquals(LISTED, client.send(subscribe).send(LIST).next());
            admin.fault("{\"kind\":\"delay-acknowledgement\",\"delay\":\"150ms\"}");
            assertEquals(LISTED, client.send(subscribe).send(LIST).next());
            assertEquals("{\"result\":null,\"id\":1}", client.next());
        }
    }

    @Test
    void losesFrames() throws Exception {
        assertEquals(List.of(1L, 3L, 5L), ids("{\"kind\":\"drop\",\"every\":2}", 6, 3));
    }

    @Test
    void doublesFrames() throws Exception {
        assertEquals(List.of(1L, 1L, 1L, 2L), ids("{\"kind\":\"duplicate\",\"size\":2,\"count\":1}", 2, 4));
    }

    @Test
    void letsFramesBeOvertaken() throws Exception {
        assertEquals(List.of(2L, 3L, 1L, 4L), ids("{\"kind\":\"reorder\",\"size\":2,\"count\":1}", 4, 4));
    }

    @Test
    void delaysFramesInTheirOrder() throws Exception {
        assertEquals(List.of(1L, 2L, 3L, 4L),
                ids("{\"kind\":\"delay\",\"delay\":\"30ms\",\"every\":2}", 4, 4));
    }

    @Test
    void strikesNobodyButItsTarget() throws Exception {
        assertEquals(List.of(1L, 2L), ids("{\"kind\":\"drop\",\"target\":{\"stream\":\"ethusdt\"}}", 2, 2));
        admin.ok("DELETE", "/faults", "");
        admin.fault("{\"kind\":\"too-many-requests\",\"target\":{\"endpoint\":\"/api/v3/depth\"}}");
        assertEquals(200, admin.venue("GET", "/api/v3/ping").statusCode());
        assertEquals(429, admin.venue("GET", "/api/v3/depth?symbol=BTCUSDT").statusCode());
        assertEquals(400,
                admin.send("POST", "/faults", "{\"kind\":\"drop\",\"target\":{\"endpoint\":\"/api\"}}")
                        .statusCode());
    }

    @Test
    void damagesFrames() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.ask(LIST);
            quotes(1, 1);
            String whole = client.next();
            admin.fault("{\"kind\":\"corrupt\",\"count\":1}");
            quotes(2, 2);
            String corrupt = client.next();
            assertEquals(whole.length(), corrupt.length());
            assertNotEquals(whole.replace("\"u\":1", "\"u\":2").replace("1.0000", "2.0000"), corrupt);
            admin.fault("{\"kind\":\"truncate\",\"count\":1,\"size\":7}");
            quotes(3, 3);
            assertEquals("{\"u\":3,", client.next());
            admin.fault("{\"kind\":\"oversize\",\"count\":1,\"size\":100000}");
            quotes(4, 4);
            String large = client.next();
            assertEquals(100_000, large.length());
            assertEquals(4L, ((Map<?, ?>) Json.parse(large)).get("u"));
        }
    }

    @Test
    void tearsAFrameInTheMiddle() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            socket.upgrade(TICKER, "");
            admin.fault("{\"kind\":\"tear\"}");
            quotes(1, 1);
            assertThrows(IOException.class, socket::next);
        }
    }

    @Test
    void hidesAGapInTheIdsOfDepth() throws Exception {
        admin.ok("POST", "/step", "{\"clock\":\"stop\"}");
        try (StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@depth@100ms")) {
            client.ask(LIST);
            admin.fault("{\"kind\":\"hidden-gap\",\"count\":1}");
            quotes(1, 2);
            admin.ok("POST", "/step", "{\"advance\":\"100ms\"}");
            quotes(3, 3);
            admin.ok("POST", "/step", "{\"advance\":\"100ms\"}");
            Map<?, ?> event = (Map<?, ?>) Json.parse(client.next());
            assertEquals(List.of(1L, 3L), List.of(event.get("U"), event.get("u")));
        }
    }

    @Test
    void answersWithTheVenuesRefusals() throws Exception {
        admin.fault("{\"kind\":\"too-many-requests\",\"count\":1,\"delay\":\"7s\"}");
        HttpResponse<String> answer = admin.venue("GET", "/api/v3/ping");
        assertEquals(429, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("retry-after").orElse(""));
        assertTrue(answer.body().startsWith("{\"code\":-1003,\"msg\":\"Too much request weight used"),
                answer.body());
        admin.ok("DELETE", "/faults", "");
        admin.fault("{\"kind\":\"banned\"}");
        answer = admin.venue("GET", "/api/v3/ping");
        assertEquals(418, answer.statusCode());
        assertTrue(answer.body().matches(".*IP banned until \\d{13}\\. .*"), answer.body());
        admin.ok("DELETE", "/faults", "");
        admin.fault("{\"kind\":\"firewall\"}");
        answer = admin.venue("GET", "/api/v3/ping");
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().startsWith("<html>"), answer.body());
        admin.ok("DELETE", "/faults", "");
        admin.fault("{\"kind\":\"server-error\",\"code\":502}");
        assertEquals(502, admin.venue("GET", "/api/v3/ping").statusCode());
    }

    @Test
    void ordersAreExecutedThoughTheAnswerSaysUnknown() throws Exception {
        long id = admin.fault("{\"kind\":\"timeout\",\"target\":{\"endpoint\":\"POST /api/v3/order\"}}");
        HttpResponse<String> answer = place("unknown1");
        assertEquals(504, answer.statusCode());
        assertTrue(answer.body().contains("\"code\":-1007"), answer.body());
        assertTrue(placed("unknown1"));
        admin.ok("DELETE", "/faults/" + id, "");
        admin.fault(
                "{\"kind\":\"timeout\",\"code\":503,\"executed\":false,\"target\":{\"account\":\"default\"}}");
        answer = place("unknown2");
        assertTrue(answer.body().contains("\"code\":-1006"), answer.body());
        assertTrue(!placed("unknown2"));
    }

    @Test
    void answersAreLostThoughOrdersAreExecuted() throws Exception {
        admin.fault("{\"kind\":\"lose-answer\"}");
        assertThrows(IOException.class, () -> place("lost"));
        assertTrue(placed("lost"));
    }

    @Test
    void answersComeLate() throws Exception {
        admin.fault("{\"kind\":\"slow\",\"delay\":\"20ms\"}");
        assertEquals(200, admin.venue("GET", "/api/v3/ping").statusCode());
        assertEquals(List.of("GET /api/v3/ping"),
                admin.strikes().stream().map(strike -> strike.get("endpoint")).toList());
    }

    @Test
    void webSocketRequestsGoWrongInTheirOwnForm() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, "/ws-api/v3")) {
            admin.fault(
                    "{\"kind\":\"too-many-requests\",\"target\":{\"scope\":\"ws-api\",\"endpoint\":\"time\"}}");
            Map<?, ?> answer = (Map<?, ?>) Json
                    .parse(client.send("{\"id\":\"a1\",\"method\":\"time\"}").next());
            assertEquals("a1", answer.get("id"));
            assertEquals(429L, answer.get("status"));
            Map<?, ?> error = (Map<?, ?>) answer.get("error");
            assertEquals(-1003L, error.get("code"));
            assertTrue(((Map<?, ?>) error.get("data")).get("retryAfter") instanceof Long);
            admin.fault("{\"kind\":\"lose-answer\",\"target\":{\"endpoint\":\"exchangeInfo\"}}");
            client.send("{\"id\":2,\"method\":\"exchangeInfo\"}").send("{\"id\":3,\"method\":\"ping\"}");
            assertTrue(client.next().startsWith("{\"id\":3,\"status\":200"));
        }
    }

    @Test
    void depthAnswersAreOldUntilItIsOver() throws Exception {
        quotes(1, 1);
        long id = admin.fault("{\"kind\":\"stale-depth\"}");
        quotes(2, 3);
        assertTrue(
                admin.venue("GET", "/api/v3/depth?symbol=BTCUSDT").body().startsWith("{\"lastUpdateId\":1,"));
        admin.ok("DELETE", "/faults/" + id, "");
        assertTrue(
                admin.venue("GET", "/api/v3/depth?symbol=BTCUSDT").body().startsWith("{\"lastUpdateId\":3,"));
    }

    @Test
    void clockIsOff() throws Exception {
        admin.fault("{\"kind\":\"clock-skew\",\"offset\":\"-1m\"}");
        assertTrue(place("early").body().contains("\"code\":-1021"));
        admin.ok("DELETE", "/faults", "");
        assertEquals(200, place("now").statusCode());
    }

    @Test
    void scriptGoesOnFromTheStart(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("faults.json");
        Files.writeString(file, "[{\"kind\":\"server-error\"},{\"kind\":\"drop\",\"after\":\"1h\"}]");
        simulator.close();
        simulator = Simulator.start(SimulatorConfig.builder().manual().faultsFile(file).build());
        admin = new Admin(simulator);
        assertEquals(500, admin.venue("GET", "/api/v3/ping").statusCode());
        assertEquals(2, simulator.faults().size());
        Files.writeString(file, "[{\"kind\":\"server-error\"},{\"kind\":\"flood\"}]");
        String message = assertThrows(IllegalArgumentException.class,
                () -> SimulatorConfig.builder().faultsFile(file)).getMessage();
        assertTrue(message.startsWith(file + ": fault 2: no fault of kind 'flood'"), message);
    }

    @Test
    void keysAreRevokedAndSymbolsHalted() throws Exception {
        assertTrue(admin.ok("POST", "/symbols/BTCUSDT", "{\"status\":\"HALT\"}").contains("\"HALT\""));
        assertEquals(400, place("halted").statusCode());
        admin.ok("POST", "/symbols/BTCUSDT", "{\"status\":\"TRADING\"}");
        assertEquals(200, place("trading").statusCode());
        admin.ok("DELETE", "/accounts/default/keys/ticklane-simulator", "");
        assertEquals(401, place("revoked").statusCode());
        assertEquals(404, admin.send("DELETE", "/accounts/default/keys/ticklane-simulator", "").statusCode());
    }

    @Test
    void transfersReachTheAccount() throws Exception {
        String before = admin.ok("GET", "/truth/accounts/default", "");
        assertTrue(
                before.contains(
                        "{\"asset\":\"USDT\",\"free\":\"1000000.00000000\",\"locked\":\"0.00000000\"}"),
                before);
        admin.ok("POST", "/accounts/default/transfer", "{\"asset\":\"USDT\",\"amount\":\"-0.5\"}");
        Map<?, ?> account = admin.object("GET", "/truth/accounts/default", "");
        assertTrue(account.get("events").toString().contains("-0.50000000"), account.toString());
        assertEquals(400, admin.send("POST", "/accounts/default/transfer",
                "{\"asset\":\"USDT\",\"amount\":\"-2000000\"}").statusCode());
        assertEquals(404, admin.send("GET", "/truth/accounts/nobody", "").statusCode());
    }
}
