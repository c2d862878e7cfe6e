package io.ticklane.simulator.truth;

import java.util.Arrays;

/** Pairs of first and last ids in the order in which they came; when full, the oldest go. Simulator thread only. */
final class Ids {
    private static final int LEAST = 64;
    private static final int MOST = 1 << 20;

    private final Budget budget;
    private final boolean ranges;
    private long[] firsts;
    private long[] lasts = new long[LEAST];
    private long count;

    /** Room that all of them share beyond the least. */
    static final class Budget {
        private long left;

        Budget(long longs) {
            left = longs;
        }

        boolean take(long longs) {
            if (longs > left) {
                return false;
            }
            left -= longs;
            return true;
        }
    }

    /** Hears one pair. */
    interface Visitor {
        void accept(long first, long last);
    }

    /** @param ranges whether first and last ids differ */
    Ids(Budget budget, boolean ranges) {
        this.budget = budget;
        this.ranges = ranges;
        firsts = ranges ? new long[LEAST] : lasts;
    }

    void add(long first, long last) {
        if (count == lasts.length && lasts.length < MOST
                && budget.take((long) lasts.length * (ranges ? 2 : 1))) {
            lasts = Arrays.copyOf(lasts, lasts.length * 2);
            firsts = ranges ? Arrays.copyOf(firsts, lasts.length) : lasts;
        }
        int slot = (int) (count++ & (lasts.length - 1));
        firsts[slot] = first;
        lasts[slot] = last;
    }

    boolean ranges() {
        return ranges;
    }

    long count() {
        return count;
    }

    /** How many have been forgotten. */
    long forgotten() {
        return Math.max(0, count - lasts.length);
    }

    /** The newest last id, or -1. */
    long newest() {
        return count == 0 ? -1 : lasts[(int) ((count - 1) & (lasts.length - 1))];
    }

    void forEach(Visitor visitor) {
        for (long i = forgotten(); i < count; i++) {
            int slot = (int) (i & (lasts.length - 1));
            visitor.accept(firsts[slot], lasts[slot]);
        }
    }
}
