package io.ticklane.connector.order;

import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import org.jspecify.annotations.Nullable;

/**
 * One instrument on paper: the venue's top of book less what our orders took of it, and our resting orders in
 * price and time order. Does not allocate. Core thread only.
 */
final class PaperBook {
    private long updateId;
    private boolean known;
    long bidPrice;
    long bidQuantity;
    long askPrice;
    long askQuantity;
    long receivedNanos;
    private PriceSource source = PriceSource.STREAM;
    /** The last trade whose quantity was used; an aggregate of trades seen singly is not used again. */
    private long lastTradeId = -1;
    private long lastTradeNanos;
    private @Nullable PaperOrder firstBuy;
    private @Nullable PaperOrder firstSell;

    /**
     * Takes over the top, unless it is late; what our orders took of it is given back only by another top.
     *
     * @param maxAgeNanos a top older than this gives way to one with a lower update id
     */
    void top(Tick tick, long maxAgeNanos) {
        if (known && late(tick, maxAgeNanos)) {
            return;
        }
        boolean same = known && tick.updateId == updateId
                && (updateId != Tick.NO_UPDATE_ID || tick.receivedNanos == receivedNanos);
        receivedNanos = tick.receivedNanos;
        if (same) {
            return;
        }
        known = true;
        source = tick.source;
        updateId = tick.updateId;
        bidPrice = tick.bidPrice;
        bidQuantity = tick.bidQuantity;
        askPrice = tick.askPrice;
        askQuantity = tick.askQuantity;
    }

    /**
     * Whether the quantity of that trade was used before; notes it if not.
     *
     * @param maxAgeNanos so long after the last trade a lower id is that of a venue which counts anew
     */
    boolean seen(Trade trade, long maxAgeNanos) {
        if (trade.lastTradeId <= lastTradeId && trade.receivedNanos - lastTradeNanos <= maxAgeNanos) {
            return true;
        }
        lastTradeId = trade.lastTradeId;
        lastTradeNanos = trade.receivedNanos;
        return false;
    }

    boolean known() {
        return known;
    }

    /** Price that an order of that side would take, or 0 where that side is empty. */
    long oppositePrice(Side side) {
        return side == Side.BUY ? askPrice : bidPrice;
    }

    /** What is left at {@link #oppositePrice}. */
    long oppositeQuantity(Side side) {
        return side == Side.BUY ? askQuantity : bidQuantity;
    }

    /** Uses up some of {@link #oppositeQuantity}. */
    void consume(Side side, long quantity) {
        if (side == Side.BUY) {
            askQuantity -= quantity;
        } else {
            bidQuantity -= quantity;
        }
    }

    /** Whether an order of that side and price meets the other side, however little is left there. */
    boolean marketable(Side side, long price) {
        long opposite = oppositePrice(side);
        return opposite > 0 && (side == Side.BUY ? opposite <= price : opposite >= price);
    }

    /** Our best order of that side, or null. */
    @Nullable
    PaperOrder first(Side side) {
        return side == Side.BUY ? firstBuy : firstSell;
    }

    /** Puts the order behind those of a better or the same price. */
    void rest(PaperOrder order) {
        PaperOrder before = null;
        PaperOrder at = first(order.side);
        while (at != null && !better(order, at)) {
            before = at;
            at = at.next;
        }
        order.next = at;
        link(order.side, before, order);
    }

    /** Takes the order out, or returns null if it is not here. */
    @Nullable
    PaperOrder remove(Side side, long orderId) {
        PaperOrder before = null;
        for (PaperOrder at = first(side); at != null; at = at.next) {
            if (at.orderId == orderId) {
                link(side, before, at.next);
                at.next = null;
                return at;
            }
            before = at;
        }
        return null;
    }

    /** The price cache judges the same way. */
    private boolean late(Tick tick, long maxAgeNanos) {
        long since = tick.receivedNanos - receivedNanos;
        boolean lower = tick.updateId != Tick.NO_UPDATE_ID && tick.updateId < updateId;
        return (lower && since <= maxAgeNanos)
                || (since < 0 && tick.source == PriceSource.REST && source == PriceSource.STREAM);
    }

    private void link(Side side, @Nullable PaperOrder before, @Nullable PaperOrder order) {
        if (before != null) {
            before.next = order;
        } else if (side == Side.BUY) {
            firstBuy = order;
        } else {
            firstSell = order;
        }
    }

    private static boolean better(PaperOrder order, PaperOrder than) {
        return order.side == Side.BUY ? order.price > than.price : order.price < than.price;
    }
}
