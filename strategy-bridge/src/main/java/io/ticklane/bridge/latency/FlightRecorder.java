package io.ticklane.bridge.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;

/**
 * Keeps the last ticks, and what else was answered, with their stamps. One that takes longer than the threshold freezes them: they are copied
 * into one of a few snapshots, at most one each 100 ms, and counted only where none is free.
 *
 * <p>{@link #stamps} and {@link #end} on the core thread, allocation-free; {@link #take} on the report thread; counts
 * on any.
 */
final class FlightRecorder {
    static final long PAUSE_NANOS = 100_000_000L;
    static final int SNAPSHOTS = 4;

    // A row fills a cache line.
    private static final int ROW = 8;
    private static final int FREE = 0;
    private static final int FROZEN = 1;

    private final long thresholdNanos;
    private final int mask;
    private final long[] rows;
    private final int[] instruments;
    private final long[][] frozenRows;
    private final int[][] frozenInstruments;
    private final long[] frozenAt = new long[SNAPSHOTS];
    // The core turns free to frozen when it has copied, the report thread frozen to free when it has read.
    private final AtomicIntegerArray states = new AtomicIntegerArray(SNAPSHOTS);
    private long written;
    private boolean everFrozen;
    private long lastFrozenNanos;
    private int nextSnapshot;
    private int nextTaken;
    // Both written by the core only.
    private volatile long outliers;
    private volatile long skipped;

    FlightRecorder(long thresholdNanos, int ticks) {
        this.thresholdNanos = thresholdNanos;
        int size = Integer.highestOneBit(ticks - 1) << 1;
        mask = size - 1;
        rows = new long[size * ROW];
        instruments = new int[size];
        frozenRows = new long[SNAPSHOTS][size * ROW];
        frozenInstruments = new int[SNAPSHOTS][size];
    }

    /** The stamps of a tick, or of what else was answered; one that was not made is 0. {@link #end} follows. */
    void stamps(long received, long decoded, long published, long handled, long cached, long signalled) {
        int at = ((int) written & mask) * ROW;
        long[] to = rows;
        to[at] = received;
        to[at + 1] = decoded;
        to[at + 2] = published;
        to[at + 3] = handled;
        to[at + 4] = cached;
        to[at + 5] = signalled;
    }

    /** Which tick that was, and when its last order was handed over, or 0. */
    void end(int instrumentId, long updateId, long ordered) {
        int slot = (int) written++ & mask;
        instruments[slot] = instrumentId;
        int at = slot * ROW;
        long[] to = rows;
        to[at + 6] = ordered;
        to[at + 7] = updateId;
        long end = ordered != 0 ? ordered : to[at + 5] != 0 ? to[at + 5] : to[at + 4];
        if (end != 0 && end - to[at] > thresholdNanos) {
            freeze(end);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void freeze(long nowNanos) {
        outliers++;
        boolean tooSoon = everFrozen && nowNanos - lastFrozenNanos < PAUSE_NANOS;
        if (tooSoon || states.getAcquire(nextSnapshot) != FREE) {
            skipped++;
            return;
        }
        everFrozen = true;
        lastFrozenNanos = nowNanos;
        System.arraycopy(rows, 0, frozenRows[nextSnapshot], 0, rows.length);
        System.arraycopy(instruments, 0, frozenInstruments[nextSnapshot], 0, instruments.length);
        frozenAt[nextSnapshot] = written;
        states.setRelease(nextSnapshot, FROZEN);
        nextSnapshot = (nextSnapshot + 1) % SNAPSHOTS;
    }

    /** Hands out every frozen stretch, oldest tick first and the outlier last, and frees its snapshot. */
    void take(Consumer<List<FlightTick>> each) {
        while (states.getAcquire(nextTaken) == FROZEN) {
            long end = frozenAt[nextTaken];
            List<FlightTick> ticks = new ArrayList<>();
            for (long i = Math.max(0, end - mask - 1); i < end; i++) {
                ticks.add(row(frozenRows[nextTaken], frozenInstruments[nextTaken], (int) i & mask));
            }
            states.setRelease(nextTaken, FREE);
            nextTaken = (nextTaken + 1) % SNAPSHOTS;
            each.accept(List.copyOf(ticks));
        }
    }

    /** Ticks over the threshold. */
    long outliers() {
        return outliers;
    }

    /** Of these, not kept: too soon after another, or nobody took the earlier ones. */
    long skipped() {
        return skipped;
    }

    private static FlightTick row(long[] rows, int[] instruments, int slot) {
        int at = slot * ROW;
        return new FlightTick(instruments[slot], rows[at + 7], rows[at], rows[at + 1], rows[at + 2],
                rows[at + 3], rows[at + 4], rows[at + 5], rows[at + 6]);
    }
}
