package io.ticklane.connector.order;

import io.ticklane.connector.OrderRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a cancel has to say of an order, found without a lock or an allocation: the newest placements, by number.
 * Numbers rise, so that each new order takes the place of one far older, whose cancel goes another way.
 *
 * <p>The sending thread.
 */
final class PlacedOrders {
    private static final int REMEMBERED = 4096;

    /** One order, as it was sent. */
    static final class Placed {
        long orderId = -1;
        long triggerUpdateId;
        int instrumentId;
        /** Number of the request that placed it. */
        long placement;
        /** Number of the last request to cancel it, or 0. */
        long cancel;
    }

    private final Placed[] orders = new Placed[REMEMBERED];

    PlacedOrders() {
        for (int i = 0; i < orders.length; i++) {
            orders[i] = new Placed();
        }
    }

    /** Remembers an order that is being placed. */
    void add(OrderRequest request, long requestId) {
        Placed order = orders[index(request.orderId)];
        order.orderId = request.orderId;
        order.triggerUpdateId = request.triggerUpdateId;
        order.instrumentId = request.instrumentId;
        order.placement = requestId;
        order.cancel = 0;
    }

    /** The order of that number, or null if it was not placed here or too many have been since. */
    @Nullable
    Placed find(long orderId) {
        Placed order = orders[index(orderId)];
        return order.orderId == orderId ? order : null;
    }

    private int index(long orderId) {
        return (int) orderId & orders.length - 1;
    }
}
