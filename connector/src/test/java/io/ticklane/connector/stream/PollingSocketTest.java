package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PollingSocketTest {
    private static final long LONG_NANOS = 30_000_000_000L;

    @Test
    void takingDownLeavesTheWaitForAWriterToAnotherThread() throws Exception {
        CountDownLatch wrote = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(); Pause pause = new Pause(null, false)) {
            PollingSocket socket = connect(server, pause, now -> true);
            try (ScriptedServer.Peer peer = server.acceptRaw()) {
                FutureTask<Void> writer = new FutureTask<>(() -> {
                    socket.getOutputStream().write('x');
                    wrote.countDown();
                    done.await();
                    return null;
                });
                new Thread(writer, "writer").start();
                wrote.await();
                socket.finish(false);
                assertFalse(socket.isClosed(), "waited for the writer");
                done.countDown();
                writer.get();
                assertEquals('x', peer.socket.getInputStream().read());
                awaitEnd(peer, pause);
            }
        }
    }

    @Test
    void whatEndsASleepIsReadBeforeTheWatchIsAsked() throws Exception {
        AtomicInteger sleeps = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<OutputStream> other = new AtomicReference<>();
        AtomicInteger askedWhenSent = new AtomicInteger();
        IdleHook beforeEachSleep = () -> {
            OutputStream to = other.get();
            if (to != null && sleeps.incrementAndGet() == 3) {
                askedWhenSent.set(asked.get());
                send(to);
            }
        };
        try (ScriptedServer server = new ScriptedServer();
                Pause pause = new Pause(beforeEachSleep, false)) {
            PollingSocket socket = connect(server, pause, now -> {
                asked.incrementAndGet();
                return true;
            });
            try (ScriptedServer.Peer peer = server.acceptRaw()) {
                other.set(peer.socket.getOutputStream());
                assertEquals('x', socket.getInputStream().read());
                assertEquals(askedWhenSent.get(), asked.get());
            }
            socket.close();
        }
    }

    @Test
    void bytesComeWholeWhateverIsAskedFor() throws Exception {
        byte[] sent = new byte[300_000];
        new SplittableRandom(7).nextBytes(sent);
        try (ScriptedServer server = new ScriptedServer(); Pause pause = new Pause(null, false)) {
            PollingSocket socket = connect(server, pause, now -> true);
            try (ScriptedServer.Peer peer = server.acceptRaw()) {
                FutureTask<Void> writer = new FutureTask<>(() -> {
                    peer.socket.getOutputStream().write(sent);
                    return null;
                });
                new Thread(writer, "writer").start();
                // A single byte, a few as TLS asks for, and more than arrive at once, behind an offset.
                int[] lengths = {1, 5, 16_384, 100_000, 3, 200_000};
                byte[] got = new byte[sent.length + 1];
                int at = 1;
                for (int i = 0; at < got.length; i++) {
                    int length = Math.min(lengths[i % lengths.length], got.length - at);
                    int count = socket.getInputStream().read(got, at, length);
                    assertTrue(count > 0 && count <= length, count + " of " + length);
                    at += count;
                }
                writer.get();
                assertArrayEquals(sent, Arrays.copyOfRange(got, 1, got.length));
            }
            socket.close();
        }
    }

    private static PollingSocket connect(ScriptedServer server, Pause pause, PollingSocket.Watch watch)
            throws IOException {
        return PollingSocket.connect(new InetSocketAddress("localhost", server.base().getPort()), pause,
                watch, System.nanoTime() + LONG_NANOS);
    }

    private static void send(OutputStream to) {
        try {
            to.write('x');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aThreadThatSpinsAsksItsWatchEveryFewTurnsAndRunsItsHookInEach() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger turnsWhenAskedFirst = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer();
                Pause pause = new Pause(turns::incrementAndGet, true)) {
            PollingSocket socket = connect(server, pause, now -> {
                if (asked.incrementAndGet() == 1) {
                    turnsWhenAskedFirst.set(turns.get());
                }
                return asked.get() < 4;
            });
            int connecting = turns.get();
            int before = asked.get();
            asked.set(0);
            try (ScriptedServer.Peer peer = server.acceptRaw()) {
                assertThrows(SocketException.class, () -> socket.getInputStream().read());
                assertEquals(4, asked.get(), "asked " + before + " times while connecting");
                // Asked before the hook of that turn.
                int each = turnsWhenAskedFirst.get() - connecting + 1;
                assertTrue(each > 1 && each <= 64, "asked after " + each);
                assertEquals(connecting + 4 * each - 1, turns.get());
                peer.socket.close();
            }
            socket.close();
        }
    }

    @Test
    void writingNowDoesNotWaitForAThreadThatWaitsForThePeer() throws Exception {
        byte[] tooMuch = new byte[64 << 20];
        CountDownLatch begun = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(); Pause pause = new Pause(null, false)) {
            PollingSocket socket = connect(server, pause, now -> true);
            try (ScriptedServer.Peer peer = server.acceptRaw()) {
                FutureTask<Void> writer = new FutureTask<>(() -> {
                    begun.countDown();
                    socket.getOutputStream().write(tooMuch);
                    return null;
                });
                new Thread(writer, "writer").start();
                begun.await();
                int before = 0;
                while (socket.writeNow(ByteBuffer.wrap(new byte[1]))) {
                    before++;
                }
                assertFalse(writer.isDone(), "waited for the writer");
                peer.socket.getInputStream().readNBytes(before + tooMuch.length);
                writer.get();
            }
            socket.close();
        }
    }

    /** The peer sees the end once the reading thread's selector has let the channel go. */
    private static void awaitEnd(ScriptedServer.Peer peer, Pause pause) throws Exception {
        FutureTask<Integer> end = new FutureTask<>(() -> peer.socket.getInputStream().read());
        new Thread(end, "peer").start();
        while (!end.isDone()) {
            pause.cold(1_000_000);
        }
        assertEquals(-1, end.get());
    }
}
