package io.ticklane.simulator.stream;

import java.util.Arrays;

/**
 * The last quantity of each price touched since it was cleared: an open-addressed table that is reused.
 * Simulator thread only.
 */
final class LevelChanges {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] prices = new long[16];
    private long[] quantities = new long[16];
    /** Table of position in {@link #prices} + 1; 0 is free. */
    private int[] table = new int[64];
    private int size;

    void set(long price, long quantity) {
        int slot = slot(price);
        if (table[slot] != 0) {
            quantities[table[slot] - 1] = quantity;
            return;
        }
        if (size == prices.length) {
            grow();
            slot = slot(price);
        }
        prices[size] = price;
        quantities[size] = quantity;
        table[slot] = ++size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Tells every level in the order of its price. */
    void forEachSorted(boolean descending, Sink sink) {
        long[] sorted = Arrays.copyOf(prices, size);
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            long price = sorted[descending ? size - 1 - i : i];
            sink.level(price, quantities[table[slot(price)] - 1]);
        }
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(table, 0);
            size = 0;
        }
    }

    private int slot(long price) {
        int mask = table.length - 1;
        int slot = (int) ((price * SPREAD) >>> 32) & mask;
        while (table[slot] != 0 && prices[table[slot] - 1] != price) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        prices = Arrays.copyOf(prices, size * 2);
        quantities = Arrays.copyOf(quantities, size * 2);
        table = new int[table.length * 2];
        for (int i = 0; i < size; i++) {
            table[slot(prices[i])] = i + 1;
        }
    }

    /** Hears one level. */
    interface Sink {
        void level(long price, long quantity);
    }
}
