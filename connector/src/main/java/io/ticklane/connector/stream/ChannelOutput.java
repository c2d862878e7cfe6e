package io.ticklane.connector.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What goes out of a channel that does not block, one frame at a time: the library's writing thread, the reading one
 * and one that places orders may all have something to say. Any thread.
 */
final class ChannelOutput extends OutputStream {
    private static final long WRITE_TIMEOUT_NANOS = 5_000_000_000L;
    private static final long WRITE_RETRY_NANOS = 50_000;
    /** For the rest of a frame of which a part has left. */
    private static final long REST_TIMEOUT_NANOS = 10_000_000;
    private static final String NOT_READ = "the peer does not read";

    private final SocketChannel channel;
    private final Thread reader;
    private final Closeable socket;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Thread writer;
    /** Whether who has the turn waits for the peer. Written by that thread, read by those that would not wait. */
    private volatile boolean stalled;
    /** Whether an order is on its way here through TLS. Written by the thread that places orders, read by all. */
    private volatile boolean hurried;
    /** Something begun was not finished: what came after it would be read as its rest. Guarded by the turn. */
    private boolean broken;

    /**
     * Has written nothing yet.
     *
     * @param reader who is no {@link #writer}
     * @param socket closed with this
     */
    ChannelOutput(SocketChannel channel, Thread reader, Closeable socket) {
        this.channel = channel;
        this.reader = reader;
        this.socket = socket;
    }

    /** The thread that wrote last and is not the reading one, so that its end can be awaited. */
    @Nullable
    Thread writer() {
        return writer;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[]{(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (Thread.currentThread() != reader) {
            writer = Thread.currentThread();
        }
        turn.lock();
        try {
            refuseIfBroken();
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            long begun = 0;
            while (rest.hasRemaining()) {
                if (channel.write(rest) > 0) {
                    continue;
                }
                begun = waiting(begun, hurried ? REST_TIMEOUT_NANOS : WRITE_TIMEOUT_NANOS);
                LockSupport.parkNanos(WRITE_RETRY_NANOS);
            }
        } finally {
            release();
        }
    }

    /**
     * Writes what is left in the buffer, without waiting before the first byte, neither for a peer that does not read
     * nor for another thread that waits for it. Does not allocate for a direct buffer.
     *
     * @return false if nothing was written
     * @throws IOException if it broke; a part may have left
     */
    boolean writeNow(ByteBuffer buffer) throws IOException {
        while (!turn.tryLock()) {
            if (stalled) {
                return false;
            }
            Thread.onSpinWait();
        }
        try {
            refuseIfBroken();
            if (channel.write(buffer) == 0) {
                return false;
            }
            long begun = 0;
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    begun = waiting(begun, REST_TIMEOUT_NANOS);
                    Thread.onSpinWait();
                }
            }
            return true;
        } finally {
            release();
        }
    }

    /** Whether a thread waits here for the peer to read. */
    boolean stalled() {
        return stalled;
    }

    /** From now on, or no longer, who waits here does so for a few milliseconds only. The thread that places orders. */
    void hurry(boolean on) {
        hurried = on;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void refuseIfBroken() throws SocketException {
        if (broken) {
            throw new SocketException(NOT_READ);
        }
    }

    private void release() {
        if (stalled) {
            stalled = false;
        }
        turn.unlock();
    }

    /** When waiting began, for the next time. */
    private long waiting(long begunNanos, long mostNanos) throws SocketTimeoutException {
        stalled = true;
        long now = System.nanoTime();
        long begun = begunNanos == 0 ? now : begunNanos;
        if (now - begun > mostNanos) {
            broken = true;
            throw new SocketTimeoutException(NOT_READ);
        }
        return begun;
    }
}
