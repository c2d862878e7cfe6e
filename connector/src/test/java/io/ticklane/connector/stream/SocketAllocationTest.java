package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.wire.Allocation;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bytes take on their way in and out beneath the library, on the thread that reads or writes. */
@Timeout(60)
final class SocketAllocationTest {
    private static final int RUNS = 3_000;
    private static final int SIZE = 300;
    private static final int ROUNDS = 6;

    private final byte[] bytes = new byte[SIZE];

    private interface Work {
        void run() throws IOException;
    }

    /** Nothing is there yet whenever it is read, so that each read waits. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReadThatWaits(boolean spin) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); Pause pause = new Pause(null, spin)) {
            ScriptedServer.Peer[] peer = new ScriptedServer.Peer[1];
            boolean[] due = new boolean[1];
            PollingSocket socket = connect(server, pause, now -> {
                if (due[0]) {
                    due[0] = false;
                    send(peer[0]);
                }
                return true;
            });
            try (ScriptedServer.Peer accepted = server.acceptRaw()) {
                peer[0] = accepted;
                InputStream in = socket.getInputStream();
                assertEquals(0, least(() -> {
                    due[0] = true;
                }, () -> {
                    // As TLS does: a few bytes, then the rest.
                    readFully(in, 0, 5);
                    readFully(in, 5, SIZE - 5);
                }));
            }
            socket.close();
        }
    }

    /** The reading thread takes what comes before it has lent its turn. */
    @Test
    void aReadByAThreadThatComesBy() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CompletableFuture<PollingSocket> opened = new CompletableFuture<>();
            AtomicLong read = new AtomicLong();
            FutureTask<Void> reader = new FutureTask<>(() -> {
                try (Pause pause = new Pause(null, false)) {
                    PollingSocket socket = connect(server, pause, now -> true);
                    opened.complete(socket);
                    byte[] own = new byte[SIZE];
                    for (int count = 0; count >= 0; count = socket.getInputStream().read(own)) {
                        read.addAndGet(count);
                    }
                }
                return null;
            });
            new Thread(reader, "reader").start();
            long[] polled = new long[1];
            try (ScriptedServer.Peer peer = server.acceptRaw()) {
                PollingSocket socket = opened.get();
                ByteBuffer into = ByteBuffer.allocate(SIZE);
                long[] sent = new long[1];
                PollingSocket.Taker taker = some -> {
                    polled[0] += some.remaining();
                    return true;
                };
                assertEquals(0, least(() -> {
                    send(peer);
                    sent[0] += SIZE;
                }, () -> {
                    while (polled[0] + read.get() < sent[0]) {
                        socket.poll(into, taker);
                        if (Thread.interrupted()) {
                            throw new IOException("what was sent never came");
                        }
                    }
                }));
            }
            reader.get();
            assertTrue(polled[0] > read.get(), () -> polled[0] + " bytes, by the reading thread " + read);
        }
    }

    @Test
    void aWriteOfADirectBuffer() throws Exception {
        ByteBuffer direct = ByteBuffer.allocateDirect(SIZE);
        assertEquals(0, written((raw, tls) -> raw.writeNow(direct.clear())));
    }

    /** As TLS writes a record: around its bytes there is one buffer. */
    @Test
    void aWriteOfAnArray() throws Exception {
        assertEquals(RUNS * Wraps.bytes(), written((raw, tls) -> raw.getOutputStream().write(bytes)));
    }

    /** The same, and whether there is room. */
    @Test
    void aWriteThroughTlsButForWhatTlsDoes() throws Exception {
        assertEquals(RUNS * Wraps.bytes(), written((raw, tls) -> tls.writeNow(bytes, 0, SIZE)));
    }

    private interface Write {
        void to(PollingSocket raw, TlsOutput tls) throws IOException;
    }

    private long written(Write write) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); Pause pause = new Pause(null, false)) {
            PollingSocket socket = connect(server, pause, now -> true);
            try (ScriptedServer.Peer peer = server.acceptRaw();
                    TlsOutput tls = new TlsOutput(socket, socket)) {
                InputStream in = peer.socket.getInputStream();
                long least = least(() -> {}, () -> write.to(socket, tls), () -> in.readNBytes(SIZE));
                socket.close();
                return least;
            }
        }
    }

    private void send(ScriptedServer.Peer peer) {
        try {
            peer.socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void readFully(InputStream in, int from, int length) throws IOException {
        for (int at = from; at < from + length;) {
            at += in.read(bytes, at, from + length - at);
        }
    }

    private static long least(Work before, Work counted) throws IOException {
        return least(before, counted, () -> {});
    }

    /** Of so many runs, in the round of the least; what comes before and after each does not count. */
    private static long least(Work before, Work counted, Work after) throws IOException {
        long asking = Allocation.ofAsking();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = 0;
            for (int i = 0; i < RUNS; i++) {
                before.run();
                long begun = Allocation.bytes();
                counted.run();
                allocated += Allocation.bytes() - begun - asking;
                after.run();
            }
            least = Math.min(least, allocated);
        }
        return least;
    }

    private static PollingSocket connect(ScriptedServer server, Pause pause, PollingSocket.Watch watch)
            throws IOException {
        return PollingSocket.connect(new InetSocketAddress("localhost", server.base().getPort()), pause,
                watch, System.nanoTime() + 30_000_000_000L);
    }
}
