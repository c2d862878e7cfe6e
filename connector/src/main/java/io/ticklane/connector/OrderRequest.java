package io.ticklane.connector;

/**
 * An order or a cancel on its way to the venue.
 *
 * <p>A slot, reused: valid only during the call that gives it.
 */
public final class OrderRequest {
    /** What is asked of the venue. */
    public enum Action {
        /** Place {@link OrderRequest#orderId}. */
        PLACE,
        /** Cancel {@link OrderRequest#orderId}. */
        CANCEL,
        /** Cancel every open order of {@link OrderRequest#instrumentId}. */
        CANCEL_ALL
    }

    public Action action = Action.PLACE;
    /** Ours, unique in the session, from 1. The text that the venue sees is made from it. */
    public long orderId;
    /** See {@link Instrument#id()}. */
    public int instrumentId;
    public Side side = Side.BUY;
    public OrderType type = OrderType.LIMIT;
    /** Not sent for {@link OrderType#MARKET} and {@link OrderType#LIMIT_MAKER}. */
    public TimeInForce timeInForce = TimeInForce.GTC;
    /** At the instrument's price scale; not sent for {@link OrderType#MARKET}. */
    public long price;
    /** At the instrument's quantity scale. */
    public long quantity;
    /** Update id of the tick that the order answers, or {@link Tick#NO_UPDATE_ID}. */
    public long triggerUpdateId;
    /** When the frame of that tick was complete; monotonic. */
    public long triggerReceivedNanos;
    /** When the core handed the order over; monotonic. */
    public long orderedNanos;

    /** Takes over every field of {@code other}. */
    public void copyFrom(OrderRequest other) {
        action = other.action;
        orderId = other.orderId;
        instrumentId = other.instrumentId;
        side = other.side;
        type = other.type;
        timeInForce = other.timeInForce;
        price = other.price;
        quantity = other.quantity;
        triggerUpdateId = other.triggerUpdateId;
        triggerReceivedNanos = other.triggerReceivedNanos;
        orderedNanos = other.orderedNanos;
    }
}
