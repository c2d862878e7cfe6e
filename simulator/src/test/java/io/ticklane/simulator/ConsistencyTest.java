package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The venue agrees with itself, seen from outside. */
class ConsistencyTest {
    private final HttpClient http = HttpClient.newHttpClient();

    /** A local book kept as the venue's documentation says. */
    private static final class LocalBook {
        final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
        long id;

        void apply(Map<?, ?> message, String bidsName, String asksName) {
            set(bids, (List<?>) message.get(bidsName));
            set(asks, (List<?>) message.get(asksName));
        }

        private static void set(NavigableMap<BigDecimal, BigDecimal> side, List<?> levels) {
            for (Object level : levels) {
                BigDecimal price = new BigDecimal((String) ((List<?>) level).get(0));
                BigDecimal quantity = new BigDecimal((String) ((List<?>) level).get(1));
                if (quantity.signum() == 0) {
                    side.remove(price);
                } else {
                    side.put(price, quantity);
                }
            }
        }

        String top() {
            Map.Entry<BigDecimal, BigDecimal> bid = bids.firstEntry();
            Map.Entry<BigDecimal, BigDecimal> ask = asks.firstEntry();
            return bid.getKey() + " " + bid.getValue() + " " + ask.getKey() + " " + ask.getValue();
        }
    }

    private String get(Simulator simulator, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(simulator.rest() + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void bookFromSnapshotAndDifferencesEqualsBookTicker() throws Exception {
        SimulatorConfig config = SimulatorConfig.builder().synthetic(11).eventsPerSecond(3000).build();
        try (Simulator simulator = Simulator.start(config);
                StreamClient client = StreamClient.open(simulator,
                        "/stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker")) {
            client.next("depthUpdate");
            LocalBook book = new LocalBook();
            Map<?, ?> snapshot = (Map<?, ?>) Json
                    .parse(get(simulator, "/api/v3/depth?symbol=BTCUSDT&limit=5000"));
            book.apply(snapshot, "bids", "asks");
            book.id = (Long) snapshot.get("lastUpdateId");
            TreeMap<Long, String> tickers = new TreeMap<>();
            int compared = 0;
            while (compared < 15) {
                Map<?, ?> frame = (Map<?, ?>) Json.parse(client.next());
                Map<?, ?> data = (Map<?, ?>) frame.get("data");
                if (!"depthUpdate".equals(data.get("e"))) {
                    tickers.put((Long) data.get("u"),
                            data.get("b") + " " + data.get("B") + " " + data.get("a")
                                    + " " + data.get("A"));
                } else if ((Long) data.get("u") > book.id) {
                    assertTrue((Long) data.get("U") <= book.id + 1, "gap after " + book.id + ": " + data);
                    book.apply(data, "b", "a");
                    book.id = (Long) data.get("u");
                    Map.Entry<Long, String> ticker = tickers.floorEntry(book.id);
                    if (ticker != null) {
                        assertEquals(ticker.getValue(), book.top(), "at " + book.id);
                        compared++;
                    }
                }
            }
        }
    }

    @Test
    void tradeIdsHaveNoGaps() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorConfig.builder().eventsPerSecond(5000).build());
                StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@trade")) {
            long last = -1;
            for (int i = 0; i < 50; i++) {
                long id = (Long) ((Map<?, ?>) Json.parse(client.next())).get("t");
                assertTrue(last < 0 || id == last + 1, id + " after " + last);
                last = id;
            }
        }
    }

    @Test
    void signedOrderFillsAndIsPairedWithItsTick() throws Exception {
        SimulatorConfig config = SimulatorConfig.builder()
                .symbols(List.of("BTCUSDT"))
                .metronome(100, Duration.ZERO)
                .build();
        try (Simulator simulator = Simulator.start(config);
                StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@bookTicker")) {
            Map<?, ?> tick = (Map<?, ?>) Json.parse(client.next());
            String reply = order(simulator,
                    "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.001&price="
                            + tick.get("a") + "&newClientOrderId=ttest-1-u" + tick.get("u") + "&timestamp="
                            + System.currentTimeMillis());
            assertTrue(reply.contains("\"status\":\"FILLED\""), reply);
            SimulatorStats stats = simulator.stats();
            assertEquals(1, stats.orders());
            assertEquals(0, stats.rejects());
            assertEquals(1, stats.fills());
            assertEquals(1, stats.wireToWire().count());
            assertTrue(stats.wireToWire().max() > 0);
        }
    }

    private String order(Simulator simulator, String query) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Simulator.SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(query.getBytes(StandardCharsets.US_ASCII)));
        URI uri = URI.create(simulator.rest() + "/api/v3/order?" + query + "&signature=" + signature);
        return http.send(HttpRequest.newBuilder(uri)
                .header("X-MBX-APIKEY", Simulator.API_KEY)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
