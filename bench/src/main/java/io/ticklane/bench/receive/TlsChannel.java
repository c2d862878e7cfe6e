package io.ticklane.bench.receive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The JDK's TLS on a socket by its engine, with heap buffers, which it is fastest with. One thread. */
final class TlsChannel implements ByteChannel {
    private final SocketChannel socket;
    private final SSLEngine engine;
    private final ByteBuffer in;
    private final ByteBuffer out;

    /** Shakes hands, with a socket that blocks. The server's name is not verified: it is the loopback. */
    TlsChannel(SocketChannel socket, SSLContext tls, int port) throws IOException {
        this.socket = socket;
        engine = tls.createSSLEngine("localhost", port);
        engine.setUseClientMode(true);
        in = ByteBuffer.allocate(4 * engine.getSession().getPacketBufferSize()).flip();
        out = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
        engine.beginHandshake();
        shakeHands();
    }

    /** Whole records only: 0 where none has come yet. */
    @Override
    public int read(ByteBuffer into) throws IOException {
        int before = into.position();
        while (into.position() == before || in.hasRemaining()) {
            SSLEngineResult result = engine.unwrap(in, into);
            switch (result.getStatus()) {
                case OK -> {
                    // Perhaps a record without data; on to the next.
                }
                case CLOSED -> {
                    return into.position() > before ? into.position() - before : -1;
                }
                case BUFFER_OVERFLOW -> {
                    return into.position() - before;
                }
                case BUFFER_UNDERFLOW -> {
                    if (into.position() > before) {
                        return into.position() - before;
                    }
                    int count = more();
                    if (count <= 0) {
                        return count;
                    }
                }
            }
        }
        return into.position() - before;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        out.clear();
        int count = engine.wrap(from, out).bytesConsumed();
        out.flip();
        while (out.hasRemaining()) {
            socket.write(out);
        }
        return count;
    }

    private void shakeHands() throws IOException {
        ByteBuffer nothing = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
            switch (status) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> write(ByteBuffer.allocate(0));
                default -> {
                    if (engine.unwrap(in, nothing).getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW
                            && more() < 0) {
                        throw new IOException("closed during the TLS handshake");
                    }
                }
            }
            status = engine.getHandshakeStatus();
        }
    }

    private int more() throws IOException {
        in.compact();
        int count = socket.read(in);
        in.flip();
        return count;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
