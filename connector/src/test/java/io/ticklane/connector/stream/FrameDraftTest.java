package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.stream.ScriptedServer.Peer;
import io.ticklane.connector.wire.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FrameDraftTest {
    private static final int WARM_UP = 64_000;
    private static final int STRETCHES = 5;
    private static final int STRETCH = 25_600;
    private static final long WRAP = Wraps.bytes();
    private static final int BINARY = 2;
    private static final int[] SIZES = {0, 1, 2, 125, 126, 127, 1_000, 65_535, 65_536, 70_000, 200_000};

    @Test
    void handsOverEveryMessageHoweverItIsCut() throws Exception {
        for (int seed = 1; seed <= 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> twin = new ArrayList<>();
            byte[] bytes = randomFrames(random, twin);
            Recorder recorder = new Recorder();
            receive(recorder, false, peer -> {
                int at = 0;
                while (at < bytes.length) {
                    int count = Math.min(bytes.length - at,
                            random.nextInt(1, random.nextBoolean() ? 6 : 150_000));
                    peer.send(Arrays.copyOfRange(bytes, at, at + count));
                    at += count;
                }
            });
            assertEquals(twin, recorder.texts, "seed " + seed);
            assertEquals(bytes.length, recorder.bytes);
        }
    }

    private static byte[] randomFrames(SplittableRandom random, List<String> twin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            byte[] payload = new byte[SIZES[random.nextInt(random.nextInt(4) == 0 ? SIZES.length : 7)]];
            for (int b = 0; b < payload.length; b++) {
                payload[b] = (byte) random.nextInt('a', 'z' + 1);
            }
            int opcode = random.nextBoolean() ? ScriptedServer.TEXT : BINARY;
            twin.add((opcode == BINARY ? "binary " : "text ")
                    + new String(payload, StandardCharsets.US_ASCII));
            if (random.nextInt(5) == 0) {
                int cut = payload.length / 2;
                out.writeBytes(ScriptedServer.frame(opcode, false, Arrays.copyOf(payload, cut)));
                out.writeBytes(
                        ScriptedServer.frame(ScriptedServer.PONG, true, new byte[random.nextInt(126)]));
                out.writeBytes(ScriptedServer.frame(ScriptedServer.CONTINUATION, true,
                        Arrays.copyOfRange(payload, cut, payload.length)));
            } else {
                out.writeBytes(ScriptedServer.frame(opcode, true, payload));
            }
        }
        return out.toByteArray();
    }

    @Test
    void framesAllocateNothingAndReadsNothingButTheLibrarysBuffer() throws Exception {
        allocateNothing(ScriptedServer.TEXT);
        allocateNothing(BINARY);
    }

    private static void allocateNothing(int opcode) throws Exception {
        byte[] one = ScriptedServer.frame(opcode, true, new byte[151]);
        byte[] many = new byte[one.length * 64];
        for (int i = 0; i < 64; i++) {
            System.arraycopy(one, 0, many, i * one.length, one.length);
        }
        for (boolean spin : new boolean[]{false, true}) {
            Recorder recorder = new Recorder();
            recorder.countOnly = true;
            receive(recorder, spin, peer -> {
                for (int i = 0; i < 3_000; i++) {
                    peer.send(many);
                }
            });
            assertEquals(3_000 * 64, recorder.frames);
            // Once in a while the JVM itself allocates, on any thread: the best stretch counts.
            assertEquals(0, Arrays.stream(recorder.beside).min().orElseThrow(),
                    () -> Arrays.toString(recorder.beside) + " bytes, spin " + spin);
        }
    }

    private interface Script {
        void play(Peer peer) throws IOException;
    }

    /** Runs the client on this thread and the script on another, until the script's connection ends. */
    private static void receive(Recorder recorder, boolean spin, Script script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); Pause pause = new Pause(null, spin)) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                try (Peer peer = server.accept()) {
                    script.play(peer);
                }
                return null;
            });
            new Thread(task, "script").start();
            PollingSocket socket = PollingSocket.connect(
                    new InetSocketAddress("localhost", server.base().getPort()), pause, now -> true,
                    System.nanoTime() + 30_000_000_000L);
            new StreamClient(server.base(), Map.of(), socket, recorder).run();
            socket.finish(true);
            task.get();
        }
    }

    private static final class Recorder implements StreamClient.Listener {
        final List<String> texts = new ArrayList<>();
        boolean countOnly;
        int frames;
        long bytes;
        /** Bytes beside those of the buffer that the library puts around each read, in stretches of frames. */
        final long[] beside = new long[STRETCHES];
        private long allocated;

        @Override
        public void onOpened() {}

        @Override
        public void onEnded(String reason) {}

        @Override
        public void onRead(int count, long receivedNanos) {
            bytes += count;
            if (countOnly) {
                long now = Allocation.bytes();
                if (frames >= WARM_UP) {
                    beside[Math.min((frames - WARM_UP) / STRETCH, STRETCHES - 1)] += now - allocated - WRAP;
                }
                allocated = now;
            }
        }

        @Override
        public void onText(byte[] buffer, int offset, int length, long receivedNanos) {
            message("text ", buffer, offset, length);
        }

        @Override
        public void onBinary(byte[] buffer, int offset, int length, long receivedNanos) {
            message("binary ", buffer, offset, length);
        }

        private void message(String kind, byte[] buffer, int offset, int length) {
            frames++;
            if (!countOnly) {
                texts.add(kind + new String(buffer, offset, length, StandardCharsets.US_ASCII));
            }
        }
    }
}
