package io.ticklane.bridge;

import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;

/**
 * What is known of an order that has not ended. A slot of {@link OrderTable}, reused. Core thread only.
 */
final class OpenOrder {
    /** Place in the table's list of open orders. */
    int place;
    long orderId;
    int instrumentId;
    Side side = Side.BUY;
    OrderType type = OrderType.LIMIT;
    long price;
    long quantity;
    OrderStatus status = OrderStatus.PENDING_NEW;
    /** The most that any report said. */
    long filledQuantity;
    /** The most that any report said. */
    long filledNotional;
    /** When it was handed over, monotonic. */
    long orderedNanos;
    /** The venue has answered, and did not refuse. */
    boolean acknowledged;
    /** Filled in part at some time. */
    boolean partial;
    /** Unknown at some time. */
    boolean doubted;
    /** Written and acknowledged stamps have been seen. */
    boolean answered;
    /** A cancel waits until the venue has answered, or until the gateway takes it. */
    boolean cancelWanted;
    /** A cancel is under way. */
    boolean cancelSent;

    void clear() {
        status = OrderStatus.PENDING_NEW;
        filledQuantity = 0;
        filledNotional = 0;
        orderedNanos = 0;
        acknowledged = false;
        partial = false;
        doubted = false;
        answered = false;
        cancelWanted = false;
        cancelSent = false;
    }
}
