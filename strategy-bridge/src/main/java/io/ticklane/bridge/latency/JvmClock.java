package io.ticklane.bridge.latency;

import java.time.Duration;
import java.time.Instant;

/**
 * Places the times of the JVM's recorder on the monotonic clock. These times are the wall clock's when the recorder
 * began its present chunk, and from there on the time that has passed since; so a step of the wall clock shows with the
 * next chunk. Each mark says anew where a time lies.
 *
 * <p>{@link #mark} and {@link #place} on one thread, {@link #errorNanos} on any.
 */
final class JvmClock {
    private static final int READINGS = 20;
    // Instants are told in microseconds at best on some systems.
    private static final long GRAIN_NANOS = 1_000;

    private long monotonicMinusWall;
    // Written by the thread that marks, read by any.
    private volatile long errorNanos = Long.MAX_VALUE;

    /** By the wall clock as it stands, until the first mark. */
    static JvmClock now() {
        JvmClock clock = new JvmClock();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long before = System.nanoTime();
            Instant wall = Instant.now();
            long width = System.nanoTime() - before;
            if (width < least) {
                least = width;
                clock.set(before + width / 2, nanos(wall), width);
            }
        }
        return clock;
    }

    /**
     * The monotonic clock was read between {@code start} and {@code took} later. A mark that agrees with the present
     * place changes nothing: where the thread was held up, it is the less exact of the two.
     */
    void mark(Instant start, Duration took, long monotonicNanos) {
        long width = took.toNanos();
        long startPlace = place(start);
        if (startPlace - monotonicNanos > 0 || monotonicNanos - startPlace > width) {
            set(monotonicNanos, nanos(start) + width / 2, width);
        }
    }

    /** Where that time lies on the monotonic clock. */
    long place(Instant at) {
        return nanos(at) + monotonicMinusWall;
    }

    /** How far a place may be off. */
    long errorNanos() {
        return errorNanos;
    }

    private void set(long monotonicNanos, long wallNanos, long width) {
        monotonicMinusWall = monotonicNanos - wallNanos;
        errorNanos = width + GRAIN_NANOS;
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
