package io.ticklane.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs each measurement as the command line does, for moments: that it ends, and that its tables, JSON, page and
 * picture have what they should. No figure is judged, and a missed goal or rate is none of its business. The duel is
 * left out, as its peers come from the network.
 */
@Timeout(180)
class MeasurementsRunTest {
    private static final int RATE = 500;
    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final Duration WARM_UP = Duration.ofMillis(100);
    /** What a receiver cannot count, and what has nothing beside it, is null in JSON. */
    private static final List<String> MAY_BE_NULL = List.of("bytesPerRead", "besideNanos");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String json = "";
    private String page = "";
    private byte[] picture = {};

    @Test
    void receive() throws Exception {
        twoCores();
        run("receive", order(1, "inline", false, List.of()));
        rows("bare NIO reader, spinning", "bare NIO reader, blocking", "ours, spinning", "ours, sleeping",
                "Java-WebSocket onMessage(String), Jackson streaming");
        JsonNode result = json();
        assertEquals(RATE, result.get("rate").asInt());
        assertEquals(6, result.get("participants").size());
        for (JsonNode participant : result.get("participants")) {
            assertEquals(RATE / 4, participant.at("/plannedToDecoded/count").asInt());
            positive(participant, "/plannedToDecoded/p50", "/plannedToDecoded/raw/p99", "/floodPerSecond");
        }
        positive(result, "/ratioToFloor/spinning/p50", "/floodTimes/libraryJackson");
        pictureIfTextCanBeDrawn();
    }

    @Test
    void tickToSignalAndBack() throws Exception {
        run("tick-to-signal", order(1, "auto", null, List.of("--rate=" + RATE, "--transport=plain",
                "--wire=json", "--measure=signal,wire")));
        rows("ours, spinning", "ours, blocking", "floor, spinning", "floor, blocking", "echo, spinning",
                "echo, blocking");
        lineWith(RATE + " ticks");
        assertFalse(json().isEmpty());
        assertTrue(page.contains("<html") && page.strip().endsWith("</html>"));
        pictureIfTextCanBeDrawn();
    }

    @Test
    void ring() throws Exception {
        twoCores();
        run("ring", order(2, "ring", false, List.of()));
        lineWith(RATE + " a second wanted");
        rows("hop, consumer spins", "a bare field", "an order to the gateway's thread",
                "an order to one that",
                "without the flush", "in bursts of 256", "a tick into the inbound ring", "with a stamp");
        JsonNode result = json();
        assertEquals(2 * RATE / 4, result.at("/hopNanos/count").asInt());
        assertEquals(2 * (RATE / 8), result.at("/orderNanos/count").asInt());
        positive(result, "/achievedRate", "/hopNanos/p50", "/hopNanos/raw/p99", "/bareFieldNanos/p50");
        for (String figure : List.of("/orderNanos/single", "/orderNanos/unflushed", "/orderNanos/burst",
                "/wokenOrderNanos/single", "/wokenOrderNanos/burst", "/tickBurstNanos",
                "/stampedTickBurstNanos")) {
            assertTrue(result.at(figure + "/p50").isNumber() && result.at(figure + "/raw/p99").isNumber(),
                    figure);
        }
    }

    @Test
    void scale() throws Exception {
        run("scale", order(1, "shared", false, List.of()));
        lineWith("over sockets " + RATE + " a second; 1 runs of 0.3 s");
        rows("100,000", "2,000", "100", "10", "1");
        JsonNode result = json();
        assertEquals(7, result.get("instruments").size());
        for (JsonNode row : result.get("instruments")) {
            positive(row, "/nanosPerMessage", "/raw/p50", "/raw/p90", "/ratio");
        }
        assertEquals(3, result.get("connections").size());
        for (JsonNode row : result.get("connections")) {
            positive(row, "/nanosPerMessage", "/rawNanosPerMessage", "/messagesPerRead");
        }
    }

    @Test
    void start() throws Exception {
        run("start", order(1, "auto", false, List.of()));
        lineWith(RATE + " ticks a second; 1 starts");
        rows("a JVM that does nothing", "a session with one strategy");
        positive(json(), "/bareJvmMillis", "/millis/firstLine", "/millis/session", "/millis/firstTick");
    }

    @Test
    void hiccups() throws Exception {
        run("hiccups", order(1, "auto", false, List.of()));
        rows("a bare loop", "one that touches 16 MiB");
        assertEquals(2, json().get("loops").size());
    }

