package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.ticklane.connector.stream.Session.Written;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of frames that a thread writes past the library, to a peer that reads and to one that does not. */
@Timeout(60)
final class SessionWriteTest {
    private static final long PATIENCE_SECONDS = 30;
    private static final int ORDER = 700;
    /** What the buffers of both sides never take. */
    private static final int TOO_MUCH = 64 << 20;
    /** Five seconds of patience each would be too long for this test. */
    private static final int BREAKS = 15;
    private static final SSLContext TLS = LocalhostTls.context();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void framesArriveWholeAndInOrder(boolean secure) throws Exception {
        try (ScriptedServer server = new ScriptedServer(secure ? TLS : null);
                Session session = session(server);
                ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next());
            for (int i = 0; i < 200; i++) {
                assertEquals(Written.ALL, write(session, masked(i, ORDER)));
                assertEquals(i, number(peer.read()));
                peer.send(ScriptedServer.text("answer " + i));
                assertEquals("answer " + i, next());
            }
        }
    }

    @Test
    void aPeerThatDoesNotReadIsRefusedOverTlsAndNothingRefusedArrives() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TLS);
                Session session = session(server);
                ScriptedServer.Peer peer = server.accept()) {
            assertEquals("opened", next());
            int taken = 0;
            Written last;
            while ((last = write(session, masked(taken, ORDER))) == Written.ALL) {
                taken++;
            }
            assertEquals(Written.NOTHING, last);
            for (int refused = 1; refused < 1_000;) {
                // The system may still find a little room.
                last = write(session, masked(taken, ORDER));
                if (last == Written.ALL) {
                    taken++;
                } else {
                    assertEquals(Written.NOTHING, last);
                    refused++;
                }
            }
            for (int i = 0; i < taken; i++) {
                assertEquals(i, number(peer.read()));
            }
            while ((last = write(session, masked(taken, ORDER))) == Written.NOTHING) {
                Thread.onSpinWait();
            }
            assertEquals(Written.ALL, last);
            assertEquals(taken, number(peer.read()));
        }
    }

    @Test
    void aPeerThatStopsInTheMiddleOfARecordEndsTheConnectionSoon() throws Exception {
        byte[] frame = masked(0, TOO_MUCH);
        try (ScriptedServer server = new ScriptedServer(TLS); Session session = session(server)) {
            for (int i = 0; i < BREAKS; i++) {
                try (ScriptedServer.Peer peer = server.accept()) {
                    assertEquals("opened", next());
                    assertEquals(Written.BROKEN, write(session, frame));
                    assertEquals("down: the peer does not read", next());
                    assertEquals(Written.NOTHING, write(session, masked(0, ORDER)));
                    peer.reset();
                }
            }
        }
    }

    private Session session(ScriptedServer server) {
        Session session = new Session("session-under-test", server.base(), TLS, ScriptedServer.CLIENT,
                new Listener());
        session.start();
        return session;
    }

    private static Written write(Session session, byte[] frame) {
        return session.write(frame, 0, frame.length);
    }

    /** A binary frame with a mask of zeros that begins with a number. */
    private static byte[] masked(int number, int length) {
        ByteBuffer frame = ByteBuffer.allocate(14 + length).put((byte) 0x82);
        if (length < 65_536) {
            frame.put((byte) 0xfe).putShort((short) length);
        } else {
            frame.put((byte) 0xff).putLong(length);
        }
        frame.putInt(0).putInt(number).position(frame.position() - 4 + length).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static int number(ScriptedServer.Frame frame) {
        assertEquals(ORDER, frame.payload().length);
        return ByteBuffer.wrap(frame.payload()).getInt();
    }

    private String next() throws InterruptedException {
        String next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was heard");
        return next;
    }

    private final class Listener implements Session.Listener {
        @Override
        public void onOpened() {
            heard.add("opened");
        }

        @Override
        public void onText(byte[] buffer, int offset, int length, long receivedNanos) {
            heard.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void onIdle(long nowNanos) {}

        @Override
        public void onDown(String reason) {
            heard.add("down: " + reason);
        }
    }
}
