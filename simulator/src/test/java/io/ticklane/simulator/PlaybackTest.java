package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybackTest {
    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static Simulator play(List<Path> files, double speed) {
        return Simulator.start(SimulatorConfig.builder().playback(files, speed).build());
    }

    private static String subscribe(Simulator simulator) {
        return "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + String.join("\",\"", simulator.streams())
                + "\"],\"id\":1}";
    }

    @Test
    void forwardsEveryRecordedFrameUnchanged() throws Exception {
        Path file = SharedData.file("ws-captures/hftbacktest_playground/nexousdt_20240723.dat.gz");
        List<String> expected = new ArrayList<>();
        for (String line : lines(file)) {
            String frame = line.substring(line.indexOf(' ') + 1);
            if (frame.startsWith("{\"stream\"")) {
                expected.add(frame);
            }
        }
        try (Simulator simulator = play(List.of(file), Double.POSITIVE_INFINITY);
                StreamClient client = StreamClient.open(simulator, "/stream")) {
            assertFalse(simulator.stats().market().started());
            client.ask(subscribe(simulator));
            for (String frame : expected) {
                assertEquals(frame, client.next());
            }
            SimulatorStats stats = simulator.stats();
            assertTrue(stats.market().ended());
            Map<String, Long> counts = Map.of("depthUpdate", 1188L, "bookTicker", 437L, "trade", 178L);
            assertEquals(counts, stats.market().played());
            assertEquals(counts, stats.frames());
            assertEquals(counts, simulator.recordedFrames());
        }
    }

    @Test
    void slowReaderAtFullSpeedLosesNothing() throws Exception {
        Path file = SharedData.file("ws-captures/hftbacktest/btcusdt_20230405.dat.gz");
        try (Simulator simulator = play(List.of(file), Double.POSITIVE_INFINITY);
                StreamClient client = StreamClient.open(simulator, "/ws")) {
            client.send(subscribe(simulator));
            assertEquals("{\"result\":null,\"id\":1}", client.next());
            for (int i = 0; i < 15_088; i++) {
                client.next();
            }
            assertEquals(Map.of("depthUpdate", 3929L, "bookTicker", 8015L, "trade", 3144L),
                    simulator.stats().frames());
            assertEquals(0, simulator.stats().net().slowReaders());
        }
    }

    @Test
    void restTellsTheRecordedBook() throws Exception {
        Path first = SharedData.file("ws-captures/hftbacktest_playground/nexousdt_20240723.dat.gz");
        try (Simulator simulator = play(List.of(first), Double.POSITIVE_INFINITY);
                StreamClient client = StreamClient.open(simulator, "/stream")) {
            client.send(subscribe(simulator));
            String lastTicker = "";
            String lastDepth = "";
            client.next();
            for (int i = 0; i < 1188 + 437 + 178; i++) {
                String frame = client.next();
                lastTicker = frame.contains("bookTicker") ? frame : lastTicker;
                lastDepth = frame.contains("depthUpdate") ? frame : lastDepth;
            }
            HttpClient http = HttpClient.newHttpClient();
            String ticker = get(http, simulator, "/api/v3/ticker/bookTicker?symbol=NEXOUSDT");
            assertEquals(field(lastTicker, "b"), field(ticker, "bidPrice"));
            assertEquals(field(lastTicker, "B"), field(ticker, "bidQty"));
            assertEquals(field(lastTicker, "a"), field(ticker, "askPrice"));
            assertEquals(field(lastTicker, "A"), field(ticker, "askQty"));
            String depth = get(http, simulator, "/api/v3/depth?symbol=NEXOUSDT&limit=5000");
            String lastId = lastDepth.replaceAll(".*\"u\":(\\d+).*", "$1");
            assertTrue(depth.startsWith("{\"lastUpdateId\":" + lastId + ","), depth.substring(0, 60));
        }
    }

    @Test
    void keepsTheRecordedSpacing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("capture.txt");
        Files.write(file, List.of(
                "1680652800000 {\"stream\":\"btcusdt@x\",\"data\":{\"n\":1}}",
                "1680656400000 {\"stream\":\"btcusdt@x\",\"data\":{\"n\":2}}"));
        try (Simulator simulator = play(List.of(file), 1);
                StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@x")) {
            assertEquals("{\"n\":1}", client.next());
            assertEquals(Map.of("other", 1L), simulator.stats().market().played());
            assertFalse(simulator.stats().market().ended());
        }
        try (Simulator simulator = play(List.of(file), 1_000_000);
                StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@x")) {
            assertEquals("{\"n\":1}", client.next());
            assertEquals("{\"n\":2}", client.next());
        }
    }

    @Test
    void loopsOverAllFiles(@TempDir Path folder) throws Exception {
        Path one = Files.writeString(folder.resolve("1.txt"),
                "1680652800000 {\"stream\":\"btcusdt@x\",\"data\":{\"n\":1}}\n");
        Path two = Files.writeString(folder.resolve("2.txt"),
                "1980652800000 {\"stream\":\"btcusdt@x\",\"data\":{\"n\":2}}\n");
        SimulatorConfig config = SimulatorConfig.builder()
                .playback(List.of(one, two), Double.POSITIVE_INFINITY)
                .loop(true)
                .build();
        try (Simulator simulator = Simulator.start(config);
                StreamClient client = StreamClient.open(simulator, "/ws/btcusdt@x")) {
            for (int i = 0; i < 3; i++) {
                assertEquals("{\"n\":1}", client.next());
                assertEquals("{\"n\":2}", client.next());
            }
        }
    }

    private static String get(HttpClient http, Simulator simulator, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(simulator.rest() + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String field(String json, String name) {
        return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }
}
