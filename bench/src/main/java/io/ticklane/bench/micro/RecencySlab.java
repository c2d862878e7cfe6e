package io.ticklane.bench.micro;

import io.ticklane.cache.Quote;

/**
 * The slab with what a bounded cache with ages adds, by hand: a comparison of the age, and the entries in the order
 * of their use in a doubly linked list. Still without absence, eviction, late updates and counts. One writer.
 */
final class RecencySlab {
    private static final int BEFORE = 0;
    private static final int AFTER = 1;

    private final Slab slab;
    private final long ttlNanos;
    /** Two per entry; the last pair closes the ring. */
    private final int[] links;
    private final int end;

    RecencySlab(int entries, long ttlNanos) {
        slab = new Slab(entries);
        this.ttlNanos = ttlNanos;
        links = new int[2 * (entries + 1)];
        end = entries;
        for (int slot = 0; slot <= entries; slot++) {
            join(slot, slot == entries ? 0 : slot + 1);
        }
    }

    void put(int slot, long updateId, long price, long receivedNanos) {
        use(slot);
        slab.put(slot, updateId, price, receivedNanos);
    }

    /** Returns whether the entry is young enough. */
    boolean get(int slot, long nowNanos, Quote into) {
        slab.read(slot, into);
        into.ageNanos = nowNanos - into.receivedNanos;
        if (into.ageNanos > ttlNanos) {
            return false;
        }
        use(slot);
        return true;
    }

    private void use(int slot) {
        int first = links[2 * end + AFTER];
        if (first != slot) {
            join(links[2 * slot + BEFORE], links[2 * slot + AFTER]);
            join(slot, first);
            join(end, slot);
        }
    }

    private void join(int left, int right) {
        links[2 * left + AFTER] = right;
        links[2 * right + BEFORE] = left;
    }
}
