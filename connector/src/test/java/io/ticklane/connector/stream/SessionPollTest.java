package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session whose texts are read by another thread than its own, now and then or always. */
class SessionPollTest {
    private static final int MANY = 2_000;
    private static final long PATIENCE_SECONDS = 20;

    private record Heard(String what, String thread) {}

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private ScriptedServer server;
    private Session session;
    private volatile boolean polling = true;
    private volatile boolean over;
    private Thread poller;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        session = new Session("session-under-test", server.base(), null, StreamConfig.DEFAULT,
                new Listener());
        session.start();
        poller = new Thread(() -> {
            while (!over) {
                if (polling) {
                    session.poll();
                }
                Thread.onSpinWait();
            }
        }, "poller");
        poller.start();
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        over = true;
        poller.join();
        session.close();
        server.close();
    }

    @Test
    void thatThreadReadsOnceItComesByAndTheOwnOneWhenItStaysAway() throws IOException {
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
            polling = false;
            sendUntilHeardOn("session-under-test", peer);
            polling = true;
            sendUntilHeardOn("poller", peer);
        }
    }

    @Test
    void everyTextIsHeardOnceAndInOrderWhoeverReads() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            byte[] left = {};
            for (int i = 0; i < MANY; i++) {
                polling = i / 100 % 2 == 0;
                byte[] frame = ScriptedServer.text("text " + i + "x".repeat(random.nextInt(300)));
                byte[] bytes = Arrays.copyOf(left, left.length + frame.length);
                System.arraycopy(frame, 0, bytes, left.length, frame.length);
                int now = random.nextInt(bytes.length + 1);
                peer.send(Arrays.copyOf(bytes, now));
                left = Arrays.copyOfRange(bytes, now, bytes.length);
            }
            peer.send(left);
            for (int i = 0; i < MANY; i++) {
                String text = next().what();
                assertEquals("text " + i, text.substring(0, Math.max(0, text.indexOf('x', 5) < 0
                        ? text.length()
                        : text.indexOf('x', 5))));
            }
        }
    }

    @Test
    void anEndThatTheOtherThreadFindsIsToldByTheOwnOneWhichConnectsAgain() throws IOException {
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
        }
        Heard down = next();
        assertEquals("down: the peer closed the connection", down.what());
        assertEquals("session-under-test", down.thread());
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
        }
    }

    @Test
    void aCloseFrameThatTheOtherThreadReadsEndsTheConnectionThoughTheSocketStaysOpen() throws IOException {
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
            peer.send(ScriptedServer.frame(ScriptedServer.CLOSE, true,
                    new byte[]{0x03, (byte) 0xf0, 'b', 'y', 'e'}));
            assertEquals("down: closed by the venue with code 1008 bye", next().what());
        }
    }

    @Test
    void anErrorOfTheListenerEndsTheConnectionBeforeTheOwnThreadReadsOn() throws IOException {
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
            peer.send(ScriptedServer.text("error"), ScriptedServer.text("never heard"));
            assertEquals("down: no such thing", next().what());
        }
    }

    @Test
    void pingsAreAnsweredWhoeverReads() throws IOException {
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
            peer.send(
                    ScriptedServer.frame(ScriptedServer.PING, true, "beat".getBytes(StandardCharsets.UTF_8)));
            ScriptedServer.Frame pong = peer.read();
            assertEquals(ScriptedServer.PONG, pong.opcode());
            assertEquals("beat", pong.text());
        }
    }

    @Test
    void whatTheListenerThrowsOnTheOtherThreadEndsTheConnectionOnly() throws IOException {
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
            peer.send(ScriptedServer.text("throw"));
            assertTrue(next().what().startsWith("down: "));
        }
        try (ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next().what());
            sendUntilHeardOn("poller", peer);
        }
    }

    private void sendUntilHeardOn(String thread, ScriptedServer.Peer peer) throws IOException {
        Heard last;
        do {
            peer.send(ScriptedServer.text("hello"));
            last = next();
            assertEquals("hello", last.what());
        } while (!last.thread().equals(thread));
    }

    private Heard next() {
        try {
            Heard next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing was heard");
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Listener implements Session.Listener {
        @Override
        public void onOpened() {
            hear("opened");
        }

        @Override
        public void onText(byte[] buffer, int offset, int length, long receivedNanos) {
            String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
            if (text.equals("throw")) {
                throw new IllegalStateException("as it was told");
            }
            if (text.equals("error")) {
                throw new AssertionError("no such thing");
            }
            hear(text);
        }

        @Override
        public void onIdle(long nowNanos) {}

        @Override
        public void onDown(String reason) {
            hear("down: " + reason);
        }

        private void hear(String what) {
            heard.add(new Heard(what, Thread.currentThread().getName()));
        }
    }
}
