package io.ticklane.simulator.engine;

import org.jspecify.annotations.Nullable;

/** All orders at one price, oldest first; outside liquidity, if any, stands before them. Simulator thread only. */
final class Level {
    long price;
    /** What the book shows. */
    long total;
    /** What icebergs have besides. */
    long hidden;
    @Nullable
    Order head;
    @Nullable
    Order tail;
    @Nullable
    Order outside;
    @Nullable
    Level nextFree;

    void append(Order order) {
        link(order);
        total += order.shown();
        hidden += order.hidden;
    }

    private void link(Order order) {
        Order last = tail;
        order.previous = last;
        order.next = null;
        if (last == null) {
            head = order;
        } else {
            last.next = order;
        }
        tail = order;
        order.level = this;
    }

    void prepend(Order order) {
        Order first = head;
        order.previous = null;
        order.next = first;
        if (first == null) {
            tail = order;
        } else {
            first.previous = order;
        }
        head = order;
        order.level = this;
        total += order.remaining();
    }

    /** Counts off what an order is about to lose, first of what it shows. */
    void lose(Order order, long quantity) {
        long off = Math.min(order.shown(), quantity);
        total -= off;
        hidden -= quantity - off;
        order.hidden -= quantity - off;
    }

    /**
     * Goes on with an order that shows nothing any more: an iceberg shows its next part behind all others.
     *
     * @return false if it had nothing left and is gone
     */
    boolean renew(Order order) {
        if (order.hidden == 0) {
            unlink(order);
            return false;
        }
        long part = Math.min(order.icebergQuantity, order.hidden);
        order.hidden -= part;
        hidden -= part;
        total += part;
        if (tail != order) {
            unlink(order);
            link(order);
        }
        return true;
    }

    /** Takes an order out with all it still has. */
    void remove(Order order) {
        total -= order.shown();
        hidden -= order.hidden;
        order.hidden = 0;
        unlink(order);
    }

    /** Takes an order out; its remaining quantity must have been taken from {@link #total} before. */
    void unlink(Order order) {
        Order before = order.previous;
        Order after = order.next;
        if (before == null) {
            head = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.previous = before;
        }
        order.previous = null;
        order.next = null;
        order.level = null;
        if (order == outside) {
            outside = null;
        }
    }
}
