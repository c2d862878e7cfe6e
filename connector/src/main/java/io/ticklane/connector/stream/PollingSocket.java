package io.ticklane.connector.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket whose reads never block in the kernel: where nothing is there, the reading thread pauses (sleeps in a
 * selector, or spins), and does what others want of it meanwhile. Works as it is and beneath TLS.
 *
 * <p>One reading thread, which may lend its turn to another ({@link #poll}), one writing thread; {@link #close} by any.
 */
final class PollingSocket extends ChannelSocket {
    /** Asked again and again by the reading thread. */
    interface Watch {
        /**
         * Does what is due.
         *
         * @return whether to go on; otherwise the read ends with an exception
         */
        boolean goOn(long nowNanos);
    }

    /** Takes what another thread than the reading one has read. */
    interface Taker {
        /**
         * From position to limit of a buffer backed by an array. Does not throw.
         *
         * @return whether there may be more; otherwise reading ends, as if the peer had closed
         */
        boolean take(ByteBuffer bytes);
    }

    private static final Logger LOG = LoggerFactory.getLogger(PollingSocket.class);
    /**
     * How long the reading thread leaves a connection to one that comes by, before it looks whether that still does.
     * Where processors are few, a look costs one that never sleeps a tenth of a millisecond.
     */
    private static final long LENT_NANOS = 250_000_000;
    private static final long TAKEN_NANOS = 100_000;
    private static final int ARRIVAL = 64 * 1024;
    /**
     * Where bytes arrive, of each thread that reads. Into an array the JDK would read by way of such a buffer of the
     * thread's, which it has to find anew each time, also for nothing.
     */
    private static final ThreadLocal<ByteBuffer> ARRIVALS = ThreadLocal
            .withInitial(() -> ByteBuffer.allocateDirect(ARRIVAL));
    private static final String PEER_CLOSED = "the peer closed the connection";
    private static final int AHEAD = 32 * 1024;
    private static final int TURNS_PER_HOOK = 8;
    /**
     * A turn that spins takes half a microsecond; what the watch wants takes a tenth of that, and may wait for a few.
     */
    private static final int SPINS_PER_WATCH = 16;
    private static final long WRITER_JOIN_MILLIS = 1_000;

    private final Pause pause;
    private final Watch watch;
    private final InputStream input = new Input();
    private final Thread reader = Thread.currentThread();
    private final ChannelOutput output;
    private final ReadTurn turn = new ReadTurn();
    /** Nothing more is to be read, another thread has found. Of whoever has the turn. */
    private boolean over;
    private volatile String lost = "";

    private PollingSocket(SocketChannel channel, Pause pause, Watch watch) {
        super(channel);
        this.pause = pause;
        this.watch = watch;
        output = new ChannelOutput(channel, reader, this);
    }

    /**
     * Connects, pausing on the calling thread.
     *
     * @throws SocketTimeoutException if it takes longer than until {@code deadlineNanos}
     */
    static PollingSocket connect(InetSocketAddress address, Pause pause, Watch watch, long deadlineNanos)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean connected = channel.connect(address);
            SelectionKey key = channel.register(pause.selector(), SelectionKey.OP_CONNECT);
            while (!connected) {
                long now = System.nanoTime();
                if (now - deadlineNanos >= 0) {
                    throw new SocketTimeoutException("no connection in time");
                }
                if (!watch.goOn(now)) {
                    throw new SocketException("given up");
                }
                pause.cold(deadlineNanos - now);
                connected = channel.finishConnect();
            }
            if (pause.spins()) {
                // Or the system would note each arrival for a selector that nobody asks.
                key.cancel();
                pause.selector().selectNow(ready -> {});
            } else {
                key.interestOps(SelectionKey.OP_READ);
            }
            return new PollingSocket(channel, pause, watch);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Writes what is left in the buffer, without waiting before the first byte. Any thread.
     *
     * @see ChannelOutput#writeNow
     */
    boolean writeNow(ByteBuffer buffer) throws IOException {
        return output.writeNow(buffer);
    }

    /**
     * Reads once, if the reading thread has lent its turn, and hands over what came before the turn ends. To be called
     * again and again by one thread: the reading thread lends for as long as it is.
     */
    void poll(ByteBuffer into, Taker taker) {
        if (!turn.visit()) {
            return;
        }
        boolean goesOn = false;
        try {
            int count = channel.read(into.clear());
            goesOn = count == 0 || (count > 0 && taker.take(into.flip()));
        } catch (IOException e) {
            if (channel.isOpen()) {
                lost = "connection lost: " + e.getMessage();
            }
        } finally {
            if (!goesOn) {
                over = true;
                pause.wakeup();
            }
            turn.release();
        }
    }

    /** Why reading ended, or empty. */
    String lost() {
        return lost;
    }

    /**
     * Closes once another thread that wrote is done, or soon in any case. Reading thread only.
     *
     * @param wait whether to wait for that here; otherwise a thread made for it does
     */
    void finish(boolean wait) throws IOException {
        Thread last = output.writer();
        if (last == null || last == Thread.currentThread() || !last.isAlive()) {
            close();
            return;
        }
        if (wait) {
            closeAfter(last);
            return;
        }
        // Or what still comes would end every sleep of the reading thread.
        SelectionKey key = channel.keyFor(pause.selector());
        if (key != null) {
            key.cancel();
        }
        Thread closer = new Thread(() -> closeAfter(last), reader.getName() + "-close");
        closer.setDaemon(true);
        closer.start();
    }

    private void closeAfter(Thread last) {
        try {
            last.join(WRITER_JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{}: {}", Thread.currentThread().getName(), StreamErrors.describe(e));
        }
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public ChannelOutput getOutputStream() {
        return output;
    }

    /** Closing alone would not wake the reading thread. */
    @Override
    void onClosed() {
        pause.wakeup();
    }

    private final class Input extends InputStream {
        private final byte[] single = new byte[1];
        /** TLS asks for a record's header and body apart: small reads are served from here. */
        private final byte[] ahead = new byte[AHEAD];
        private int aheadAt;
        private int aheadEnd;
        private int turns;
        private int spins;
        /** Whether what comes does not end this thread's sleep: it is another's to read. */
        private boolean silent;

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (aheadAt == aheadEnd) {
                if (length >= AHEAD) {
                    return await(bytes, offset, length);
                }
                int count = await(ahead, 0, AHEAD);
                if (count < 0) {
                    return -1;
                }
                aheadAt = 0;
                aheadEnd = count;
            }
            int count = Math.min(length, aheadEnd - aheadAt);
            System.arraycopy(ahead, aheadAt, bytes, offset, count);
            aheadAt += count;
            return count;
        }

        @Override
        public int available() {
            return aheadEnd - aheadAt;
        }

        @Override
        public void close() throws IOException {
            PollingSocket.this.close();
        }

        private int await(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer arrival = ARRIVALS.get().clear().limit(Math.min(length, ARRIVAL));
            if (++turns % TURNS_PER_HOOK == 0) {
                pause.runHook();
            }
            while (true) {
                int count = receive(arrival);
                if (count > 0) {
                    arrival.flip().get(bytes, offset, count);
                }
                if (count != 0) {
                    return count;
                }
                // Before the wait and not after it: what ends a wait is to be read at once.
                boolean due = silent || !pause.spins() || ++spins % SPINS_PER_WATCH == 0;
                if (due && !watch.goOn(System.nanoTime())) {
                    throw new SocketException("given up");
                }
                if (!lent()) {
                    pause.hot();
                }
                if (over) {
                    lost = lost.isEmpty() ? PEER_CLOSED : lost;
                    return -1;
                }
            }
        }

        /** Leaves reading to another thread for a while, if one has come by meanwhile. */
        private boolean lent() throws IOException {
            boolean lend = turn.visited();
            if (lend != silent) {
                silent = lend;
                SelectionKey key = channel.keyFor(pause.selector());
                if (key != null && key.isValid()) {
                    key.interestOps(lend ? 0 : SelectionKey.OP_READ);
                }
            }
            if (lend) {
                turn.release();
                try {
                    pause.rest(LENT_NANOS);
                } finally {
                    while (!turn.take()) {
                        LockSupport.parkNanos(TAKEN_NANOS);
                    }
                }
            }
            return lend;
        }

        private int receive(ByteBuffer arrival) throws IOException {
            try {
                int count = channel.read(arrival);
                if (count < 0 && lost.isEmpty()) {
                    lost = PEER_CLOSED;
                }
                return count;
            } catch (IOException e) {
                if (channel.isOpen()) {
                    lost = "connection lost: " + e.getMessage();
                }
                throw e;
            }
        }
    }
}
