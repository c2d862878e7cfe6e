package io.ticklane.connector.stream;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection over which both sides talk, kept up until {@link #close}: connects, reads, connects again at
 * growing intervals. Whole frames are written to the socket at once, by the caller's thread, past the library's
 * queue.
 *
 * <p>Owns a thread, on which the listener is called. A thread that never sleeps can read in its place ({@link #poll});
 * the listener is then called by either, never by both at once. {@link #write} from one thread; {@link #close} from
 * any.
 */
public final class Session implements AutoCloseable {
    /** Told of what the connection does, on its thread; of texts on that of {@link Session#poll} as well. */
    public interface Listener {
        /** The handshake is done. */
        void onOpened();

        /** A whole text message; the bytes are valid during the call only. */
        void onText(byte[] buffer, int offset, int length, long receivedNanos);

        /** Again and again while there is a connection, and before every new try. */
        void onIdle(long nowNanos);

        /** It is over, nothing more can leave on it; it will be tried again. */
        void onDown(String reason);
    }

    /** What became of a frame. */
    public enum Written {
        /** All of it is with the operating system. */
        ALL,
        /** Nothing of it left. */
        NOTHING,
        /** The connection broke, and a part may have left. */
        BROKEN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long JOIN_MILLIS = 5_000;
    /** Such a connection is often silent; the venue itself pings every 20 s. */
    private static final long LEAST_SILENCE_NANOS = 10_000_000_000L;
    private static final int FRAME_ROOM = 2048;
    private static final int READ_ROOM = 65_536;

    private final Kept connection;
    private final Listener listener;
    private final Thread thread;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(FRAME_ROOM);
    /** Of the thread that polls. */
    private final ByteBuffer polled = ByteBuffer.allocate(READ_ROOM);
    /** Set by the session's thread for as long as frames may be written; read by the writing one. */
    private volatile @Nullable Line line;

    /** The ways out of one connection and in: the plain socket, or TLS on it, and who takes what is read. */
    private record Line(PollingSocket raw, @Nullable TlsOutput secure, PollingSocket.Taker taker) {}

    /**
     * Connects to nothing yet.
     *
     * @param name of the thread
     * @param tls for {@code wss}; null takes the JDK's own
     */
    public Session(String name, URI uri, @Nullable SSLContext tls, StreamConfig config, Listener listener) {
        this.listener = listener;
        long silenceNanos = Math.max(2 * config.silence().toNanos(), LEAST_SILENCE_NANOS);
        try {
            connection = new Kept(name, new StreamAddress(uri, tls, Map.of()), config, new Pause(null, false),
                    silenceNanos);
        } catch (IOException e) {
            throw new IllegalStateException("no selector: " + e.getMessage(), e);
        }
        thread = new Thread(connection, name);
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /**
     * Writes a whole frame, masked by the caller. Does not wait for a peer that does not read, or for 10 ms where it
     * stops reading in the middle of the frame; the connection then ends.
     */
    public Written write(byte[] frame, int offset, int length) {
        Line to = line;
        if (to == null) {
            return Written.NOTHING;
        }
        try {
            TlsOutput secure = to.secure;
            if (secure != null) {
                return secure.writeNow(frame, offset, length) ? Written.ALL : Written.NOTHING;
            }
            direct.clear();
            direct.put(frame, offset, length).flip();
            return to.raw.writeNow(direct) ? Written.ALL : Written.NOTHING;
        } catch (IOException e) {
            broke(to, e);
            return Written.BROKEN;
        }
    }

    /**
     * Reads what has come, on the calling thread. One that calls this every few microseconds spares the session's own
     * thread the reading, and a waking up for every answer; when it stays away, that takes over within half a second.
     * Does nothing over TLS, where bytes cannot be taken without waiting for whole records. One thread; does not block.
     */
    public void poll() {
        Line from = line;
        if (from == null || from.secure != null) {
            return;
        }
        from.raw.poll(polled, from.taker);
    }

    /** Sends text through the library. The thread that the listener is called on. */
    public void send(String text) {
        connection.send(text);
    }

    /** Ends this connection; another is tried. The thread that the listener is called on. */
    public void end(String reason) {
        connection.end(reason);
    }

    /** Ends the thread, after a close frame. */
    @Override
    public void close() {
        connection.stop();
        if (!thread.isAlive() || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void broke(Line at, IOException e) {
        connection.onEnded(StreamErrors.describe(e));
        try {
            at.raw.close();
        } catch (IOException alreadyOver) {
            LOG.debug("{} socket: {}", connection.name, StreamErrors.describe(alreadyOver));
        }
    }

    private final class Kept extends KeptConnection {
        /** What the connection of this try will be once it is open. */
        private @Nullable Line next;
        /** Set by whoever reads. */
        private volatile long bytesNanos;

        Kept(String name, StreamAddress address, StreamConfig config, Pause pause, long silenceNanos) {
            super(name, address, config, pause, silenceNanos, 2 * silenceNanos);
        }

        @Override
        void onTry() {
            next = null;
        }

        @Override
        void onConnected(PollingSocket raw, Socket socket, StreamClient running) throws IOException {
            TlsOutput secure = raw == socket ? null : new TlsOutput(raw, socket);
            next = new Line(raw, secure, bytes -> taken(running, bytes));
        }

        /** Whatever goes wrong ends this connection, before anybody can read on from the middle of a frame. */
        private boolean taken(StreamClient running, ByteBuffer bytes) {
            try {
                return running.take(bytes) && !ending();
            } catch (Throwable t) {
                LOG.error("{} failed unexpectedly: {}", name, t.toString());
                end(StreamErrors.describe(t));
                return false;
            }
        }

        @Override
        void onOpened(long nowNanos) {
            bytesNanos = nowNanos;
            working();
            line = next;
            listener.onOpened();
        }

        @Override
        long lastBytesNanos() {
            return bytesNanos;
        }

        @Override
        void onDue(long nowNanos) {
            listener.onIdle(nowNanos);
        }

        @Override
        void onOver() {
            line = null;
            Line last = next;
            if (last == null || last.secure == null) {
                return;
            }
            try {
                last.secure.close();
            } catch (IOException e) {
                LOG.debug("{} selector: {}", name, StreamErrors.describe(e));
            }
        }

        @Override
        void onDown(String reason) {
            listener.onDown(reason);
        }

        @Override
        public void onRead(int bytes, long receivedNanos) {
            bytesNanos = receivedNanos;
        }

        @Override
        public void onText(byte[] buffer, int offset, int length, long receivedNanos) {
            listener.onText(buffer, offset, length, receivedNanos);
        }

        @Override
        public void onBinary(byte[] buffer, int offset, int length, long receivedNanos) {
            LOG.debug("{} skips {} bytes that are no text", name, length);
        }
    }
}
