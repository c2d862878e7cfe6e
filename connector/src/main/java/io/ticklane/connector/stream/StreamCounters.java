package io.ticklane.connector.stream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a connection has done since it was made. Written by its thread, read by any: soon current, not of one
 * moment.
 */
final class StreamCounters {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong ups = new AtomicLong();
    private final AtomicLong lastBytesNanos = new AtomicLong();

    void read(int count, long nowNanos) {
        add(bytes, count);
        add(reads, 1);
        lastBytesNanos.setRelease(nowNanos);
    }

    void frame() {
        add(frames, 1);
    }

    void up() {
        add(ups, 1);
    }

    /** Silence counts from here. */
    void begin(long nowNanos) {
        lastBytesNanos.setRelease(nowNanos);
    }

    long bytes() {
        return bytes.getOpaque();
    }

    long frames() {
        return frames.getOpaque();
    }

    long reads() {
        return reads.getOpaque();
    }

    long reconnects() {
        return Math.max(0, ups.getOpaque() - 1);
    }

    long lastBytesNanos() {
        return lastBytesNanos.getAcquire();
    }

    private static void add(AtomicLong counter, long amount) {
        counter.setOpaque(counter.getPlain() + amount);
    }
}
