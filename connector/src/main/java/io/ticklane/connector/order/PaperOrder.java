package io.ticklane.connector.order;

import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import org.jspecify.annotations.Nullable;

/** An order on the paper book, pooled; also the link of its queue. Core thread only. */
final class PaperOrder {
    long orderId;
    long venueOrderId;
    int instrumentId;
    Side side = Side.BUY;
    long price;
    long quantity;
    long filledQuantity;
    long filledNotional;
    /** From when on it is on the book; trades seen before it do not fill it. */
    long placedNanos;
    @Nullable
    PaperOrder next;

    void open(OrderRequest request, long newVenueOrderId, long nowNanos) {
        orderId = request.orderId;
        venueOrderId = newVenueOrderId;
        instrumentId = request.instrumentId;
        side = request.side;
        price = request.type == OrderType.MARKET ? 0 : request.price;
        quantity = request.quantity;
        filledQuantity = 0;
        filledNotional = 0;
        placedNanos = nowNanos;
        next = null;
    }

    void copyFrom(PaperOrder other) {
        orderId = other.orderId;
        venueOrderId = other.venueOrderId;
        instrumentId = other.instrumentId;
        side = other.side;
        price = other.price;
        quantity = other.quantity;
        filledQuantity = other.filledQuantity;
        filledNotional = other.filledNotional;
        placedNanos = other.placedNanos;
        next = null;
    }

    long remaining() {
        return quantity - filledQuantity;
    }

    /** Adds a fill, whose sums were checked against overflow when the order was taken. */
    void fill(long fillQuantity, long fillPrice) {
        filledQuantity += fillQuantity;
        filledNotional += fillQuantity * fillPrice;
    }

    /** Status of an order that stays on the book, or is filled. */
    OrderStatus workingStatus() {
        if (filledQuantity == quantity) {
            return OrderStatus.FILLED;
        }
        return filledQuantity == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    }
}
