package io.ticklane.connector.stream;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
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
    private static final long STABLE_NANOS = 5_000_000_000L;
    private static final long JOIN_MILLIS = 5_000;
    private static final int FRAME_ROOM = 2048;
    private static final int READ_ROOM = 65_536;

    private final String name;
    private final StreamAddress address;
    private final StreamConfig config;
    private final long silenceNanos;
    private final Listener listener;
    private final Backoff backoff;
    private final Pause pause;
    private final Thread thread;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(FRAME_ROOM);
    /** Of the thread that polls. */
    private final ByteBuffer polled = ByteBuffer.allocate(READ_ROOM);
    /** Set by the session's thread for as long as frames may be written; read by the writing one. */
    private volatile @Nullable Line line;
    private volatile boolean stopping;
    /** Why this try ends; the first reason stays. Also set by the writing and the library's threads. */
    private volatile @Nullable String ending;
    private @Nullable StreamClient client;
    private long connectDeadline;
    private long openedNanos;
    /** Set by whoever reads. */
    private volatile long bytesNanos;
    private boolean opened;
    private long pingedNanos;

    /** The ways out of one connection and in: the plain socket, or TLS on it, and who takes what is read. */
    private record Line(PollingSocket raw, Socket socket, PollingSocket.Taker taker) {
        boolean plain() {
            return raw == socket;
        }
    }

    /**
     * Connects to nothing yet.
     *
     * @param name of the thread
     * @param tls for {@code wss}; null takes the JDK's own
     */
    public Session(String name, URI uri, @Nullable SSLContext tls, StreamConfig config, Listener listener) {
        this.name = name;
        this.config = config;
        this.listener = listener;
        address = new StreamAddress(uri, tls, Map.of());
        // Such a connection is often silent; the venue itself pings every 20 s.
        silenceNanos = Math.max(2 * config.silence().toNanos(), 10_000_000_000L);
        backoff = new Backoff(config.backoffFirst().toNanos(), config.backoffMax().toNanos(),
                new SplittableRandom());
        try {
            pause = new Pause(null, false);
        } catch (IOException e) {
            throw new IllegalStateException("no selector: " + e.getMessage(), e);
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Writes a whole frame, masked by the caller. Does not wait for a peer that does not read. */
    public Written write(byte[] frame, int offset, int length) {
        Line to = line;
        if (to == null) {
            return Written.NOTHING;
        }
        try {
            if (!to.plain()) {
                to.socket.getOutputStream().write(frame, offset, length);
                return Written.ALL;
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
     * thread the reading, and a waking up for every answer; when it stays away, that takes over within 20 ms. Does
     * nothing over TLS, where bytes cannot be taken without waiting for whole records. One thread; does not block.
     */
    public void poll() {
        Line from = line;
        if (from == null || !from.plain()) {
            return;
        }
        try {
            from.raw.poll(polled, from.taker);
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly: {}", name, e.toString());
            end(StreamErrors.describe(e));
        }
    }

    /** Sends text through the library. The session's thread only. */
    public void send(String text) {
        StreamClient to = client;
        try {
            if (to != null) {
                to.send(text);
            }
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("{} cannot send, it is ending", name);
        }
    }

    /** Ends this connection; another is tried. The thread that the listener is called on. */
    public void end(String reason) {
        if (ending != null) {
            return;
        }
        ending = reason;
        StreamClient running = client;
        if (Thread.currentThread() != thread) {
            pause.wakeup();
        } else if (running != null) {
            running.leave();
        }
    }

    /** Ends the thread, after a close frame. */
    @Override
    public void close() {
        stopping = true;
        pause.wakeup();
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
        if (ending == null) {
            ending = StreamErrors.describe(e);
        }
        try {
            at.raw.close();
        } catch (IOException alreadyOver) {
            LOG.debug("{} socket: {}", name, StreamErrors.describe(alreadyOver));
        }
    }

    private void run() {
        try (pause) {
            while (!stopping) {
                connectAndRead();
                down();
            }
        } catch (IOException e) {
            LOG.error("{} ends, its selector failed: {}", name, StreamErrors.describe(e));
        }
    }

    private void connectAndRead() {
        ending = null;
        opened = false;
        connectDeadline = System.nanoTime() + config.connectTimeout().toNanos();
        Events events = new Events();
        PollingSocket raw = null;
        try {
            raw = address.connect(pause, events, connectDeadline);
            Socket socket = address.secure(raw);
            StreamClient running = new StreamClient(address.uri(), address.headers(), socket, events);
            client = running;
            events.way = new Line(raw, socket, running);
            running.run();
        } catch (IOException e) {
            events.onEnded(StreamErrors.describe(e));
        } catch (Throwable t) {
            LOG.error("{} failed unexpectedly: {}", name, t.toString());
            events.onEnded(StreamErrors.describe(t));
        } finally {
            line = null;
            client = null;
            release(raw);
        }
    }

    private void release(@Nullable PollingSocket raw) {
        if (raw == null) {
            return;
        }
        try {
            raw.finish(stopping);
        } catch (IOException e) {
            LOG.debug("{} socket: {}", name, StreamErrors.describe(e));
        }
        if (!raw.lost().isEmpty() && "connection lost".equals(ending)) {
            ending = raw.lost();
        }
    }

    private void down() throws IOException {
        String reason = ending == null ? "connection lost" : ending;
        listener.onDown(reason);
        if (stopping) {
            return;
        }
        long now = System.nanoTime();
        if (opened && now - openedNanos >= STABLE_NANOS) {
            backoff.reset();
        }
        long wait = backoff.nextNanos();
        LOG.warn("{} {} down: {}; next try in {} ms", name, address, reason, wait / 1_000_000);
        long end = now + wait;
        while (!stopping && (now = System.nanoTime()) - end < 0) {
            listener.onIdle(now);
            pause.cold(end - now);
        }
    }

    /** What the client and the socket of one try tell. */
    private final class Events implements StreamClient.Listener, PollingSocket.Watch {
        private @Nullable Line way;

        @Override
        public void onOpened() {
            openedNanos = System.nanoTime();
            bytesNanos = openedNanos;
            pingedNanos = openedNanos;
            opened = true;
            line = way;
            listener.onOpened();
        }

        @Override
        public void onEnded(String reason) {
            if (ending == null) {
                ending = reason;
            }
            pause.wakeup();
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

        @Override
        public boolean goOn(long nowNanos) {
            if (stopping) {
                end("closed");
            }
            if (ending == null && !opened && nowNanos - connectDeadline >= 0) {
                ending = "no handshake within " + config.connectTimeout().toMillis() + " ms";
            }
            listener.onIdle(nowNanos);
            if (ending == null && opened) {
                watchSilence(nowNanos, bytesNanos);
            }
            return ending == null;
        }

        private void watchSilence(long nowNanos, long lastNanos) {
            long silent = nowNanos - lastNanos;
            StreamClient running = client;
            if (silent >= 2 * silenceNanos) {
                ending = "silent for " + silent / 1_000_000 + " ms";
            } else if (silent >= silenceNanos && pingedNanos - lastNanos <= 0 && running != null) {
                pingedNanos = nowNanos;
                try {
                    running.sendPing();
                } catch (WebsocketNotConnectedException e) {
                    LOG.debug("{} cannot ping, it is ending", name);
                }
            }
        }
    }
}
