package io.ticklane.bench.receive;

import io.ticklane.connector.wire.MarketDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The floor: a read, a clock reading, the decoder, and nothing else. Knows only what its sender sends: short
 * text frames. Allocates nothing once connected, but for what TLS does.
 */
final class BareReceiver implements Receiver {
    private static final int ROOM = 256 * 1024;
    private static final int SHORT_LENGTH = 126;
    private static final String REQUEST = """
            GET /stream HTTP/1.1
            Host: localhost
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """;

    private final Target target;
    private final Collector into;
    private final boolean spin;
    private final MarketDecoder decoder;
    private final byte[] bytes = new byte[ROOM];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final SocketChannel socket;
    private long reads;

    BareReceiver(Target target, Collector into, boolean spin) throws IOException {
        this.target = target;
        this.into = into;
        this.spin = spin;
        decoder = new MarketDecoder(Target.INSTRUMENTS, into);
        socket = SocketChannel.open();
        into.reads(() -> reads);
    }

    @Override
    public void receive() throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
        ByteChannel channel = target.tls() == null
                ? socket
                : new TlsChannel(socket, target.tls(), target.port());
        upgrade(channel);
        socket.configureBlocking(!spin);
        while (!into.ended()) {
            int count = channel.read(buffer);
            if (count > 0) {
                reads++;
                walk(System.nanoTime());
            } else if (count == 0) {
                Thread.onSpinWait();
            } else {
                throw new EOFException("closed before the end mark");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Hands over every whole frame; what is left moves to the front. */
    private void walk(long receivedNanos) {
        int at = 0;
        int end = buffer.position();
        while (end - at >= 4) {
            int length = bytes[at + 1];
            int header = 2;
            if (length == SHORT_LENGTH) {
                header = 4;
                length = ((bytes[at + 2] & 0xff) << 8) | (bytes[at + 3] & 0xff);
            }
            if (end - at < header + length) {
                break;
            }
            decoder.decode(bytes, at + header, length, receivedNanos);
            at += header + length;
        }
        if (at < end) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
        }
        buffer.position(end - at);
    }

    private void upgrade(ByteChannel channel) throws IOException {
        send(channel, StandardCharsets.US_ASCII.encode(REQUEST.replace("\n", "\r\n")));
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("closed instead of an answer: " + head);
            }
            head = new String(bytes, 0, buffer.position(), StandardCharsets.US_ASCII);
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + head.lines().findFirst().orElse(""));
        }
        buffer.clear();
        byte[] text = Target.SUBSCRIBE.getBytes(StandardCharsets.US_ASCII);
        // A mask of zeros leaves the text as it is.
        send(channel, ByteBuffer.allocate(text.length + 6).put((byte) 0x81).put((byte) (0x80 | text.length))
                .putInt(0).put(text).flip());
    }

    private static void send(ByteChannel channel, ByteBuffer whole) throws IOException {
        while (whole.hasRemaining()) {
            channel.write(whole);
        }
    }
}
