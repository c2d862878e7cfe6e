package io.ticklane.simulator.engine;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Queue;
import java.util.TreeSet;

/**
 * The contingent orders of a book that wait for a price. One taker's trades go one way, so it is enough to remember its
 * first and its last price; both are looked at when its command is through. What one price triggers starts in this
 * order: stops that it reached from below, nearest first; stops that it reached from above, nearest first; trailing
 * stops; the older one first where that leaves a choice. Simulator thread only.
 *
 * <p>A trailing stop with a stop price follows the market from the trade that reaches that price, one without from the
 * next trade on, counting from the last price at its placement.
 */
final class Triggers {
    private static final int BASIS_POINTS = 10_000;
    private static final int BASIS_POINT_DIGITS = 4;
    private static final Comparator<Order> BY_AGE = Comparator.comparingLong(o -> o.id);

    private final TreeSet<Order> above = new TreeSet<>(
            Comparator.<Order>comparingLong(o -> o.stopPrice).thenComparing(BY_AGE));
    private final TreeSet<Order> below = new TreeSet<>(
            Comparator.<Order>comparingLong(o -> -o.stopPrice).thenComparing(BY_AGE));
    private final TreeSet<Order> trailing = new TreeSet<>(BY_AGE);
    private long first;
    private long last;

    /** Whether the stop price of an order lies above the market: it triggers when the price rises. */
    static boolean above(Order order) {
        return order.type.stopsLoss() == order.buy;
    }

    /** Lets an order wait. */
    void add(Order order, long lastPrice) {
        if (order.stopPrice > 0) {
            (above(order) ? above : below).add(order);
        } else {
            order.extreme = lastPrice;
            trailing.add(order);
        }
    }

    /** Lets an order wait no more; nothing happens if it does not. */
    void remove(Order order) {
        if (!above.remove(order) && !below.remove(order)) {
            trailing.remove(order);
        }
    }

    boolean isEmpty() {
        return above.isEmpty() && below.isEmpty() && trailing.isEmpty();
    }

    /** Notes a price, to be looked at later. */
    void saw(long price) {
        if (first == 0) {
            first = price;
        }
        last = price;
    }

    /** Hands over what the prices since the last call trigger. */
    void collect(Queue<Order> due, long timeMicros) {
        if (first == 0) {
            return;
        }
        long one = first;
        long other = last;
        first = 0;
        if (!isEmpty()) {
            apply(one, due, timeMicros);
            if (other != one) {
                apply(other, due, timeMicros);
            }
        }
    }

    private void apply(long price, Queue<Order> due, long timeMicros) {
        Iterator<Order> following = trailing.iterator();
        TreeSet<Order> turned = new TreeSet<>(BY_AGE);
        while (following.hasNext()) {
            Order order = following.next();
            if (turned(order, price, timeMicros)) {
                following.remove();
                turned.add(order);
            }
        }
        while (!above.isEmpty() && above.first().stopPrice <= price) {
            reached(above.pollFirst(), price, due, timeMicros);
        }
        while (!below.isEmpty() && below.first().stopPrice >= price) {
            reached(below.pollFirst(), price, due, timeMicros);
        }
        due.addAll(turned);
    }

    private void reached(Order order, long price, Queue<Order> due, long timeMicros) {
        if (order.trailingDelta == 0) {
            due.add(order);
        } else {
            order.extreme = price;
            order.trailingMicros = timeMicros;
            order.updateMicros = timeMicros;
            trailing.add(order);
        }
    }

    private static boolean turned(Order order, long price, long timeMicros) {
        if (order.trailingMicros < 0) {
            order.trailingMicros = timeMicros;
            order.updateMicros = timeMicros;
        }
        if (order.extreme == 0) {
            order.extreme = price;
        }
        if (order.buy) {
            order.extreme = Math.min(order.extreme, price);
            return price >= Fixed.productUp(order.extreme, BASIS_POINTS + order.trailingDelta,
                    BASIS_POINT_DIGITS);
        }
        order.extreme = Math.max(order.extreme, price);
        return price <= Fixed.product(order.extreme, BASIS_POINTS - order.trailingDelta, BASIS_POINT_DIGITS);
    }
}
