package io.ticklane.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The counts of a cache. The writer thread adds; any thread reads: opaque access keeps each count whole and
 * lets it become visible in time, and costs the writer no more than a plain one.
 */
final class CacheCounters {
    static final int HITS = 0;
    static final int MISSES_ABSENT = 1;
    static final int MISSES_STALE = 2;
    static final int EVICTIONS = 3;
    static final int LATE_REFUSED = 4;
    static final int SIZE = 5;
    private static final int COUNT = 6;
    /** Behind the counts. */
    private static final int LOOKED_AT = 6;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells = new long[COUNT + 1];

    void increment(int counter) {
        add(counter, 1);
    }

    void add(int counter, long delta) {
        CELL.setOpaque(cells, counter, cells[counter] + delta);
    }

    /** Takes a value that nobody asks for, so that what it was loaded from is loaded. */
    void lookedAt(long value) {
        cells[LOOKED_AT] = value;
    }

    long value(int counter) {
        return (long) CELL.getOpaque(cells, counter);
    }
}
