package io.ticklane.bench.throughput;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The receiving end: so many connections, read by one thread that counts WebSocket frames and does nothing else with
 * them, so that the sender is what is measured.
 */
final class FrameReader implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

    /** How far one connection is in its stream of frames. */
    private static final class Cursor {
        private final byte[] header = new byte[10];
        private int headerSize;
        /** Bytes of the present frame's payload that are still to come. */
        private long left;

        /** Frames that begin in these bytes. */
        long count(ByteBuffer bytes) {
            long frames = 0;
            while (bytes.hasRemaining()) {
                if (left > 0) {
                    int skipped = (int) Math.min(left, bytes.remaining());
                    bytes.position(bytes.position() + skipped);
                    left -= skipped;
                } else {
                    header[headerSize++] = bytes.get();
                    if (headerSize == headerLength()) {
                        left = payloadLength();
                        headerSize = 0;
                        frames++;
                    }
                }
            }
            return frames;
        }

        private int headerLength() {
            if (headerSize < 2) {
                return 2;
            }
            int length = header[1] & 0x7f;
            return length == LONG_LENGTH ? 10 : length == SHORT_LENGTH ? 4 : 2;
        }

        private long payloadLength() {
            int length = header[1] & 0x7f;
            if (length < SHORT_LENGTH) {
                return length;
            }
            long value = 0;
            for (int i = 2; i < headerLength(); i++) {
                value = (value << 8) | (header[i] & 0xff);
            }
            return value;
        }
    }

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long frames;
    private long bytes;

    /**
     * Connects.
     *
     * @param stream path to upgrade to, or empty for a plain socket that sends frames at once
     */
    FrameReader(URI address, String stream, int connections) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open();
            channels.add(channel);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            if (!stream.isEmpty()) {
                upgrade(channel, stream);
            }
        }
        for (SocketChannel channel : channels) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Cursor());
        }
    }

    private static void upgrade(SocketChannel channel, String stream) throws IOException {
        String request = "GET " + stream + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new EOFException("the venue closed the connection: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().contains(" 101 ")) {
            throw new IOException(
                    "the venue did not upgrade: " + head.toString().lines().findFirst().orElse(""));
        }
    }

    /** Reads until the monotonic clock says so. */
    void readUntil(long endNanos) throws IOException {
        while (System.nanoTime() - endNanos < 0) {
            selector.select(this::read, 10);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int size = ((SocketChannel) key.channel()).read(buffer);
            if (size < 0) {
                throw new EOFException("the sender closed a connection");
            }
            bytes += size;
            frames += ((Cursor) key.attachment()).count(buffer.flip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frames of all connections so far. */
    long frames() {
        return frames;
    }

    /** Bytes of all connections so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
