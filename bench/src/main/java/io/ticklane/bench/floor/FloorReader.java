package io.ticklane.bench.floor;

import io.ticklane.connector.wire.FrameDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection, read by one thread into one buffer and decoded there: a read, a clock reading, the
 * decoder. No reconnect, no watchdog, no queue; allocates nothing once connected.
 *
 * <p>{@link #run} or {@link #poll} belong to the reading thread; {@link #close} and {@link #failure} to any.
 */
public final class FloorReader implements Runnable, AutoCloseable {
    private static final int CAPACITY = 1 << 18;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MOST_CONTROL = 125;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int INCOMPLETE = -1;

    private final FloorLine line;
    private final FrameDecoder decoder;
    private final byte[] bytes = new byte[CAPACITY];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final ByteBuffer answer = ByteBuffer.allocate(MOST_CONTROL + 6);
    private int filled;
    /** Where the payload of the frame in hand begins. */
    private int payload;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    /**
     * Reads nothing yet.
     *
     * @param line closed with this
     * @param decoder gets every whole frame, on the reading thread
     */
    public FloorReader(FloorLine line, FrameDecoder decoder) {
        this.line = line;
        this.decoder = decoder;
    }

    /** Reads and decodes until closed, here or by the venue. */
    @Override
    public void run() {
        try {
            while (!closed) {
                if (!poll()) {
                    Thread.onSpinWait();
                }
            }
        } catch (ClosedChannelException e) {
            if (!closed) {
                failure = e;
            }
        } catch (UncheckedIOException e) {
            failure = e.getCause();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Reads once and decodes what came; whether anything did. */
    public boolean poll() throws IOException {
        buffer.limit(CAPACITY).position(filled);
        int size = line.read(buffer);
        if (size < 0) {
            throw new EOFException("the venue closed the connection");
        }
        if (size == 0) {
            return false;
        }
        filled += size;
        walk(System.nanoTime());
        return true;
    }

    /** Why reading ended by itself; null while it has not. */
    public @Nullable IOException failure() {
        return failure;
    }

    /** Ends {@link #run} as well. */
    @Override
    public void close() throws IOException {
        closed = true;
        line.close();
    }

    /** Hands over every whole frame; what is left moves to the front. */
    private void walk(long receivedNanos) throws IOException {
        int at = 0;
        int length = frame(at);
        while (length != INCOMPLETE) {
            deliver(bytes[at] & 0xff, length, receivedNanos);
            at = payload + length;
            length = frame(at);
        }
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, filled - at);
            filled -= at;
        } else if (filled == CAPACITY) {
            throw new IOException("a frame larger than the buffer");
        }
    }

    /** The length of the payload of the frame that begins there, or {@link #INCOMPLETE}. */
    private int frame(int at) throws IOException {
        int here = filled - at;
        if (here < 2) {
            return INCOMPLETE;
        }
        int length = bytes[at + 1] & 0xff;
        int header = length < SHORT_LENGTH ? 2 : length == SHORT_LENGTH ? 4 : 10;
        if (length > LONG_LENGTH) {
            throw new IOException("a masked frame from the venue");
        }
        if (here < header) {
            return INCOMPLETE;
        }
        if (header > 2) {
            long told = 0;
            for (int i = at + 2; i < at + header; i++) {
                told = (told << 8) | (bytes[i] & 0xff);
            }
            if (told < 0 || told > CAPACITY - header) {
                throw new IOException("a frame larger than the buffer");
            }
            length = (int) told;
        }
        payload = at + header;
        return here - header < length ? INCOMPLETE : length;
    }

    private void deliver(int first, int length, long receivedNanos) throws IOException {
        switch (first) {
            case FINAL | TEXT -> decoder.decode(bytes, payload, length, receivedNanos);
            case FINAL | BINARY -> decoder.decodeBinary(bytes, payload, length, receivedNanos);
            case FINAL | PING -> pong(length);
            case FINAL | PONG -> {
                // Nobody waits for it.
            }
            case FINAL | CLOSE -> throw new EOFException("the venue said goodbye");
            default -> throw new IOException("a frame in parts, or of no known kind: " + first);
        }
    }

    private void pong(int length) throws IOException {
        if (length > MOST_CONTROL) {
            throw new IOException("a ping of " + length + " bytes");
        }
        // A mask of zeros leaves the payload as it is.
        answer.clear().put((byte) (FINAL | PONG)).put((byte) (MASKED | length)).putInt(0)
                .put(bytes, payload, length).flip();
        line.write(answer);
    }
}
