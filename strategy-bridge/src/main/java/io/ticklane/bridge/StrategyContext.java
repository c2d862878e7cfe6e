package io.ticklane.bridge;

import io.ticklane.cache.Quote;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy may ask and use. Only on the core thread, from inside a callback; nothing here allocates or
 * blocks.
 */
public interface StrategyContext {
    /** The session's instruments; their ids index everything. */
    Instruments instruments();

    /** Places and cancels, within the limits. */
    OrderSender orders();

    /**
     * Copies an instrument's quote out of the cache.
     *
     * @return {@code QuoteReader.HIT}, {@code ABSENT} (nothing copied), or {@code STALE} (older than the time to
     *         live, copied all the same)
     */
    int quote(int instrumentId, Quote into);

    /** What the prices are worth now. */
    FeedState feed();

    /** Time of the event being handled, monotonic; read once per event. */
    long nowNanos();

    /** Our orders of that instrument that are not known to have ended; unknown ones count. */
    int openOrders(int instrumentId);

    /** All our orders that are not known to have ended. */
    int openOrders();

    /** What is known of an order, or null if it was never placed or ended thousands of orders ago. */
    @Nullable
    OrderStatus orderStatus(long orderId);

    /**
     * Base bought less base sold since the start, at the instrument's quantity scale; fees taken in base are
     * off it.
     */
    long position(int instrumentId);
}
