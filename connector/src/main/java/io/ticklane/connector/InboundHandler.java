package io.ticklane.connector;

/**
 * Receives everything a strategy can ever learn, in one order. Both ends of the inbound way have this shape: a
 * decoder calls it, the ring implements it by copying into a slot, and the core implements it at the other end.
 * Where there is no ring, decoder and core meet directly.
 *
 * <p>Slots are valid during the call only. Implementations do not block and do not throw. Called from one
 * thread, except for the ring's own end, which takes calls from several.
 */
public interface InboundHandler {
    /**
     * Whether market data is to be stamped on its way, at a reading of the clock for each stamp. Where it is not, the
     * stamps of decoding and publishing repeat the one of receiving. Does not change; a decoder asks once.
     */
    default boolean wantsStamps() {
        return true;
    }

    /** Top of book. */
    void onTick(Tick tick);

    /** A trade or an aggregate. */
    void onTrade(Trade trade);

    /** A change of the book. */
    void onDepth(DepthDiff diff);

    /** The top levels of the book. What does not care for them does nothing. */
    default void onPartialDepth(PartialDepth depth) {}

    /** A candlestick. What does not care for them does nothing. */
    default void onKline(Kline kline) {}

    /** Statistics of 24 hours. What does not care for them does nothing. */
    default void onTicker(RollingTicker ticker) {}

    /** News of one of our orders. Never dropped. */
    void onExecution(ExecutionReport report);

    /** News of the feed itself. Never dropped. */
    void onFeed(FeedEvent event);
}
