package io.ticklane.connector.stream;

import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.wire.FrameDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a set of streams up over as many connections as it takes. Every connection has a thread {@code stream-n}
 * on which its decoder runs; it reconnects by itself, and every coming and going is told as a
 * {@link FeedEvent}.
 *
 * <p>All methods can be called by any thread.
 */
public final class StreamManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamManager.class);
    private static final long JOIN_NANOS = 3_000_000_000L;

    private final InboundHandler events;
    private final List<StreamConnection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    /** Whether all connections were up at once before; set by whichever thread sees it. */
    private volatile boolean everUp;
    private boolean started;
    private boolean closed;

    /**
     * Nothing is connected yet.
     *
     * @param venue where the streams are
     * @param streams names as on the wire, each once; those of one symbol stay on one connection
     * @param decoders asked once for each connection, in their order, here
     * @param events told of connections, on their threads
     * @param idle run by the thread of the first connection, or null
     * @throws IllegalArgumentException if there are no streams, one comes twice, or the base is no stream address
     */
    public StreamManager(StreamBase venue, List<String> streams, StreamConfig config,
            Supplier<FrameDecoder> decoders, InboundHandler events, @Nullable IdleHook idle) {
        URI base = venue.uri();
        boolean secure = "wss".equals(base.getScheme());
        if (base.getHost() == null || (!secure && !"ws".equals(base.getScheme()))) {
            throw new IllegalArgumentException("stream base must be ws://host or wss://host, is " + base);
        }
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("no streams to subscribe");
        }
        this.events = events;
        URI uri = venue.combined();
        Events owner = new Events();
        for (List<String> part : StreamPlan.of(streams, config.streamsPerConnection())) {
            int number = connections.size();
            connections.add(new StreamConnection(number, new StreamAddress(uri, venue.tls(), venue.headers()),
                    part, config, decoders.get(), owner, pause(number == 0 ? idle : null, config.spin())));
        }
    }

    /** How many connections these streams take. */
    public static int connections(List<String> streams, StreamConfig config) {
        return StreamPlan.of(streams, config.streamsPerConnection()).size();
    }

    /** Starts the threads and returns. */
    public synchronized void start() {
        if (started || closed) {
            throw new IllegalStateException("started before");
        }
        started = true;
        for (int i = 0; i < connections.size(); i++) {
            Thread thread = new Thread(connections.get(i), "stream-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /**
     * Waits until every stream is acknowledged.
     *
     * @return false if that takes longer than {@code timeout}; {@link #status} tells why
     */
    public synchronized boolean awaitSubscribed(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!closed && !allUp()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return !closed;
    }

    /** Whether every connection is up, acknowledged, and had bytes within the configured silence. */
    public boolean healthy(long nowNanos) {
        for (StreamConnection connection : connections) {
            if (!connection.healthy(nowNanos)) {
                return false;
            }
        }
        return true;
    }

    /** Each connection as it is now. */
    public List<ConnectionStatus> status() {
        List<ConnectionStatus> status = new ArrayList<>();
        for (StreamConnection connection : connections) {
            status.add(connection.status());
        }
        return status;
    }

    /** How often connections came up again. */
    public long reconnects() {
        return sum(ConnectionStatus::reconnects);
    }

    /** Bytes read on all connections, without handshakes. */
    public long bytes() {
        return sum(ConnectionStatus::bytes);
    }

    /** Messages on all connections. */
    public long frames() {
        return sum(ConnectionStatus::frames);
    }

    /** Reads of sockets that brought bytes. */
    public long reads() {
        return sum(ConnectionStatus::reads);
    }

    /** Makes the first connection's thread run the idle hook soon if it sleeps. Cheap if it does not. */
    public void wakeup() {
        connections.get(0).wakeup();
    }

    /** Closes every connection and waits for its thread, briefly. Nothing is told of it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        for (StreamConnection connection : connections) {
            connection.stop();
            if (threads.isEmpty()) {
                connection.discard();
            }
        }
        long end = System.nanoTime() + JOIN_NANOS;
        for (Thread thread : threads) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (thread != Thread.currentThread() && left > 0) {
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Whether it was started and every thread of it has ended. */
    public synchronized boolean ended() {
        return !threads.isEmpty() && threads.stream().noneMatch(Thread::isAlive);
    }

    private boolean allUp() {
        for (StreamConnection connection : connections) {
            if (connection.status().state() != ConnectionState.UP) {
                return false;
            }
        }
        return true;
    }

    private long sum(ToLongFunction<ConnectionStatus> counter) {
        long sum = 0;
        for (ConnectionStatus status : status()) {
            sum += counter.applyAsLong(status);
        }
        return sum;
    }

    private static Pause pause(@Nullable IdleHook hook, boolean spin) {
        try {
            return new Pause(hook, spin);
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for a stream: " + e.getMessage(), e);
        }
    }

    /** Tells the core, then whoever waits. */
    private final class Events implements StreamConnection.Owner {
        @Override
        public void onUp(int connection, String where) {
            boolean all = allUp();
            if (all) {
                everUp = true;
            }
            tell(FeedEvent.Kind.CONNECTED, all ? FeedState.LIVE : stateWithout(), connection,
                    "connected to " + where);
        }

        @Override
        public void onDown(int connection, String reason) {
            tell(FeedEvent.Kind.DISCONNECTED, stateWithout(), connection, reason);
        }

        private FeedState stateWithout() {
            return everUp ? FeedState.SUSPECT : FeedState.CONNECTING;
        }

        private void tell(FeedEvent.Kind kind, FeedState state, int connection, String reason) {
            try {
                events.onFeed(new FeedEvent(kind, state, connection, -1, 0, System.nanoTime(), reason));
            } catch (Throwable t) {
                LOG.error("{} of stream-{} could not be told: {}", kind, connection, t.toString());
            }
            synchronized (StreamManager.this) {
                StreamManager.this.notifyAll();
            }
        }
    }
}
