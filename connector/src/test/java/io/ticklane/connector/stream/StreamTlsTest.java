package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.FeedEvent.Kind;
import io.ticklane.connector.stream.ScriptedServer.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StreamTlsTest {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final SSLContext TLS = LocalhostTls.context();

    private final Feed feed = new Feed();

    @Test
    void sessionAtASecureAddressNeverSpeaksPlainly() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            Session session = new Session("session", URI.create("wss://localhost:" + server.getLocalPort()),
                    null, ScriptedServer.CLIENT, new NoSession());
            session.start();
            try (session; Socket peer = server.accept()) {
                assertEquals(TLS_HANDSHAKE, peer.getInputStream().read());
            }
        }
    }

    @Test
    void subscribesAndDecodesOverTls() throws Exception {
        for (boolean spin : new boolean[]{false, true}) {
            try (ScriptedServer server = new ScriptedServer(TLS);
                    StreamManager streams = manager(server.base(), TLS, spin)) {
                streams.start();
                Peer peer = server.acceptSubscribed();
                for (int i = 1; i <= 500; i++) {
                    peer.send(ScriptedServer.text(Feed.bookTicker(i)));
                }
                for (int i = 1; i <= 500; i++) {
                    assertEquals("tick " + i, feed.nextMarket());
                }
            }
        }
    }

    @Test
    void reconnectsAfterAResetBeneathTls() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TLS);
                StreamManager streams = manager(server.base(), TLS, false)) {
            streams.start();
            Peer peer = server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
            peer.close();
            feed.next(Kind.DISCONNECTED);
            server.acceptSubscribed();
            feed.next(Kind.CONNECTED);
        }
    }

    @Test
    void closesPromptlyBeneathTls() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TLS)) {
            StreamManager streams = manager(server.base(), TLS, false);
            streams.start();
            Peer peer = server.acceptSubscribed();
            assertTrue(streams.awaitSubscribed(Duration.ofSeconds(30)));
            streams.close();
            peer.drain();
            assertEquals(ConnectionState.CLOSED, streams.status().get(0).state());
        }
    }

    @Test
    void refusesACertificateItDoesNotTrust() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TLS);
                StreamManager streams = manager(server.base(), null, false)) {
            streams.start();
            FutureTask<Void> failing = handshakeThatFails(server);
            String reason = feed.next(Kind.DISCONNECTED);
            assertTrue(reason.startsWith("TLS: ") && reason.contains("PKIX"), reason);
            failing.get();
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TLS);
                StreamManager streams = manager(URI.create("wss://127.0.0.1:" + server.base().getPort()), TLS,
                        false)) {
            streams.start();
            FutureTask<Void> failing = handshakeThatFails(server);
            String reason = feed.next(Kind.DISCONNECTED);
            assertTrue(reason.startsWith("TLS: ") && reason.contains("127.0.0.1"), reason);
            failing.get();
        }
    }

    private static FutureTask<Void> handshakeThatFails(ScriptedServer server) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (Peer peer = server.acceptRaw()) {
                peer.readRequest();
                throw new AssertionError("the client sent a request to a server that it must not trust");
            } catch (IOException expected) {
                return null;
            }
        });
        new Thread(task, "server").start();
        return task;
    }

    private StreamManager manager(URI base, @Nullable SSLContext context, boolean spin) {
        return new StreamManager(StreamBase.open(base, context), List.of("btcusdt@bookTicker"),
                ScriptedServer.CLIENT.withSpin(spin),
                feed::decoder, feed, null);
    }

    private static final class NoSession implements Session.Listener {
        @Override
        public void onOpened() {}

        @Override
        public void onText(byte[] buffer, int offset, int length, long receivedNanos) {}

        @Override
        public void onIdle(long nowNanos) {}

        @Override
        public void onDown(String reason) {}
    }
}
