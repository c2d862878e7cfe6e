package io.ticklane.bridge;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/**
 * What an engine implements: decides, from events in one order, which orders to place.
 *
 * <p>Every method is called on the core thread, one at a time, and never from inside another: a report that a
 * gateway gives while a strategy places an order arrives after that callback has returned. Slots are valid
 * during the callback only. Do not block. An exception halts trading: the kill switch is thrown, open orders
 * are cancelled, and the strategy is not called again.
 */
public interface Strategy {
    /** Before the first event. Keep the context: it is the same for the whole session. */
    default void onStart(StrategyContext context) {}

    /** A new top of book; the cache holds it already. Late ones are not given. */
    void onTick(Tick tick);

    /** A trade or an aggregate. */
    default void onTrade(Trade trade) {}

    /** A change of the book. */
    default void onDepth(DepthDiff diff) {}

    /** The top levels of a book, where a stream of them is subscribed. */
    default void onPartialDepth(PartialDepth depth) {}

    /** A candlestick as it stands, or as it closed. */
    default void onKline(Kline kline) {}

    /** Statistics of the last 24 hours, full or mini. */
    default void onTicker(RollingTicker ticker) {}

    /**
     * News of one of our orders that changed what is known of it, or a cancel that did not end it
     * ({@link ExecutionReport#answersCancel} with the state that the order is still in). Order state and position
     * are up to date. Duplicates and late reports are not given.
     */
    default void onExecution(ExecutionReport report) {}

    /** The feed changed; in state {@code FALLBACK} prices come from REST and are seconds apart. */
    default void onFeed(FeedEvent event) {}

    /** Time passed; about every {@link BridgeConfig#timerNanos}, as long as anything happens at all. */
    default void onTimer(long nowNanos) {}

    /** The end. Orders are refused from here on; what is open is cancelled after this returns. */
    default void onStop() {}
}
