package io.ticklane.bridge.latency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How often each value of each measure came up, counted by one thread and never emptied: whoever reads it keeps what
 * it read before, and takes the difference. So the writer neither waits nor marks phases, and nothing is lost.
 *
 * <p>{@link #add} on one thread, {@link #at} on any.
 */
final class Tally {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

    // Written by the core alone, so a plain read and an opaque write make an update. A cell may pass the end of
    // an int: differences stay right as long as a reader comes by within four billion values.
    private final int[] cells = new int[Stage.MEASURES * Scale.CELLS];

    void add(int measure, long nanos) {
        int cell = measure * Scale.CELLS + Scale.cell(nanos);
        CELL.setOpaque(cells, cell, cells[cell] + 1);
    }

    int at(int cell) {
        return (int) CELL.getOpaque(cells, cell);
    }
}
