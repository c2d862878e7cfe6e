package io.ticklane.simulator.market;

/**
 * Hears what a market does, in the order in which it happens, on the simulator's thread. Times are the venue's
 * clock in epoch microseconds.
 */
public interface MarketListener {
    /** Best price or quantity of either side changed. Zero quantity: that side is empty. */
    void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity);

    /** A level has this quantity now; 0 removes it. Several changes may share or skip update ids. */
    void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros);

    /** One fill. */
    void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker, long timeMicros);

    /** Consecutive fills of one taker at one price. */
    void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros);

    /**
     * A recorded payload to be sent as it is to those subscribed to the stream.
     *
     * @param stream as subscribed: {@code btcusdt@bookTicker}
     * @param payload the JSON without the combined wrapper
     */
    void onRecorded(String stream, byte[] payload);
}
