package io.ticklane.bridge.latency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How often each value of each measure came up, counted by one thread and never emptied: whoever reads it keeps what
 * it read before, and takes the difference. So the writer neither waits nor marks phases, and nothing is lost.
 *
 * <p>{@link #at} on any thread, the others on one.
 */
final class Tally {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

    // A measure's cells are whole pages: without a gap the usual values of all would meet in the same sets of the
    // nearest cache.
    private static final int ROOM = Scale.CELLS + 400;
    // Constants, for the compiler takes what is in an enum's fields for variable.
    private static final int DECODED = place(Stage.DECODED.measure);
    private static final int PUBLISHED = place(Stage.PUBLISHED.measure);
    private static final int HANDLED = place(Stage.HANDLED.measure);
    private static final int CACHED = place(Stage.CACHED.measure);
    private static final int SIGNALLED = place(Stage.SIGNALLED.measure);
    private static final int ORDERED = place(Stage.ORDERED.measure);
    private static final int WRITTEN = place(Stage.WRITTEN.measure);
    private static final int ACKNOWLEDGED = place(Stage.ACKNOWLEDGED.measure);
    private static final int TICK_TO_SIGNAL = place(Stage.TICK_TO_SIGNAL);
    private static final int TICK_TO_ORDER = place(Stage.TICK_TO_ORDER);

    // Written by the core alone, so a plain read and an opaque write make an update. A cell may pass the end of
    // an int: differences stay right as long as a reader comes by within four billion values.
    private final int[] cells = new int[Stage.MEASURES * ROOM];

    /** A tick; it has no measures of a signal where that is 0. */
    void tick(long received, long decoded, long published, long handled, long cached, long signalled) {
        // Read once: behind an opaque write all fields are read anew.
        int[] to = cells;
        add(to, DECODED, decoded - received);
        add(to, PUBLISHED, published - decoded);
        add(to, HANDLED, handled - published);
        add(to, CACHED, cached - handled);
        if (signalled != 0) {
            add(to, SIGNALLED, signalled - cached);
            add(to, TICK_TO_SIGNAL, signalled - received);
        }
    }

    /** Other market data, which the strategy has answered and the cache has not seen. */
    void answered(long received, long decoded, long published, long handled, long signalled) {
        int[] to = cells;
        add(to, DECODED, decoded - received);
        add(to, PUBLISHED, published - decoded);
        add(to, HANDLED, handled - published);
        add(to, SIGNALLED, signalled - handled);
        add(to, TICK_TO_SIGNAL, signalled - received);
    }

    void signal(long received, long signalled) {
        add(cells, TICK_TO_SIGNAL, signalled - received);
    }

    void order(long received, long signalled, long ordered) {
        int[] to = cells;
        add(to, ORDERED, ordered - signalled);
        add(to, TICK_TO_ORDER, ordered - received);
    }

    void answer(long ordered, long written, long acknowledged) {
        int[] to = cells;
        add(to, WRITTEN, written - ordered);
        add(to, ACKNOWLEDGED, acknowledged - written);
    }

    /** How often a value of that cell came up; unsigned, and starts anew at its end. */
    int at(int measure, int cell) {
        return (int) CELL.getOpaque(cells, place(measure) + cell);
    }

    static long footprintBytes() {
        return (long) Stage.MEASURES * ROOM * Integer.BYTES;
    }

    private static int place(int measure) {
        return measure * ROOM;
    }

    private static void add(int[] cells, int place, long nanos) {
        int cell = place + Scale.cell(nanos);
        CELL.setOpaque(cells, cell, cells[cell] + 1);
    }
}
