package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.FeedEvent.Kind;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.stream.ScriptedServer.Frame;
import io.ticklane.connector.stream.ScriptedServer.Peer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class StreamManagerTest {
    private static final List<String> ONE = List.of("btcusdt@bookTicker");
    private static final StreamConfig QUICK = config(30_000, 30_000, 30_000);

    private final Feed feed = new Feed();
    private @Nullable StreamManager manager;

    private static StreamConfig config(long connectMillis, long acknowledgeMillis, long silenceMillis) {
        return new StreamConfig(200, Duration.ofMillis(connectMillis), Duration.ofMillis(acknowledgeMillis),
                Duration.ofMillis(silenceMillis), Duration.ofMillis(1), Duration.ofMillis(4), false);
    }

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    @Test
    void subscribesAndDecodes() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, QUICK, List.of("btcusdt@bookTicker", "btcusdt@trade"));
            Peer peer = server.accept();
            assertTrue(peer.request().startsWith("GET /stream HTTP/1.1\r\n"), peer.request());
            assertFalse(peer.request().toLowerCase(java.util.Locale.ROOT).contains("deflate"));
            String subscribe = peer.read().text();
            assertTrue(subscribe.contains("\"SUBSCRIBE\""), subscribe);
            assertTrue(subscribe.contains("[\"btcusdt@bookTicker\",\"btcusdt@trade\"]"), subscribe);
            assertFalse(streams.healthy(System.nanoTime()));
            peer.acknowledge(subscribe);
            assertTrue(streams.awaitSubscribed(Duration.ofSeconds(30)));
            assertTrue(streams.healthy(System.nanoTime()));
            assertEquals(FeedState.LIVE, feed.nextEvent().state());
            peer.send(ScriptedServer.text(Feed.bookTicker(17)));
            assertEquals("tick 17", feed.nextMarket());
            ConnectionStatus status = streams.status().get(0);
            assertEquals(ConnectionState.UP, status.state());
            assertEquals(2, status.frames());
            assertEquals(2, status.streams());
            assertTrue(status.bytes() > Feed.bookTicker(17).length());
        }
    }

    @Test
    void worksSpinning() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK.withSpin(true), ONE);
            Peer peer = server.acceptSubscribed();
            peer.send(ScriptedServer.text(Feed.bookTicker(3)));
            assertEquals("tick 3", feed.nextMarket());
        }
    }

    @Test
    void takesFramesByteByByte() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            for (byte single : ScriptedServer.text(Feed.bookTicker(5))) {
                peer.send(new byte[]{single});
            }
            assertEquals("tick 5", feed.nextMarket());
        }
    }

    @Test
    void keepsTheOrderOfFramesInOneWriteAndAnswersPings() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            byte[] second = Feed.bookTicker(2).getBytes(StandardCharsets.UTF_8);
            byte[] payload = "1784102400123".getBytes(StandardCharsets.UTF_8);
            peer.send(ScriptedServer.text(Feed.bookTicker(1)),
                    ScriptedServer.frame(ScriptedServer.TEXT, false, Arrays.copyOf(second, 20)),
                    ScriptedServer.frame(ScriptedServer.PING, true, payload),
                    ScriptedServer.frame(ScriptedServer.CONTINUATION, true,
                            Arrays.copyOfRange(second, 20, second.length)),
                    ScriptedServer.frame(ScriptedServer.BINARY, true, new byte[100]),
                    ScriptedServer.text(Feed.bookTicker(3)));
            for (int i = 1; i <= 3; i++) {
                assertEquals("tick " + i, feed.nextMarket());
            }
            Frame pong = peer.read();
            assertEquals(ScriptedServer.PONG, pong.opcode());
            assertArrayEquals(payload, pong.payload());
        }
    }

    @Test
    void takesMessagesLargerThanAnyBuffer() throws Exception {
        StringBuilder bids = new StringBuilder("[\"1.00\",\"1.00000\"]");
        for (int i = 1; i < 40_000; i++) {
            bids.append(",[\"1.00\",\"1.00000\"]");
        }
        String depth = "{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\","
                + "\"U\":1,\"u\":9,\"b\":[" + bids + "],\"a\":[]}}";
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            peer.send(ScriptedServer.text(depth), ScriptedServer.text(Feed.bookTicker(10)));
            assertEquals("depth 9 40000+0", feed.nextMarket());
            assertEquals("tick 10", feed.nextMarket());
        }
    }

    @Test
    void reconnectsAfterAReset() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, QUICK, ONE);
            server.acceptSubscribed().reset();
            feed.next(Kind.CONNECTED);
            String reason = feed.next(Kind.DISCONNECTED);
            assertTrue(reason.startsWith("connection lost") || reason.startsWith("the peer closed"), reason);
            Peer peer = server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
            peer.send(ScriptedServer.text(Feed.bookTicker(1)));
            assertEquals("tick 1", feed.nextMarket());
            assertEquals(1, streams.reconnects());
        }
    }

    @Test
    void tellsTheVenuesCloseCode() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            peer.send(close(1008, "Too many requests"));
            feed.next(Kind.CONNECTED);
            assertEquals("closed by the venue with code 1008 Too many requests",
                    feed.next(Kind.DISCONNECTED));
            server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
        }
    }

    @Test
    void tellsAnEndWithoutAClose() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            server.acceptSubscribed().close();
            feed.next(Kind.CONNECTED);
            assertEquals("the peer closed the connection", feed.next(Kind.DISCONNECTED));
        }
    }

    @RepeatedTest(20)
    void reconnectsWhenTheVenueAnnouncesItsShutdown() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            peer.send(ScriptedServer.text(
                    "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1784102400123}}"));
            feed.next(Kind.CONNECTED);
            assertEquals("the venue announced its shutdown", feed.next(Kind.DISCONNECTED));
            assertEquals("8", peer.drain());
            server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
        }
    }

    @Test
    void startsAnewWhenASubscriptionIsRefused() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.accept();
            peer.send(
                    ScriptedServer.text("{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"},"
                            + "\"id\":" + Peer.id(peer.read().text()) + "}"));
            assertEquals("subscription refused: Invalid request: invalid stream (2)",
                    feed.next(Kind.DISCONNECTED));
            server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
        }
    }

    @Test
    void startsAnewWhenNoAnswerComes() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, config(30_000, 50, 30_000), ONE);
            server.accept();
            assertEquals("no answer to a subscription within 50 ms", feed.next(Kind.DISCONNECTED));
            assertFalse(streams.awaitSubscribed(Duration.ofMillis(1)));
            assertEquals("no answer to a subscription within 50 ms", streams.status().get(0).lastReason());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pingsThenCutsASilentConnection(boolean spin) throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, config(30_000, 30_000, 500).withSpin(spin), ONE);
            Peer peer = server.acceptSubscribed();
            assertEquals(ScriptedServer.PING, peer.read().opcode());
            feed.next(Kind.CONNECTED);
            assertTrue(feed.next(Kind.DISCONNECTED).startsWith("silent for "));
            server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
        }
    }

    @Test
    void aPongKeepsASilentConnection() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, config(30_000, 30_000, 1_200), ONE);
            Peer peer = server.acceptSubscribed();
            for (int i = 0; i < 2; i++) {
                assertEquals(ScriptedServer.PING, peer.read().opcode());
                peer.send(ScriptedServer.frame(ScriptedServer.PONG, true, new byte[0]));
            }
            assertEquals(0, streams.reconnects());
            feed.next(Kind.CONNECTED);
            assertTrue(feed.events.isEmpty());
        }
    }

    @Test
    void refusesFramesBeyondTheLimit() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            peer.send(new byte[]{(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0});
            feed.next(Kind.CONNECTED);
            assertEquals("frame larger than 16777216 bytes", feed.next(Kind.DISCONNECTED));
        }
    }

    @Test
    void refusesReservedBitsAndUnknownFrames() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            for (byte[] bad : List.of(new byte[]{(byte) 0xc1, 1, 'x'}, new byte[]{(byte) 0x83, 0},
                    new byte[]{(byte) 0x80, 0})) {
                server.acceptSubscribed().send(bad);
                feed.next(Kind.CONNECTED);
                assertFalse(feed.next(Kind.DISCONNECTED).isEmpty());
            }
        }
    }

    @Test
    void tellsARefusedHandshake() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, QUICK, ONE);
            Peer peer = server.acceptRaw();
            peer.readRequest();
            peer.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String reason = feed.next(Kind.DISCONNECTED);
            assertTrue(reason.contains("404"), reason);
        }
    }

    @Test
    void givesUpAHandshakeThatIsNeverAnswered() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            start(server, config(300, 30_000, 30_000), ONE);
            server.acceptRaw();
            assertEquals("no handshake within 300 ms", feed.next(Kind.DISCONNECTED));
        }
    }

    @Test
    void tellsARefusedConnectionAndKeepsTrying() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        manager = manager(URI.create("ws://127.0.0.1:" + port), QUICK, ONE, null);
        manager.start();
        for (int i = 0; i < 3; i++) {
            assertEquals("connection refused", feed.next(Kind.DISCONNECTED));
        }
    }

    @Test
    void tellsAnUnknownHost() throws Exception {
        manager = manager(URI.create("ws://no-such-host.invalid:1"), QUICK, ONE, null);
        manager.start();
        assertEquals("unknown host no-such-host.invalid", feed.next(Kind.DISCONNECTED));
    }

    @Test
    void subscribesInBatches() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            names.add("sym" + i + "@bookTicker");
        }
        StreamConfig one = new StreamConfig(1024, Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofMillis(4), false);
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, one, names);
            Peer peer = server.accept();
            String first = peer.read().text();
            peer.acknowledge(first);
            String second = peer.read().text();
            assertEquals(200, first.split("@bookTicker", -1).length - 1);
            assertEquals(50, second.split("@bookTicker", -1).length - 1);
            assertFalse(streams.awaitSubscribed(Duration.ofMillis(1)));
            peer.acknowledge(second);
            assertTrue(streams.awaitSubscribed(Duration.ofSeconds(30)));
        }
    }

    @Test
    void spreadsStreamsOverConnectionsWithThreadsOfTheirOwn() throws Exception {
        StreamConfig two = new StreamConfig(2, Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofMillis(4), false);
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, two,
                    List.of("btcusdt@trade", "ethusdt@trade", "btcusdt@bookTicker"));
            server.acceptSubscribed();
            assertFalse(streams.healthy(System.nanoTime()));
            server.acceptSubscribed();
            assertTrue(streams.awaitSubscribed(Duration.ofSeconds(30)));
            assertEquals(2, streams.status().size());
            assertTrue(threads().containsAll(List.of("stream-0", "stream-1")));
        }
    }

    @RepeatedTest(20)
    void closeLeavesNoThreadAndTellsNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            StreamManager streams = start(server, QUICK, ONE);
            Peer peer = server.acceptSubscribed();
            assertTrue(streams.awaitSubscribed(Duration.ofSeconds(30)));
            streams.close();
            streams.close();
            assertEquals(List.of(), threads().stream()
                    .filter(name -> name.startsWith("stream-") || name.startsWith("WebSocketWriteThread"))
                    .toList());
            assertEquals("8", peer.drain());
            feed.next(Kind.CONNECTED);
            assertTrue(feed.events.isEmpty());
            assertEquals(ConnectionState.CLOSED, streams.status().get(0).state());
            assertFalse(streams.healthy(System.nanoTime()));
            assertThrows(IllegalStateException.class, streams::start);
        }
    }

    @Test
    void runsTheIdleHookInEveryPhase() throws Exception {
        Semaphore runs = new Semaphore(0);
        try (ScriptedServer server = new ScriptedServer()) {
            manager = manager(server.base(), QUICK, ONE, runs::release);
            manager.start();
            Peer raw = server.acceptRaw();
            awaitRuns(runs);
            raw.handshake();
            awaitRuns(runs);
            raw.acknowledge(raw.read().text());
            assertTrue(manager.awaitSubscribed(Duration.ofSeconds(30)));
            awaitRuns(runs);
        }
    }

    @Test
    void wakeupRunsTheIdleHook() throws Exception {
        CountDownLatch woken = new CountDownLatch(100);
        try (ScriptedServer server = new ScriptedServer()) {
            manager = manager(server.base(), QUICK, ONE, woken::countDown);
            manager.start();
            server.acceptSubscribed();
            assertTrue(manager.awaitSubscribed(Duration.ofSeconds(30)));
            while (woken.getCount() > 0) {
                manager.wakeup();
            }
        }
    }

    @Test
    void refusesWhatIsNoStreamAddress() {
        assertThrows(IllegalArgumentException.class,
                () -> manager(URI.create("http://localhost:1"), QUICK, ONE, null));
        assertThrows(IllegalArgumentException.class,
                () -> manager(URI.create("ws://localhost:1"), QUICK, List.of(), null));
    }

    private static void awaitRuns(Semaphore runs) throws InterruptedException {
        runs.drainPermits();
        assertTrue(runs.tryAcquire(3, 30, TimeUnit.SECONDS));
    }

    private StreamManager start(ScriptedServer server, StreamConfig config, List<String> streams) {
        StreamManager started = manager(server.base(), config, streams, null);
        manager = started;
        started.start();
        return started;
    }

    private StreamManager manager(URI base, StreamConfig config, List<String> streams,
            @Nullable IdleHook idle) {
        return new StreamManager(StreamBase.open(base, null), streams, config, feed::decoder, feed, idle);
    }

    private static byte[] close(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[words.length + 2];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(words, 0, payload, 2, words.length);
        return ScriptedServer.frame(ScriptedServer.CLOSE, true, payload);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
