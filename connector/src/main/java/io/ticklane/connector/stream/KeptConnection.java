package io.ticklane.connector.stream;

import java.io.IOException;
import java.net.Socket;
import java.util.SplittableRandom;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is kept up: connects, reads, watches for silence, and does it all again when it ends, at growing
 * intervals, until {@link #stop}.
 *
 * <p>{@link #run} is its thread; everything else runs on it, too, except for {@link #stop}, {@link #wakeup},
 * {@link #onEnded}, and what is said of {@link #end}.
 */
abstract class KeptConnection implements Runnable, StreamClient.Listener, PollingSocket.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(KeptConnection.class);
    /** Up for so long, it counts as working, and the next failure as the first. */
    private static final long STABLE_NANOS = 5_000_000_000L;

    final String name;
    final StreamAddress address;
    final StreamConfig config;
    private final Pause pause;
    private final Backoff backoff;
    /** After so long without a byte the peer is asked for one. */
    private final long askNanos;
    /** After so long the connection is given up. */
    private final long deadNanos;

    private volatile boolean stopping;
    /** Why this try ends, once it does; the first reason stays. Also set by those that write. */
    private volatile @Nullable String ending;
    private @Nullable StreamClient client;
    private @Nullable Thread thread;
    private long connectDeadline;
    private long askedNanos;
    private boolean opened;
    /** When all was as it should be, 0 before. */
    private long upNanos;

    KeptConnection(String name, StreamAddress address, StreamConfig config, Pause pause, long askNanos,
            long deadNanos) {
        this.name = name;
        this.address = address;
        this.config = config;
        this.pause = pause;
        this.askNanos = askNanos;
        this.deadNanos = deadNanos;
        backoff = new Backoff(config.backoffFirst().toNanos(), config.backoffMax().toNanos(),
                new SplittableRandom());
    }

    /** A try begins. */
    abstract void onTry();

    /** The way to the peer stands, and the handshake is about to begin. */
    void onConnected(PollingSocket raw, Socket socket, StreamClient running) throws IOException {}

    /** Nothing is read any more, and the socket, if there is one, is about to be closed. */
    void onOver() {}

    /** The handshake is done. */
    abstract void onOpened(long nowNanos);

    /** When bytes came last, or the handshake was done; monotonic. */
    abstract long lastBytesNanos();

    /** Again and again, also while nothing comes and before every new try. */
    abstract void onDue(long nowNanos);

    /** It is over; another try follows unless {@link #stopping}. */
    abstract void onDown(String reason);

    /** The wait before the next try. */
    long nextWaitNanos(Backoff waits) {
        return waits.nextNanos();
    }

    /** All is as it should be. */
    final void working() {
        upNanos = System.nanoTime();
    }

    final boolean stopping() {
        return stopping;
    }

    /** Whether this try is about to end. */
    final boolean ending() {
        return ending != null;
    }

    /** Whether the handshake of this try is done. */
    final boolean opened() {
        return opened;
    }

    /** Ends the thread soon. Any thread. */
    final void stop() {
        stopping = true;
        pause.wakeup();
    }

    /** Makes a sleeping thread look for work. Any thread. */
    final void wakeup() {
        pause.wakeup();
    }

    /** Instead of {@link #run}, where that will never be called. */
    final void discard() {
        try {
            pause.close();
        } catch (IOException e) {
            LOG.debug("{} selector: {}", name, StreamErrors.describe(e));
        }
    }

    @Override
    public final void run() {
        thread = Thread.currentThread();
        try (pause) {
            while (!stopping) {
                connectAndRead();
                down();
            }
        } catch (IOException e) {
            LOG.error("{} ends, its selector failed: {}", name, StreamErrors.describe(e));
        } finally {
            onStopped();
        }
    }

    /** The thread ends. */
    void onStopped() {}

    private void connectAndRead() {
        ending = null;
        opened = false;
        upNanos = 0;
        connectDeadline = System.nanoTime() + config.connectTimeout().toNanos();
        onTry();
        PollingSocket raw = null;
        try {
            raw = address.connect(pause, this, connectDeadline);
            Socket socket = address.secure(raw);
            StreamClient running = new StreamClient(address.uri(), address.headers(), socket, this);
            client = running;
            onConnected(raw, socket, running);
            running.run();
        } catch (IOException e) {
            onEnded(StreamErrors.describe(e));
        } catch (Throwable t) {
            LOG.error("{} failed unexpectedly: {}", name, t.toString());
            onEnded(StreamErrors.describe(t));
        } finally {
            client = null;
            onOver();
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
        long now = System.nanoTime();
        if (upNanos != 0 && now - upNanos >= STABLE_NANOS) {
            backoff.reset();
        }
        if (stopping) {
            onDown(reason);
            return;
        }
        long wait = nextWaitNanos(backoff);
        LOG.warn("{} {} down: {}; next try in {} ms", name, address, reason, wait / 1_000_000);
        onDown(reason);
        long end = now + wait;
        while (!stopping && (now = System.nanoTime()) - end < 0) {
            onDue(now);
            pause.cold(end - now);
        }
    }

    @Override
    public final boolean goOn(long nowNanos) {
        if (stopping) {
            end("closed");
        }
        if (ending == null && !opened && nowNanos - connectDeadline >= 0) {
            ending = "no handshake within " + config.connectTimeout().toMillis() + " ms";
        }
        onDue(nowNanos);
        if (ending == null && opened) {
            watchSilence(nowNanos);
        }
        return ending == null;
    }

    private void watchSilence(long nowNanos) {
        long last = lastBytesNanos();
        long silent = nowNanos - last;
        if (silent >= deadNanos) {
            ending = "silent for " + silent / 1_000_000 + " ms";
        } else if (silent >= askNanos && askedNanos - last <= 0) {
            askedNanos = nowNanos;
            send(null);
        }
    }

    /** Sends text, or a ping for null. A connection that is just ending takes nothing, and tells so itself. */
    final void send(@Nullable String text) {
        StreamClient to = client;
        if (to == null) {
            return;
        }
        try {
            if (text == null) {
                to.sendPing();
            } else {
                to.send(text);
            }
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("{} cannot send, it is ending", name);
        }
    }

    /** Ends the connection, with a close frame where its own thread calls. The thread that reads. */
    final void end(String reason) {
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

    @Override
    public final void onOpened() {
        long now = System.nanoTime();
        askedNanos = now;
        opened = true;
        onOpened(now);
    }

    @Override
    public final void onEnded(String reason) {
        if (ending == null) {
            ending = reason;
        }
        pause.wakeup();
    }
}
