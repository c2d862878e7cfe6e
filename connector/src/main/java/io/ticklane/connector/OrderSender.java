package io.ticklane.connector;

/**
 * What a strategy places orders with. Checked against the order limits before anything leaves. Prices and
 * quantities are at the instrument's scales. Only on the core thread, from inside a strategy's callback; does
 * not block, does not allocate.
 */
public interface OrderSender {
    /** Refused: larger than the greatest order size. */
    long REFUSED_SIZE = -1;
    /** Refused: larger than the greatest notional. */
    long REFUSED_NOTIONAL = -2;
    /** Refused: too many orders in the last second. */
    long REFUSED_RATE = -3;
    /** Refused: too far from the top of the book, or there is no fresh top to compare with. */
    long REFUSED_DISTANCE = -4;
    /** Refused: the kill switch is thrown. */
    long REFUSED_KILLED = -5;
    /** Refused: the outbound queue or the table of open orders is full. */
    long REFUSED_FULL = -6;
    /** Refused: not a multiple of tick or step, below the venue's minimum, or not trading. */
    long REFUSED_FILTER = -7;
    /** Refused: no open order has that id. */
    long REFUSED_UNKNOWN_ORDER = -8;

    /**
     * Places an order.
     *
     * @param price ignored for {@link OrderType#MARKET}
     * @return the order's id, from 1, or one of the negative refusals above
     */
    long place(int instrumentId, Side side, OrderType type, TimeInForce timeInForce, long price,
            long quantity);

    /**
     * Cancels an open order. A cancel before the venue has answered the order is sent when it has.
     *
     * @return the order's id, or {@link #REFUSED_UNKNOWN_ORDER} or {@link #REFUSED_FULL}
     */
    long cancel(long orderId);
}
