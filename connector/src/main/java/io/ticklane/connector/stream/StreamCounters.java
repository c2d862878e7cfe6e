package io.ticklane.connector.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a connection has done since it was made. Written by its thread, read by any: soon current, not of one
 * moment. All of it lies together, so that a read that brings bytes touches one line of memory.
 */
final class StreamCounters {
    private static final VarHandle BYTES = handle("bytes");
    private static final VarHandle FRAMES = handle("frames");
    private static final VarHandle READS = handle("reads");
    private static final VarHandle UPS = handle("ups");
    private static final VarHandle LAST_BYTES_NANOS = handle("lastBytesNanos");

    private long bytes;
    private long frames;
    private long reads;
    private long ups;
    @SuppressWarnings("UnusedVariable") // read through its handle
    private long lastBytesNanos;

    void read(int count, long nowNanos) {
        BYTES.setOpaque(this, bytes + count);
        READS.setOpaque(this, reads + 1);
        LAST_BYTES_NANOS.setRelease(this, nowNanos);
    }

    void frame() {
        FRAMES.setOpaque(this, frames + 1);
    }

    void up() {
        UPS.setOpaque(this, ups + 1);
    }

    /** Silence counts from here. */
    void begin(long nowNanos) {
        LAST_BYTES_NANOS.setRelease(this, nowNanos);
    }

    long bytes() {
        return (long) BYTES.getOpaque(this);
    }

    long frames() {
        return (long) FRAMES.getOpaque(this);
    }

    long reads() {
        return (long) READS.getOpaque(this);
    }

    long reconnects() {
        return Math.max(0, (long) UPS.getOpaque(this) - 1);
    }

    long lastBytesNanos() {
        return (long) LAST_BYTES_NANOS.getAcquire(this);
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(StreamCounters.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
