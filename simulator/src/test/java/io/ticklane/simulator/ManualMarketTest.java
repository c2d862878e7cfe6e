package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManualMarketTest {
    private final Simulator simulator = Simulator
            .start(SimulatorConfig.builder().manual().symbols(List.of("BTCUSDT")).build());
    private final Admin admin = new Admin(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private static String quote(String side, String price, String quantity) {
        return "{\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"price\":\"" + price + "\",\"quantity\":\""
                + quantity + "\"}";
    }

    @Test
    void showsWhatIsPosted() throws Exception {
        admin.ok("POST", "/step",
                "{\"quotes\":[" + quote("BID", "99.5", "2") + "," + quote("ASK", "100.5", "3")
                        + "]}");
        Map<?, ?> book = admin.object("GET", "/truth/books/BTCUSDT", "");
        assertEquals(List.of(List.of("99.50000000", "2.00000000")), book.get("bids"));
        assertEquals(List.of(List.of("100.50000000", "3.00000000")), book.get("asks"));
        assertTrue(admin.venue("GET", "/api/v3/depth?symbol=BTCUSDT").body()
                .contains("\"bids\":[[\"99.50000000\",\"2.00000000\"]]"));
    }

    @Test
    void tradesOfAnyPriceWithinTheSpreadHappenAsPosted() throws Exception {
        admin.ok("POST", "/step",
                "{\"quotes\":[" + quote("BID", "99.5", "2") + "," + quote("ASK", "100.5", "3")
                        + "]}");
        try (StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@trade")) {
            admin.ok("POST", "/step", "{\"trades\":[" + quote("BUY", "100", "1.5") + "]}");
            Map<?, ?> trade = (Map<?, ?>) Json.parse(client.next());
            assertEquals("100.00000000", trade.get("p"));
            assertEquals("1.50000000", trade.get("q"));
            assertEquals(false, trade.get("m"));
            assertEquals(List.of(1L), admin.ids("btcusdt@trade", ""));
        }
        Map<?, ?> book = admin.object("GET", "/truth/books/BTCUSDT", "");
        assertEquals(List.of(List.of("100.50000000", "3.00000000")), book.get("asks"));
    }

    @Test
    void refusesWhatNobodyWouldDo() throws Exception {
        admin.ok("POST", "/step", "{\"quotes\":[" + quote("BID", "99.5", "2") + "]}");
        assertEquals(400,
                admin.send("POST", "/step", "{\"trades\":[" + quote("BUY", "99", "1") + "]}").statusCode());
        assertEquals(404, admin.send("POST", "/step",
                "{\"quotes\":[{\"symbol\":\"NOSUCH\",\"side\":\"BID\",\"price\":\"1\",\"quantity\":\"1\"}]}")
                .statusCode());
        assertEquals(400,
                admin.send("POST", "/step", "{\"quotes\":[" + quote("BUY", "99", "1") + "]}").statusCode());
        assertEquals(400,
                admin.send("POST", "/step", "{\"trades\":[" + quote("BUY", "100", "0") + "]}").statusCode());
        assertEquals(400,
                admin.send("POST", "/step", "{\"quotes\":[" + quote("BID", "0", "1") + "]}").statusCode());
        assertEquals(400, admin.send("POST", "/step", "{\"clock\":\"back\"}").statusCode());
    }

    @Test
    void movesTimeByHand() throws Exception {
        long before = (Long) admin.object("POST", "/step", "{\"clock\":\"stop\"}").get("timeMicros");
        long after = (Long) admin.object("POST", "/step", "{\"advance\":\"1h\"}").get("timeMicros");
        assertEquals(3_600_000_000L, after - before);
        long again = (Long) admin.object("POST", "/step", "{}").get("timeMicros");
        assertEquals(after, again);
        assertTrue((Long) admin.object("POST", "/step", "{\"clock\":\"run\"}").get("timeMicros") >= after);
    }

    @Test
    void closesDepthWindowsAsTimeIsMoved() throws Exception {
        admin.ok("POST", "/step", "{\"clock\":\"stop\"}");
        try (StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@depth@100ms")) {
            client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            admin.ok("POST", "/step",
                    "{\"quotes\":[" + quote("BID", "99", "1") + "," + quote("BID", "98", "1")
                            + "],\"advance\":\"100ms\"}");
            Map<?, ?> event = (Map<?, ?>) Json.parse(client.next());
            assertEquals(List.of(1L, 2L), List.of(event.get("U"), event.get("u")));
            assertEquals(List.of(2L), admin.ids("btcusdt@depth@100ms", ""));
        }
    }
}
