package io.ticklane.bench.floor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ticklane.connector.wire.DecoderCounters;
import io.ticklane.connector.wire.FrameDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a venue that sends what the test wants, byte by byte where it wants. */
@Timeout(30)
class FloorReaderTest {
    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private Socket venue;
    private FloorReader reader;
    private Thread thread;

    @BeforeEach
    void listens() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void ends() throws IOException, InterruptedException {
        if (reader != null) {
            reader.close();
        }
        if (thread != null) {
            thread.join();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handsOverTextAndBinaryFramesOfAllLengths(boolean spin) throws Exception {
        connect(spin, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int length : new int[]{0, 1, 125, 126, 300, 65_535, 65_536, 100_000}) {
            bytes.write(frame(0x81, "x".repeat(length)));
            expected.add("text " + "x".repeat(length));
        }
        bytes.write(frame(0x82, "sbe"));
        expected.add("binary sbe");
        venue.getOutputStream().write(bytes.toByteArray());

        for (String each : expected) {
            assertEquals(each, frames.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void putsFramesTogetherThatComeInParts() throws Exception {
        connect(true, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        venue.setTcpNoDelay(true);
        OutputStream out = venue.getOutputStream();
        byte[] three = concat(frame(0x81, "a".repeat(200)), frame(0x81, "b"), frame(0x82, "c".repeat(130)));
        for (byte each : three) {
            out.write(each);
            out.flush();
        }

        assertEquals("text " + "a".repeat(200), frames.poll(10, TimeUnit.SECONDS));
        assertEquals("text b", frames.poll(10, TimeUnit.SECONDS));
        assertEquals("binary " + "c".repeat(130), frames.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void answersAPingWithItsPayload() throws Exception {
        connect(false, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        venue.getOutputStream().write(frame(0x89, "123"));

        byte[] pong = venue.getInputStream().readNBytes(9);

        assertArrayEquals(new byte[]{(byte) 0x8a, (byte) 0x83, 0, 0, 0, 0, '1', '2', '3'}, pong);
    }

    @Test
    void aCloseOfTheVenueIsAFailure() throws Exception {
        connect(true, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        venue.close();
        thread.join();

        assertEquals("the venue closed the connection",
                Objects.requireNonNull(reader.failure()).getMessage());
    }

    @Test
    void aFrameInPartsIsAFailure() throws Exception {
        connect(true, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
        venue.getOutputStream().write(frame(0x01, "begin"));
        thread.join();

        assertNotNull(reader.failure());
    }

    @Test
    void aVenueThatDoesNotUpgradeIsRefused() {
        IOException refusal = assertThrows(IOException.class,
                () -> connect(true, "HTTP/1.1 404 Not Found\r\n\r\n"));

        assertEquals("the venue did not upgrade: HTTP/1.1 404 Not Found", refusal.getMessage());
    }

    private void connect(boolean spin, String answer) throws Exception {
        CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> accept(answer));
        FloorLine line = new FloorLine(URI.create("ws://127.0.0.1:" + server.getLocalPort()),
                "/stream?streams=a", Map.of(), null, spin);
        reader = new FloorReader(line, new Frames());
        venue = accepted.get(10, TimeUnit.SECONDS);
        thread = new Thread(reader, "bench-floor");
        thread.setDaemon(true);
        thread.start();
    }

    private Socket accept(String answer) {
        try {
            Socket socket = server.accept();
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] frame(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            int bytes = payload.length < 65_536 ? 2 : 8;
            out.write(bytes == 2 ? 126 : 127);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private final class Frames implements FrameDecoder {
        @Override
        public int decode(byte[] buffer, int offset, int length, long receivedNanos) {
            frames.add("text " + new String(buffer, offset, length, StandardCharsets.US_ASCII));
            return MARKET_DATA;
        }

        @Override
        public int decodeBinary(byte[] buffer, int offset, int length, long receivedNanos) {
            frames.add("binary " + new String(buffer, offset, length, StandardCharsets.US_ASCII));
            return MARKET_DATA;
        }

        @Override
        public void resetSequences() {}

        @Override
        public DecoderCounters counters() {
            throw new UnsupportedOperationException();
        }
    }
}
