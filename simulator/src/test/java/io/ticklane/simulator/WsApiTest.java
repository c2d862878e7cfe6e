package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The WebSocket API and the venue's limits through real sockets. */
class WsApiTest {
    private static final String PATH = "/ws-api/v3";
    private static final String PING = "{\"id\":1,\"method\":\"ping\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator = Simulator.start(SimulatorConfig.builder().build());

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(SimulatorConfig.Builder builder) {
        simulator.close();
        simulator = Simulator.start(builder.build());
    }

    private static RateLimits limits(int weight, int orders, int connections) {
        return new RateLimits(true, weight, orders, 1_000, 300_000, connections, 3, Duration.ofMinutes(2),
                Duration.ofDays(3));
    }

    private HttpResponse<String> rest(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.rest() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void placesOrdersAndHearsOfThem() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, PATH + "?unknown=1&timeUnit=MICROSECOND")) {
            client.send(Signed.request(1, "userDataStream.subscribe.signature"));
            assertTrue(
                    client.next().startsWith("{\"id\":1,\"status\":200,\"result\":{\"subscriptionId\":0}"));
            client.send(Signed.request(2, "order.place", "symbol", "BTCUSDT", "side", "BUY", "type", "MARKET",
                    "quoteOrderQty", "100"));
            boolean answered = false;
            boolean traded = false;
            while (!answered || !traded) {
                String frame = client.next();
                answered |= frame.startsWith("{\"id\":2,\"status\":200,");
                traded |= frame.startsWith("{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\"")
                        && frame.contains("\"x\":\"TRADE\"");
            }
        }
    }

    @Test
    void deflatesForThoseWhoAsk() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            socket.upgrade(PATH, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
            socket.frame(0x81, PING.getBytes(StandardCharsets.UTF_8));
            RawSocket.Frame frame = socket.next();
            assertEquals(0xC1, frame.first());
            assertTrue(socket.inflated(frame).startsWith("{\"id\":1,\"status\":200,\"result\":{}"));
        }
    }

    @Test
    void sharesWeightWithRestAndChargesForTheConnection() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, PATH)) {
            assertEquals("3",
                    rest("GET", "/api/v3/ping").headers().firstValue("x-mbx-used-weight-1m").orElse(""));
            client.send(PING);
            assertTrue(client.next().contains("\"count\":4"));
        }
    }

    @Test
    void banOutlawsTheAddressAndDropsItsConnections() throws Exception {
        restart(SimulatorConfig.builder().limits(limits(10, 100, 300)));
        try (StreamClient client = StreamClient.open(simulator, PATH)) {
            HttpResponse<String> last = rest("GET", "/api/v3/ping");
            while (last.statusCode() == 200) {
                last = rest("GET", "/api/v3/ping");
            }
            assertEquals(429, last.statusCode());
            assertEquals("{\"code\":-1003,\"msg\":\"Too much request weight used; current limit is 10 request"
                    + " weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the"
                    + " API.\"}", last.body());
            int wait = Integer.parseInt(last.headers().firstValue("retry-after").orElse(""));
            assertTrue(wait >= 0 && wait <= 60, "retry-after: " + wait);
            for (int i = 0; i < 6 && last.statusCode() != 418; i++) {
                last = rest("GET", "/api/v3/ping");
            }
            assertEquals(418, last.statusCode());
            assertTrue(last.body()
                    .matches("\\{\"code\":-1003,\"msg\":\"Way too much request weight used; IP banned"
                            + " until \\d{13}\\. Please use WebSocket Streams for live updates to avoid bans\\.\"}"),
                    last.body());
            assertEquals(1008, client.closeCode.get(60, TimeUnit.SECONDS));
            assertEquals("disconnected", client.closeReason.get());
        }
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertTrue(socket.upgrade(PATH, "").startsWith("http/1.1 418"));
        }
    }

    @Test
    void refusesTooManyConnections() throws Exception {
        restart(SimulatorConfig.builder().limits(limits(6_000, 100, 2)));
        try (StreamClient one = StreamClient.open(simulator, PATH);
                StreamClient other = StreamClient.open(simulator, "/ws");
                RawSocket third = new RawSocket(simulator.rest())) {
            String head = third.upgrade("/stream", "");
            assertTrue(head.startsWith("http/1.1 429"), head);
            assertTrue(head.contains("retry-after: "), head);
            one.send(PING);
            assertTrue(one.next().contains("\"status\":200"));
            assertFalse(other.closeCode.isDone());
        }
    }

    @Test
    void refusesAnUnknownTimeUnitAtTheHandshake() throws Exception {
        for (String path : new String[]{PATH + "?timeUnit=SECOND",
            "/ws/btcusdt@trade?timeUnit=Microsecond"}) {
            try (RawSocket socket = new RawSocket(simulator.rest())) {
                String head = socket.upgrade(path, "");
                assertTrue(head.startsWith("http/1.1 400"), head);
                assertTrue(new String(socket.body(30), StandardCharsets.UTF_8).startsWith("{\"code\":-1194"));
            }
        }
    }

    @Test
    void announcesShutdownAndEndsWithItsLife() throws Exception {
        restart(SimulatorConfig.builder().connectionLife(Duration.ofMillis(300)));
        try (StreamClient client = StreamClient.open(simulator, PATH)) {
            simulator.fault(Fault.now(FaultKind.SERVER_SHUTDOWN, Duration.ZERO));
            assertTrue(client.next().matches("\\{\"event\":\\{\"e\":\"serverShutdown\",\"E\":\\d{13}}}"));
            assertEquals(1001, client.closeCode.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void servesListenKeysWhereToldTo() throws Exception {
        assertEquals(410, rest("POST", "/api/v3/userDataStream").statusCode());
        assertEquals(136, rest("POST", "/api/v3/userDataStream").body().length());
        restart(SimulatorConfig.builder().listenKeys(true));
        String key = rest("POST", "/api/v3/userDataStream", "X-MBX-APIKEY", Simulator.API_KEY).body()
                .replaceAll("\\{\"listenKey\":\"(\\w{64})\"}", "$1");
        assertEquals(64, key.length(), key);
        try (StreamClient raw = StreamClient.open(simulator, "/ws/" + key);
                StreamClient combined = StreamClient.open(simulator, "/stream?streams=" + key);
                StreamClient api = StreamClient.open(simulator, PATH)) {
            raw.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            combined.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            api.send(Signed.request(1, "order.place", "symbol", "BTCUSDT", "side", "SELL", "type", "MARKET",
                    "quantity",
                    "0.01"));
            assertTrue(raw.next().startsWith("{\"e\":\"executionReport\",\"E\":"));
            assertTrue(combined.next()
                    .startsWith("{\"stream\":\"" + key + "\",\"data\":{\"e\":\"executionReport\","));
        }
        assertEquals("{}", rest("PUT", "/api/v3/userDataStream?listenKey=" + key, "X-MBX-APIKEY",
                Simulator.API_KEY).body());
        assertEquals("{}", rest("DELETE", "/api/v3/userDataStream?listenKey=" + key, "X-MBX-APIKEY",
                Simulator.API_KEY).body());
        assertEquals("{\"code\":-1125,\"msg\":\"This listenKey does not exist.\"}",
                rest("PUT", "/api/v3/userDataStream?listenKey=" + key, "X-MBX-APIKEY", Simulator.API_KEY)
                        .body());
    }

    @Test
    void answersPagesOnlyToThoseWhoTakeThem() throws Exception {
        assertEquals("", rest("GET", "/api/v3/nothing").body());
        assertTrue(rest("GET", "/api/v3/nothing", "Accept", "text/html").body().contains("404 Not Found"));
        assertEquals("", rest("GET", "/elsewhere").body());
    }

    @Test
    void answersHeadWithoutBody() throws Exception {
        HttpResponse<String> head = rest("HEAD", "/api/v3/time");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(200, rest("GET", "/api/v3/time").statusCode(), "the connection goes on");
    }

    @Test
    void refusesWhatIsTooLongOrUnreadable() throws Exception {
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertTrue(socket.send("GET /api/v3/ping?" + "x".repeat(200_000) + " HTTP/1.1\r\n\r\n").head()
                    .startsWith("http/1.1 414"));
            assertTrue(socket.ended());
        }
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertTrue(
                    socket.send("POST /api/v3/order HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n")
                            .head().startsWith("http/1.1 413"));
        }
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertTrue(socket.send("\u0001\u0002nonsense\r\n\r\n").head().startsWith("http/1.1 400"));
            assertTrue(socket.ended());
        }
    }

    @Test
    void marksEachReplyWithAnIdOfItsOwn() throws Exception {
        String one = rest("GET", "/api/v3/ping").headers().firstValue("x-mbx-uuid").orElse("");
        String other = rest("GET", "/api/v3/ping").headers().firstValue("x-mbx-uuid").orElse("");
        assertTrue(one.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), one);
        assertFalse(one.equals(other));
    }

    @Test
    void answersInSbeWhereTheAddressAsksForIt() throws Exception {
        String sbe = PATH + "?responseFormat=sbe&sbeSchemaId=3&sbeSchemaVersion=";
        try (RawSocket socket = new RawSocket(simulator.rest())) {
            assertTrue(socket.upgrade(sbe + "4", "").startsWith("http/1.1 101"));
            socket.frame(0x81, PING.getBytes(StandardCharsets.UTF_8));
            RawSocket.Frame frame = socket.next();
            assertEquals(0x82, frame.first());
            assertEquals(50, frame.payload()[2], "template of the envelope");
            socket.frame(0x81,
                    Signed.request(1, "userDataStream.subscribe.signature").getBytes(StandardCharsets.UTF_8));
            assertEquals(50, socket.next().payload()[2]);
            socket.frame(0x81,
                    Signed.request(2, "order.place", "symbol", "BTCUSDT", "side", "BUY", "type", "MARKET",
                            "quoteOrderQty", "100").getBytes(StandardCharsets.UTF_8));
            int reports = 0;
            for (int template = 0; template != 607; reports += template == 603 ? 1 : 0) {
                byte[] payload = socket.next().payload();
                template = (payload[2] & 0xff) | ((payload[3] & 0xff) << 8);
            }
            assertTrue(reports >= 2, "reports: " + reports);
        }
        for (String wrong : new String[]{sbe + "1", sbe + "9", PATH + "?responseFormat=xml",
            sbe + "5&responseFormat=json"}) {
            try (RawSocket socket = new RawSocket(simulator.rest())) {
                String head = socket.upgrade(wrong, "");
                assertTrue(head.startsWith("http/1.1 400"), head);
                assertTrue(head.contains("application/json;charset=utf-8"), head);
            }
        }
    }

    @Test
    void restAnswersInSbeWhereTheHeadersAskForIt() throws Exception {
        HttpResponse<String> time = rest("GET", "/api/v3/time", "Accept", "application/sbe", "X-MBX-SBE",
                "3:2");
        assertEquals("application/sbe", time.headers().firstValue("content-type").orElse(""));
        assertEquals("true", time.headers().firstValue("x-mbx-sbe-deprecated").orElse(""));
        assertEquals(102, time.body().charAt(2));
        HttpResponse<String> error = rest("GET", "/api/v3/depth", "Accept", "application/sbe", "X-MBX-SBE",
                "3:5");
        assertEquals(400, error.statusCode());
        assertEquals(100, error.body().charAt(2));
        assertEquals(400, rest("GET", "/api/v3/time", "Accept", "application/sbe").statusCode());
        assertTrue(rest("GET", "/api/v3/time", "Accept", "application/sbe, application/json").body()
                .startsWith("{\"serverTime\""));
    }

    @Test
    void misanswersWhatAFaultConcerns() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, PATH)) {
            long id = simulator.fault(Fault.now(FaultKind.TIMEOUT, Duration.ZERO));
            client.send(Signed.request(1, "order.place", "symbol", "BTCUSDT", "side", "BUY", "type", "LIMIT",
                    "timeInForce",
                    "GTC", "quantity", "0.01", "price", "90000", "newClientOrderId", "unknown-1"));
            assertEquals(
                    "{\"id\":1,\"status\":504,\"error\":{\"code\":-1007,\"msg\":\"Timeout waiting for response from"
                            + " backend server. Send status unknown; execution status unknown.\"}}",
                    client.next());
            simulator.endFault(id);
            client.send(
                    Signed.request(2, "order.status", "symbol", "BTCUSDT", "origClientOrderId", "unknown-1"));
            assertTrue(client.next().startsWith("{\"id\":2,\"status\":200"));
            id = simulator.fault(Fault.now(FaultKind.LOSE_ANSWER, Duration.ZERO));
            client.send(PING);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (simulator.faults().get(0).strikes() == 0) {
                assertTrue(System.nanoTime() < deadline, "the request never came");
            }
            simulator.endFault(id);
            client.send("{\"id\":9,\"method\":\"ping\"}");
            assertTrue(client.next().startsWith("{\"id\":9,"));
        }
    }

    @Test
    void servesSbeStreamsToEd25519KeysOnTheirOwnPort() throws Exception {
        String key = "e".repeat(64);
        restart(SimulatorConfig.builder().accounts(List.of(
                new Account("signer", key, Account.KeyType.ED25519,
                        "MCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=", Map.of(),
                        List.of("SPOT")),
                new Account("other", "h".repeat(64), Account.KeyType.HMAC, "secret", Map.of(),
                        List.of("SPOT")))));
        for (String header : new String[]{"", "X-MBX-APIKEY: " + "h".repeat(64) + "\r\n",
            "X-MBX-APIKEY: " + "u".repeat(64) + "\r\n"}) {
            try (RawSocket socket = new RawSocket(simulator.sbe())) {
                assertTrue(socket.upgrade("/ws/btcusdt@bestBidAsk", header).startsWith("http/1.1 401"),
                        header);
            }
        }
        try (RawSocket socket = new RawSocket(simulator.sbe())) {
            assertTrue(socket.upgrade("/stream?streams=btcusdt@bestBidAsk", "X-MBX-APIKEY: " + key + "\r\n")
                    .startsWith("http/1.1 101"));
            RawSocket.Frame frame = socket.next();
            assertEquals(0x82, frame.first());
            assertEquals(10001, (frame.payload()[2] & 0xff) | ((frame.payload()[3] & 0xff) << 8));
            simulator.fault(Fault.now(FaultKind.SERVER_SHUTDOWN, Duration.ZERO));
            while (frame.first() == 0x82) {
                frame = socket.next();
            }
            assertTrue(frame.text().startsWith("{\"e\":\"serverShutdown\""), frame.text());
        }
        try (RawSocket socket = new RawSocket(simulator.sbe())) {
            assertTrue(socket.send("GET /api/v3/ping HTTP/1.1\r\nHost: x\r\n\r\n").head()
                    .startsWith("http/1.1 404"));
        }
    }
}
