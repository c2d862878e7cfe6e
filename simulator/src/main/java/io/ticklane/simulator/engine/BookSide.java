package io.ticklane.simulator.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One side of a book: levels in a sorted array with the best at the end, where nearly all changes are.
 * Simulator thread only.
 */
final class BookSide {
    private final boolean bid;
    private long[] keys = new long[64];
    private @Nullable Level[] levels = new Level[64];
    private int size;
    private @Nullable Level free;

    BookSide(boolean bid) {
        this.bid = bid;
    }

    int size() {
        return size;
    }

    /** The level that is {@code fromBest} steps behind the best. */
    Level level(int fromBest) {
        Level level = levels[size - 1 - fromBest];
        assert level != null;
        return level;
    }

    @Nullable
    Level best() {
        return size == 0 ? null : levels[size - 1];
    }

    long bestPrice() {
        Level best = best();
        return best == null ? 0 : best.price;
    }

    long bestQuantity() {
        Level best = best();
        return best == null ? 0 : best.total;
    }

    /** Whether an order of the other side with this limit reaches {@code price} on this side. */
    boolean reaches(long limit, long price) {
        return bid ? limit <= price : limit >= price;
    }

    @Nullable
    Level find(long price) {
        int at = index(price);
        return at >= 0 ? levels[at] : null;
    }

    Level findOrAdd(long price) {
        int at = index(price);
        if (at >= 0) {
            Level present = levels[at];
            assert present != null;
            return present;
        }
        return insert(~at, price);
    }

    private int index(long price) {
        return Arrays.binarySearch(keys, 0, size, key(price));
    }

    private long key(long price) {
        return bid ? price : -price;
    }

    private Level insert(int at, long price) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            levels = Arrays.copyOf(levels, size * 2);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(levels, at, levels, at + 1, size - at);
        Level level = free == null ? new Level() : free;
        free = level.nextFree;
        level.nextFree = null;
        level.price = price;
        level.total = 0;
        level.hidden = 0;
        keys[at] = key(price);
        levels[at] = level;
        size++;
        return level;
    }

    void removeIfEmpty(Level level) {
        if (level.head == null) {
            remove(level);
        }
    }

    /** Drops a level that holds no order any more. */
    void remove(Level level) {
        int at = index(level.price);
        size--;
        System.arraycopy(keys, at + 1, keys, at, size - at);
        System.arraycopy(levels, at + 1, levels, at, size - at);
        levels[size] = null;
        level.nextFree = free;
        free = level;
    }

    /** Quantity that an order with this limit could take, counted up to {@code enough}. */
    long available(long limit, long enough) {
        long sum = 0;
        for (int i = 0; i < size && sum < enough; i++) {
            Level level = level(i);
            if (!reaches(limit, level.price)) {
                break;
            }
            sum = Math.addExact(sum, level.total);
        }
        return sum;
    }
}
