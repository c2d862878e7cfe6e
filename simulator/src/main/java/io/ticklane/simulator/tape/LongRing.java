package io.ticklane.simulator.tape;

/**
 * Rows of numbers, oldest first, of which the newest are kept. Memory grows with what is in it. Simulator thread
 * only.
 */
final class LongRing {
    private static final int FIRST_ROWS = 16;
    private static final long[] NOTHING = {};

    private final int width;
    private final int capacity;
    private long[] cells = NOTHING;
    private int room;
    private int start;
    private int size;
    private boolean forgot;

    /**
     * @param width numbers in a row
     * @param capacity most rows that are kept
     */
    LongRing(int width, int capacity) {
        this.width = width;
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    /** Whether rows were dropped to make room. */
    boolean forgot() {
        return forgot;
    }

    /** The array that all rows lie in; changes with {@link #append}. */
    long[] cells() {
        return cells;
    }

    /** Where the row lies in {@link #cells}; 0 is the oldest. */
    int at(int row) {
        int index = start + row;
        return (index >= room ? index - room : index) * width;
    }

    long get(int row, int column) {
        return cells[at(row) + column];
    }

    /** Makes room for a new newest row, whose cells hold anything; returns where it lies. */
    int append() {
        if (size == room) {
            if (room < capacity) {
                grow();
            } else {
                start = start + 1 == room ? 0 : start + 1;
                size--;
                forgot = true;
            }
        }
        return at(size++);
    }

    /** First row whose column, which never falls, is at least {@code value}; {@link #size} if none is. */
    int firstAtLeast(int column, long value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle, column) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void grow() {
        int grown = Math.min(capacity, Math.max(FIRST_ROWS, room * 2));
        long[] ordered = new long[grown * width];
        int tail = Math.min(size, room - start);
        System.arraycopy(cells, start * width, ordered, 0, tail * width);
        System.arraycopy(cells, 0, ordered, tail * width, (size - tail) * width);
        cells = ordered;
        room = grown;
        start = 0;
    }
}
