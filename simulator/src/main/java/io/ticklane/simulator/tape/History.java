package io.ticklane.simulator.tape;

/**
 * What a market says happened before its first event. Told by symbol, in the order of time; the same whenever it is
 * asked. Simulator thread only.
 */
public interface History {
    /** When the oldest candle begins, epoch milliseconds. */
    long firstMillis(int symbol);

    /** Where the past ends and the tape goes on. */
    long endMillis();

    /**
     * Tells the candles with trades that begin from {@code from} up to but without {@code to}.
     *
     * @param widthMillis a second, a minute or an hour
     */
    void candles(int symbol, long widthMillis, long from, long to, Candle.Sink sink);

    /** Last price before this time, or 0 if there was none. */
    long closeBefore(int symbol, long millis);

    /** The newest trades with ids from {@code fromId} up to but without {@code toId}, oldest first. */
    void trades(int symbol, long fromId, long toId, Trade.Sink sink);

    /** Aggregate trades, as {@link #trades}. */
    void aggregates(int symbol, long fromId, long toId, Trade.AggregateSink sink);

    /** Id of the first aggregate trade at or after this time; the one after the last if there is none. */
    long aggregateAt(int symbol, long micros);

    /** Id of the last trade; 0 if there was none. */
    long lastTradeId(int symbol);

    /** Id of the last aggregate trade; 0 if there was none. */
    long lastAggregateId(int symbol);

    /** The last trade before the end. */
    Trade lastTrade(int symbol);
}