    @Test
    void cacheRace() throws Exception {
        assertEquals(0, run("cache-race", order(1, "auto", null, List.of("400000"))), text());
        rows("file, each its own, thread", "file, each its own, process", "file, given out, thread",
                "file, given out, process", "Chronicle Map, each its own, two threads",
                "Chronicle Map, given out, two threads");
        long reads = 0;
        for (JsonNode reader : json().get("readers")) {
            reads += reader.get("reads").asLong();
            positive(reader, "/hits");
            assertEquals(0, reader.get("violations").asInt());
        }
        assertEquals(400_000, reads);
        lineWith("puts");
    }

    @Test
    void simulator() throws Exception {
        assertEquals(0, run("simulator", order(1, "auto", false, List.of("1", "5"))), text());
        rows("1", "5");
        for (JsonNode row : json().get("rows")) {
            positive(row, "/plainFramesPerSecond", "/simulatorFramesPerSecond", "/ratio");
        }
    }

    @Test
    void components() throws Exception {
        run("components", order(1, "auto", null, List.of("logged on")));
        rows("encode an order, logged on");
        lineWith("1 rounds of 0.3 s");
        JsonNode line = json().get("lines").get(0);
        positive(line, "/oursNanos", "/besideNanos", "/median");
    }

    @Test
    void micro() throws Exception {
        Path results = folder.resolve("jmh.json");
        run("micro", order(1, "auto", null, List.of("FeedBreakerBenchmark.feedState$", "-f", "1", "-wi", "1",
                "-i", "1", "-w", "50ms", "-r", "50ms", "-rf", "json", "-rff", results.toString(), "-o",
                folder.resolve("jmh.txt").toString())));
        JsonNode rows = new ObjectMapper().readTree(Files.readString(results));
        assertEquals(1, rows.size());
        positive(rows.get(0), "/primaryMetric/score");
    }

    /** Those who refuse to run on one say so. */
    private static void twoCores() {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "one core");
    }

    private MeasureOrder order(int runs, String layout, Boolean spin, List<String> arguments) {
        return new MeasureOrder(RATE, MOMENT, WARM_UP, runs, false, layout, spin, 1, arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> json = text, text -> page = text,
                image -> picture = image);
    }

    /** Runs it and looks at what all have in common. */
    private int run(String name, MeasureOrder order) throws Exception {
        assumeTrue(Measurement.class.getClassLoader() == ClassLoader.getSystemClassLoader(),
                "the class path is not that of this JVM: other processes do not find the classes");
        Measurement measurement = ServiceLoader.load(Measurement.class).stream()
                .map(ServiceLoader.Provider::get).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow();
        int status = measurement.run(order);
        assertTrue(status == 0 || status == 1, text());
        for (String word : List.of("Java " + System.getProperty("java.vendor"), "; GC ", "-Xmx")) {
            lineWith("machine  ", word);
        }
        assertFalse(text().contains("NaN") || text().contains("Infinity"), text());
        assertFalse(text().lines().anyMatch(line -> line.startsWith("verdict")
                && (line.contains("lost") || line.contains("dropped"))), text());
        return status;
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private void lineWith(String... parts) {
        has(String.join(" ... ", parts), line -> List.of(parts).stream().allMatch(line::contains));
    }

    /** Of a table: a name, and figures behind it. */
    private void rows(String... names) {
        for (String name : names) {
            has(name, line -> line.strip().startsWith(name) && line.strip().substring(name.length())
                    .chars().anyMatch(Character::isDigit));
        }
    }

    private void has(String what, Predicate<String> wanted) {
        assertTrue(out.toString(StandardCharsets.UTF_8).lines().anyMatch(wanted), what + ", in:\n" + text());
    }

    private JsonNode json() throws IOException {
        JsonNode result = new ObjectMapper().readTree(json);
        assertTrue(result.isObject(), json);
        wholly(result);
        return result;
    }

    /** What was no number would be null. */
    private static void wholly(JsonNode node) {
        node.properties().forEach(field -> assertFalse(
                field.getValue().isNull() && !MAY_BE_NULL.contains(field.getKey()), field.getKey()));
        node.forEach(MeasurementsRunTest::wholly);
    }

    private static void positive(JsonNode from, String... fields) {
        for (String field : fields) {
            assertTrue(from.at(field).isNumber() && from.at(field).asDouble() > 0, field + ", in " + from);
        }
    }

    private void pictureIfTextCanBeDrawn() throws IOException {
        if (!err.toString(StandardCharsets.UTF_8).contains("cannot draw text")) {
            assertTrue(ImageIO.read(new ByteArrayInputStream(picture)).getWidth() > 0);
        }
    }
}
