package io.ticklane.connector.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
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
    private volatile @Nullable Thread writer;

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
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (Thread.currentThread() != reader) {
            writer = Thread.currentThread();
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        long begun = 0;
        while (rest.hasRemaining()) {
            if (channel.write(rest) > 0) {
                continue;
            }
            begun = waiting(begun, WRITE_TIMEOUT_NANOS);
            LockSupport.parkNanos(WRITE_RETRY_NANOS);
        }
    }

    /**
     * Writes what is left in the buffer, without waiting before the first byte: a peer that does not read is
     * refused. Does not allocate for a direct buffer.
     *
     * @return false if nothing was written
     * @throws IOException if it broke; a part may have left
     */
    synchronized boolean writeNow(ByteBuffer buffer) throws IOException {
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
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** When waiting began, for the next time. */
    private static long waiting(long begunNanos, long mostNanos) throws SocketTimeoutException {
        long now = System.nanoTime();
        long begun = begunNanos == 0 ? now : begunNanos;
        if (now - begun > mostNanos) {
            throw new SocketTimeoutException(NOT_READ);
        }
        return begun;
    }
}
