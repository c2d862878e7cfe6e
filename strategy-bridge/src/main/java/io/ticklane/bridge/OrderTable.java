package io.ticklane.bridge;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The orders that are not known to have ended, found by id, and how the latest of the others ended.
 *
 * <p>Room is fixed and laid out at the start; nothing is allocated afterwards. Ids rise by one, so a table
 * indexed by their low bits with linear probing hardly ever probes. Core thread only; {@link #size()} from any.
 */
final class OrderTable {
    private static final int REMEMBERED = 4_096;

    // Slots in use come first, in no order; the rest are free.
    private final OpenOrder[] slots;
    private final @Nullable OpenOrder[] index;
    private final int mask;
    private final int[] openByInstrument;
    private final long[] endedIds = new long[REMEMBERED];
    private final OrderStatus[] endedStatus = new OrderStatus[REMEMBERED];
    // Written by the core only, so plain reads and opaque writes will do; read by any thread.
    private final AtomicInteger size = new AtomicInteger();

    OrderTable(int capacity, int instruments) {
        slots = new OpenOrder[capacity];
        for (int i = 0; i < capacity; i++) {
            slots[i] = new OpenOrder();
        }
        index = new OpenOrder[Integer.highestOneBit(capacity * 4 - 1)];
        mask = index.length - 1;
        openByInstrument = new int[instruments];
    }

    /** A cleared slot for a new order, or null if the table is full. */
    @Nullable
    OpenOrder open(long orderId, int instrumentId) {
        int place = size.getPlain();
        if (place == slots.length) {
            return null;
        }
        OpenOrder order = slots[place];
        order.clear();
        order.place = place;
        order.orderId = orderId;
        order.instrumentId = instrumentId;
        int at = home(orderId);
        while (index[at] != null) {
            at = at + 1 & mask;
        }
        index[at] = order;
        openByInstrument[instrumentId]++;
        size.setOpaque(place + 1);
        return order;
    }

    /** The open order with that id, or null. */
    @Nullable
    OpenOrder find(long orderId) {
        int at = home(orderId);
        for (OpenOrder order = index[at]; order != null; order = index[at]) {
            if (order.orderId == orderId) {
                return order;
            }
            at = at + 1 & mask;
        }
        return null;
    }

    /** Takes an ended order out and remembers how it ended. */
    void close(OpenOrder order) {
        int slot = (int) order.orderId & REMEMBERED - 1;
        endedIds[slot] = order.orderId;
        endedStatus[slot] = order.status;
        discard(order);
    }

    /** Takes an order out as if it had never been. */
    void discard(OpenOrder order) {
        removeFromIndex(order);
        openByInstrument[order.instrumentId]--;
        int last = size.getPlain() - 1;
        OpenOrder moved = slots[last];
        slots[order.place] = moved;
        moved.place = order.place;
        slots[last] = order;
        size.setOpaque(last);
    }

    /** Orders open now. Any thread. */
    int size() {
        return size.getOpaque();
    }

    /** Orders of that instrument open now. */
    int size(int instrumentId) {
        return openByInstrument[instrumentId];
    }

    /** The open order at that place, 0 to {@link #size()} - 1; places change when an order is taken out. */
    OpenOrder at(int place) {
        return slots[place];
    }

    /** What is known of an order, or null if it was never here or ended long ago. */
    @Nullable
    OrderStatus status(long orderId) {
        OpenOrder order = find(orderId);
        if (order != null) {
            return order.status;
        }
        int slot = (int) orderId & REMEMBERED - 1;
        return orderId > 0 && endedIds[slot] == orderId ? endedStatus[slot] : null;
    }

    /**
     * Takes over what a report says that is not known yet. Quantities only rise; an end stays; a report that
     * says less than is known, without being an end, is an old one and changes nothing.
     *
     * @return whether anything changed
     */
    static boolean update(OpenOrder order, ExecutionReport report) {
        long filled = report.filledQuantity;
        if (filled < 0 || filled > order.quantity || report.instrumentId != order.instrumentId) {
            return false;
        }
        if (filled < order.filledQuantity && !report.status.terminal()) {
            return false;
        }
        OrderStatus before = order.status;
        boolean more = filled > order.filledQuantity;
        if (more) {
            order.filledQuantity = filled;
            order.filledNotional = Math.max(order.filledNotional, report.filledNotional);
        }
        order.status = next(before, report.status);
        if (order.status == OrderStatus.NEW && order.filledQuantity > 0) {
            order.status = OrderStatus.PARTIALLY_FILLED;
        }
        return more || order.status != before;
    }

    private static OrderStatus next(OrderStatus known, OrderStatus said) {
        return switch (said) {
            case FILLED, CANCELED, REJECTED, EXPIRED, EXPIRED_IN_MATCH -> said;
            case PENDING_NEW -> known;
            case NEW -> known == OrderStatus.PARTIALLY_FILLED ? known : said;
            case PARTIALLY_FILLED, UNKNOWN -> said;
        };
    }

    private void removeFromIndex(OpenOrder order) {
        int hole = home(order.orderId);
        while (index[hole] != order) {
            hole = hole + 1 & mask;
        }
        index[hole] = null;
        // Close the gap: whatever probed past it moves back, so that no search stops short.
        int at = hole + 1 & mask;
        for (OpenOrder next = index[at]; next != null; next = index[at]) {
            int distanceFromHome = at - home(next.orderId) & mask;
            int distanceFromHole = at - hole & mask;
            if (distanceFromHome >= distanceFromHole) {
                index[hole] = next;
                index[at] = null;
                hole = at;
            }
            at = at + 1 & mask;
        }
    }

    private int home(long orderId) {
        return (int) orderId & mask;
    }
}
