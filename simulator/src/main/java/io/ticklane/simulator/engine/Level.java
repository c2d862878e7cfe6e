package io.ticklane.simulator.engine;

import org.jspecify.annotations.Nullable;

/** All orders at one price, oldest first; outside liquidity, if any, stands before them. Simulator thread only. */
final class Level {
    long price;
    long total;
    @Nullable
    Order head;
    @Nullable
    Order tail;
    @Nullable
    Order outside;
    @Nullable
    Level nextFree;

    void append(Order order) {
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
        total += order.remaining();
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
