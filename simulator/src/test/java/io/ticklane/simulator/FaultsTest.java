package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Duration UNTIL_TAKEN_BACK = Duration.ZERO;
    private static final String TICKER = "/ws/btcusdt@bookTicker";

    private final Simulator simulator = Simulator.start(SimulatorConfig.builder().build());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<String> admin(String method, String path, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(simulator.admin() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> ping() throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(simulator.rest() + "/api/v3/ping")).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void resetCutsWithoutACloseFrame() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.next();
            simulator.resetConnections();
            assertEquals(-1, client.closeCode.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void closeSaysWhy() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.next();
            simulator.closeConnections(1012, "restart");
            assertEquals(1012, client.closeCode.get(60, TimeUnit.SECONDS));
            assertEquals("restart", client.closeReason.get());
        }
    }

    @Test
    void shutdownIsAnnouncedInTheFormOfTheConnection() throws Exception {
        try (StreamClient raw = StreamClient.open(simulator, "/ws/no@such");
                StreamClient combined = StreamClient.open(simulator, "/stream?streams=no@such")) {
            raw.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            combined.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            simulator.fault(Fault.now(FaultKind.SERVER_SHUTDOWN, Duration.ZERO));
            assertTrue(raw.next().matches("\\{\"e\":\"serverShutdown\",\"E\":\\d{13}}"));
            assertTrue(combined.next()
                    .matches(
                            "\\{\"stream\":\"!serverShutdown\",\"data\":\\{\"e\":\"serverShutdown\",\"E\":\\d{13}}}"));
        }
    }

    @Test
    void outageRefusesStreamsWhileRestGoesOn() throws Exception {
        simulator.streamOutage(UNTIL_TAKEN_BACK);
        assertThrows(CompletionException.class, () -> StreamClient.open(simulator, TICKER));
        assertEquals(200, ping().statusCode());
        long id = simulator.faults().get(0).id();
        assertTrue(simulator.endFault(id));
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.next();
        }
    }

    @Test
    void outageEndsByItself() throws Exception {
        simulator.streamOutage(Duration.ofMillis(30));
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!simulator.faults().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        StreamClient.open(simulator, TICKER).close();
    }

    @Test
    void restOutageLeavesStreamsAlone() throws Exception {
        simulator.restOutage(UNTIL_TAKEN_BACK);
        assertThrows(IOException.class, this::ping);
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.next();
        }
    }

    @Test
    void restCanAnswerWithAStatusInstead() throws Exception {
        simulator.fault(new Fault(FaultKind.REST_DOWN, 0, Duration.ZERO, UNTIL_TAKEN_BACK, 503, ""));
        assertEquals(503, ping().statusCode());
    }

    @Test
    void stallAnswersControlFramesButSendsNoMarketData() throws Exception {
        simulator.fault(Fault.now(FaultKind.STALL, UNTIL_TAKEN_BACK));
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            String first = client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}").next();
            assertEquals("{\"result\":[\"btcusdt@bookTicker\"],\"id\":1}", first);
            simulator.endFault(1);
            assertTrue(client.next().startsWith("{\"u\":"));
        }
    }

    @Test
    void muteIgnoresSubscriptions() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, "/ws")) {
            long id = simulator.fault(Fault.now(FaultKind.MUTE_SUBSCRIBE, UNTIL_TAKEN_BACK));
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
            assertEquals("{\"result\":[],\"id\":2}",
                    client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}").next());
            simulator.endFault(id);
        }
    }

    @Test
    void blackholeLetsNothingThrough() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, TICKER)) {
            client.next();
            long id = simulator.fault(Fault.now(FaultKind.BLACKHOLE, UNTIL_TAKEN_BACK));
            long sent = simulator.stats().frames().get("bookTicker");
            client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            assertEquals(200, ping().statusCode());
            assertEquals(sent, simulator.stats().frames().get("bookTicker"));
            simulator.endFault(id);
            client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}");
        }
    }

    @Test
    void faultHitsOnlyItsTarget() throws Exception {
        try (StreamClient first = StreamClient.open(simulator, TICKER);
                StreamClient second = StreamClient.open(simulator, TICKER)) {
            first.next();
            second.next();
            assertEquals(200, admin("POST", "/faults",
                    "{\"kind\":\"close\",\"code\":4000,\"target\":{\"connection\":2}}").statusCode());
            assertEquals(4000, second.closeCode.get(60, TimeUnit.SECONDS));
            assertEquals("{\"result\":[\"btcusdt@bookTicker\"],\"id\":1}",
                    first.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}"));
        }
    }

    @Test
    void adminPlansListsAndTakesBack() throws Exception {
        assertEquals("{\"id\":1}",
                admin("POST", "/faults", "{\"kind\":\"refuse\",\"after\":\"1h\",\"for\":\"500ms\"}").body());
        assertEquals(
                "[{\"id\":1,\"kind\":\"refuse\",\"after\":\"3600000ms\",\"for\":\"500ms\",\"active\":false,\"strikes\":0}]",
                admin("GET", "/faults", "").body());
        assertEquals(200, admin("DELETE", "/faults/1", "").statusCode());
        assertEquals(404, admin("DELETE", "/faults/1", "").statusCode());
        assertEquals("[]", admin("GET", "/faults", "").body());
        String kinds = admin("GET", "/faults/kinds", "").body();
        for (FaultKind kind : FaultKind.values()) {
            assertTrue(kinds.contains("\"" + kind.label() + "\""), kinds);
        }
    }

    @Test
    void adminSaysWhatIsWrong() throws Exception {
        assertEquals(400, admin("POST", "/faults", "nonsense").statusCode());
        String kinds = Stream.of(FaultKind.values()).map(FaultKind::label).collect(Collectors.joining(", "));
        assertEquals("{\"error\":\"no fault of kind 'flood'; there are " + kinds + "\"}",
                admin("POST", "/faults", "{\"kind\":\"flood\"}").body());
        assertTrue(admin("POST", "/faults", "{\"kind\":\"stall\",\"for\":\"soon\"}").body()
                .contains("for is not a duration"));
        assertTrue(admin("POST", "/faults", "{\"kind\":\"stall\",\"when\":\"1s\"}").body()
                .contains("unknown member 'when'"));
        assertEquals(404, admin("GET", "/nothing", "").statusCode());
    }

    @Test
    void adminTellsStatistics() throws Exception {
        String stats = admin("GET", "/stats", "").body();
        for (String member : List.of("uptimeSeconds", "frames", "orders", "wireToWire", "market")) {
            assertTrue(stats.contains("\"" + member + "\":"), stats);
        }
    }
}
