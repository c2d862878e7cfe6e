package io.ticklane.bench.floor;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A socket that became a WebSocket, plain or TLS, and nothing more: bytes in, bytes out. One thread; {@link #close}
 * from any.
 */
public final class FloorLine implements AutoCloseable {
    private static final int MOST_HEAD = 4_096;
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int MASK_LENGTH = 4;

    private final SocketChannel channel;
    private final @Nullable FloorTls tls;

    /**
     * Connects and upgrades; frames may come from now on.
     *
     * @param base address without a path, {@code ws} or {@code wss}
     * @param path with the streams in it, so that nothing is to be subscribed
     * @param headers sent along with the handshake
     * @param context for {@code wss}
     * @param spin {@link #read} never sleeps; otherwise it waits for the kernel to wake the thread
     */
    public FloorLine(URI base, String path, Map<String, String> headers, @Nullable SSLContext context,
            boolean spin) throws IOException {
        channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            tls = "wss".equals(base.getScheme()) ? FloorTls.of(channel, base, context) : null;
            upgrade(base, path, headers);
            channel.configureBlocking(!spin);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Bytes that came, 0 if none did, -1 if none ever will. The buffer is backed by an array. */
    public int read(ByteBuffer into) throws IOException {
        return tls == null ? channel.read(into) : tls.read(into);
    }

    /** Writes all of it. */
    public void write(ByteBuffer from) throws IOException {
        if (tls != null) {
            tls.write(from);
            return;
        }
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }

    /** Writes a message of ASCII, at most 65,535 bytes, as one frame. */
    public void writeText(String message) throws IOException {
        byte[] payload = message.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 2 * MASK_LENGTH).put((byte) TEXT);
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        // A mask of zeros leaves the payload as it is.
        write(frame.putInt(0).put(payload).flip());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void upgrade(URI base, String path, Map<String, String> headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
        headers.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        write(ByteBuffer.wrap(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII)));
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < MOST_HEAD) {
            one.clear();
            if (read(one) < 0) {
                throw new EOFException("the venue closed the connection: " + head);
            }
            if (one.position() > 0) {
                head.append((char) one.get(0));
            }
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new IOException(
                    "the venue did not upgrade: " + head.toString().lines().findFirst().orElse(""));
        }
    }
}
