package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client got under faults, held against the truth: the difference is the injected loss and nothing else. */
class AuditTest {
    private static final int ENOUGH = 3_000;

    private final Simulator simulator = Simulator
            .start(SimulatorConfig.builder().synthetic(5).eventsPerSecond(4_000).build());
    private final Admin admin = new Admin(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    /** Ids of a stream as a client gets them, up to the end of its subscription. */
    private static List<Long> listen(StreamClient client, String stream, String member) throws Exception {
        List<Long> got = new ArrayList<>();
        while (got.size() < ENOUGH) {
            got.add((Long) ((Map<?, ?>) Json.parse(client.next())).get(member));
        }
        client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"" + stream + "\"],\"id\":1}");
        String text = client.next();
        while (!text.startsWith("{\"result\"")) {
            got.add((Long) ((Map<?, ?>) Json.parse(text)).get(member));
            text = client.next();
        }
        return got;
    }

    /** What ought to have come between the first and the last id that did. */
    private List<Long> expected(String stream, List<Long> got) throws Exception {
        Map<Object, Set<Long>> struck = admin.strikes().stream()
                .collect(Collectors.groupingBy(strike -> strike.get("kind"),
                        Collectors.mapping(strike -> (Long) strike.get("lastId"), Collectors.toSet())));
        long last = got.get(got.size() - 1);
        List<Long> ids = new ArrayList<>();
        for (long id : admin.ids(stream, "?from=" + got.get(0))) {
            if (id <= last && !struck.getOrDefault("drop", Set.of()).contains(id)
                    && !struck.getOrDefault("stall", Set.of()).contains(id)) {
                ids.add(id);
                if (struck.getOrDefault("duplicate", Set.of()).contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    @Test
    void clientMissesExactlyWhatWasInjected() throws Exception {
        String stream = "btcusdt@bookTicker";
        admin.ok("POST", "/faults", "[{\"kind\":\"drop\",\"probability\":0.05,\"seed\":7},"
                + "{\"kind\":\"duplicate\",\"every\":50},"
                + "{\"kind\":\"stall\",\"after\":\"50ms\",\"for\":\"30ms\"}]");
        try (StreamClient client = StreamClient.open(simulator, "/ws/" + stream)) {
            List<Long> got = listen(client, stream, "u");
            assertEquals(expected(stream, got), got);
            assertTrue(admin.strikes().stream().anyMatch(strike -> "drop".equals(strike.get("kind"))));
            assertTrue(admin.strikes().stream().anyMatch(strike -> "duplicate".equals(strike.get("kind"))));
        }
    }

    @Test
    void deliveriesAreWhatTheClientGot() throws Exception {
        String stream = "btcusdt@bookTicker";
        admin.ok("POST", "/truth/deliveries", "{\"on\":true}");
        admin.fault("{\"kind\":\"reorder\",\"every\":10,\"target\":{\"stream\":\"btcusdt\"}}");
        try (StreamClient client = StreamClient.open(simulator, "/ws/" + stream)) {
            List<Long> got = listen(client, stream, "u");
            List<Long> delivered = admin.ids(stream, "?connection=1");
            assertEquals(delivered, got);
            assertTrue(!got.equals(got.stream().sorted().toList()), "nothing was overtaken");
        }
    }

    @Test
    void gapIsTheSameForAll() throws Exception {
        String stream = "btcusdt@bookTicker";
        try (StreamClient first = StreamClient.open(simulator, "/ws/" + stream);
                StreamClient second = StreamClient.open(simulator, "/stream?streams=" + stream)) {
            first.next();
            second.next();
            admin.fault("{\"kind\":\"gap\",\"count\":1}");
            List<Long> strikes = new ArrayList<>();
            while (strikes.size() < 2) {
                first.next();
                second.next();
                strikes = admin.strikes().stream().map(strike -> (Long) strike.get("lastId")).toList();
            }
            assertEquals(strikes.get(0), strikes.get(1));
            assertEquals(2, strikes.size());
        }
    }

    @Test
    void sameSeedAndInputGiveTheSameStrikes() throws Exception {
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (Simulator repeated = Simulator.start(SimulatorConfig.builder().manual().build())) {
                runs.add(strikes(repeated));
            }
        }
        assertEquals(runs.get(0), runs.get(1));
        assertTrue(runs.get(0).size() > 10, runs.toString());
    }

    private static List<Integer> strikes(Simulator simulator) throws Exception {
        Admin admin = new Admin(simulator);
        admin.fault("{\"kind\":\"drop\",\"probability\":0.3}");
        List<Integer> got = new ArrayList<>();
        try (StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@bookTicker")) {
            for (int i = 1; i <= 60; i++) {
                admin.ok("POST", "/step",
                        "{\"quotes\":[{\"symbol\":\"BTCUSDT\",\"side\":\"BID\",\"price\":\"100\","
                                + "\"quantity\":\"" + i + "\"}]}");
            }
            for (Map<?, ?> strike : admin.strikes()) {
                got.add(((Long) strike.get("lastId")).intValue());
            }
            client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
        }
        return got;
    }

    /** Execution ids in account events, up to the answer to a last request. */
    private static List<Long> executions(StreamClient client) throws Exception {
        List<Long> got = new ArrayList<>();
        client.send("{\"id\":999,\"method\":\"ping\"}");
        for (String text = client.next(); !text.startsWith("{\"id\":999"); text = client.next()) {
            Map<?, ?> message = (Map<?, ?>) Json.parse(text);
            if (message.get("event") instanceof Map<?, ?> event && "executionReport".equals(event.get("e"))) {
                got.add((Long) event.get("I"));
            }
        }
        return got;
    }

    @Test
    void accountEventsMissExactlyWhatWasInjected() throws Exception {
        try (StreamClient client = StreamClient.open(simulator, "/ws-api/v3")) {
            client.send(Signed.request(1, "userDataStream.subscribe.signature"));
            assertTrue(client.next().contains("\"status\":200"));
            admin.fault("{\"kind\":\"drop\",\"every\":4,\"target\":{\"stream\":\"userData\"}}");
            for (int i = 0; i < 30; i++) {
                client.send(Signed.request(2 + i, "order.place", "symbol", "BTCUSDT", "side",
                        i % 2 == 0 ? "BUY" : "SELL",
                        "type", "MARKET", "quantity", "0.01"));
            }
            List<Long> got = executions(client);
            Set<Long> lost = admin.strikes().stream().map(strike -> (Long) strike.get("lastId"))
                    .collect(Collectors.toSet());
            List<Long> expected = new ArrayList<>();
            for (Object entry : (List<?>) admin.object("GET", "/truth/accounts/default", "").get("events")) {
                if (entry instanceof Map<?, ?> event && "execution".equals(event.get("type"))
                        && !lost.contains((Long) event.get("executionId"))) {
                    expected.add((Long) event.get("executionId"));
                }
            }
            assertEquals(expected, got);
            assertTrue(lost.size() > 10, lost.toString());
        }
    }
}
