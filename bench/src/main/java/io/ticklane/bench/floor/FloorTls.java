package io.ticklane.bench.floor;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * TLS on a channel by the JDK's own engine, on arrays, which it likes better than direct buffers. One thread; the
 * channel may become non-blocking once the handshake is done.
 */
final class FloorTls {
    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ByteBuffer cipher;
    private final ByteBuffer outgoing;
    /** Decrypted bytes that did not fit where they were wanted, ready to be taken. */
    private final ByteBuffer rest;
    private final ByteBuffer nothing = ByteBuffer.allocate(0);

    private FloorTls(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        cipher = ByteBuffer.allocate(4 * packet).limit(0);
        outgoing = ByteBuffer.allocate(packet);
        rest = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).limit(0);
    }

    /** Shakes hands on a blocking channel; the venue's name is checked. */
    static FloorTls of(SocketChannel channel, URI base, @Nullable SSLContext context) throws IOException {
        SSLContext used;
        try {
            used = context == null ? SSLContext.getDefault() : context;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no TLS in this JDK: " + e.getMessage(), e);
        }
        SSLEngine engine = used.createSSLEngine(base.getHost(), base.getPort());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        FloorTls tls = new FloorTls(channel, engine);
        engine.beginHandshake();
        tls.shake();
        return tls;
    }

    int read(ByteBuffer into) throws IOException {
        if (rest.hasRemaining()) {
            return take(into);
        }
        while (true) {
            if (cipher.hasRemaining()) {
                boolean tight = into.remaining() < rest.capacity();
                SSLEngineResult result = engine.unwrap(cipher, tight ? rest.clear() : into);
                if (tight) {
                    rest.flip();
                }
                if (result.getStatus() == Status.CLOSED) {
                    return -1;
                }
                if (result.bytesProduced() > 0) {
                    return tight ? take(into) : result.bytesProduced();
                }
                if (result.getStatus() == Status.OK) {
                    serve(result.getHandshakeStatus());
                    continue;
                }
            }
            int size = fill();
            if (size <= 0) {
                return size;
            }
        }
    }

    void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            wrap(from);
        }
    }

    private int take(ByteBuffer into) {
        int size = Math.min(into.remaining(), rest.remaining());
        into.put(rest.array(), rest.position(), size);
        rest.position(rest.position() + size);
        return size;
    }

    private int fill() throws IOException {
        cipher.compact();
        int size = channel.read(cipher);
        cipher.flip();
        return size;
    }

    private void wrap(ByteBuffer from) throws IOException {
        outgoing.clear();
        SSLEngineResult result = engine.wrap(from, outgoing);
        if (result.getStatus() != Status.OK) {
            throw new IOException("TLS: cannot write: " + result.getStatus());
        }
        outgoing.flip();
        while (outgoing.hasRemaining()) {
            channel.write(outgoing);
        }
    }

    /** What the other side wants after the handshake, such as new keys. */
    private void serve(HandshakeStatus wanted) throws IOException {
        switch (wanted) {
            case NEED_TASK -> tasks();
            case NEED_WRAP -> wrap(nothing);
            default -> {
                // Nothing to do.
            }
        }
    }

    private void tasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void shake() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> tasks();
                case NEED_WRAP -> wrap(nothing);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
                default -> {
                    return;
                }
            }
        }
    }

    private void unwrap() throws IOException {
        SSLEngineResult result = engine.unwrap(cipher, rest.clear());
        rest.flip();
        if (result.getStatus() == Status.CLOSED
                || (result.getStatus() == Status.BUFFER_UNDERFLOW && fill() < 0)) {
            throw new EOFException("the venue closed the connection during the handshake of TLS");
        }
    }
}
