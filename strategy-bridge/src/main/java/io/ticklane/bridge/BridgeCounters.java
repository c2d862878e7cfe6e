package io.ticklane.bridge;

/**
 * What the core has counted since its start. A snapshot: numbers that belong together may be one event apart.
 *
 * @param ticks tops of book handled, late ones included
 * @param restTicks of these, prices from REST
 * @param late of these, refused by the cache as older than what it held
 * @param trades trades and aggregates
 * @param depths changes of a book
 * @param partialDepths tops of a book of several levels
 * @param klines candlesticks
 * @param tickers statistics of 24 hours, full and mini
 * @param feedEvents news of the feed
 * @param executions reports, whatever they said
 * @param placed orders handed to the gateway
 * @param acknowledged orders that the venue took
 * @param filled orders filled whole
 * @param partiallyFilled orders that were filled in part at some time
 * @param cancelled orders taken off at our wish
 * @param rejected orders refused by the venue or the gateway
 * @param expired orders ended by their time in force, by the venue, or by self-trade prevention
 * @param unknown orders of which it was unknown at some time what became of them
 * @param open orders not known to have ended, now
 * @param fills reports that brought a fill
 * @param cancelsSent cancels handed to the gateway, of one order each
 * @param cancelAllsSent cancels of all orders of an instrument
 * @param cancelsRefused cancels that the venue refused
 * @param duplicateReports reports of our orders that said nothing new
 * @param foreignReports reports of order ids that were never ours
 * @param strategyExceptions exceptions out of strategies
 * @param refused orders that our own limits refused
 */
public record BridgeCounters(long ticks, long restTicks, long late, long trades, long depths,
        long partialDepths, long klines, long tickers, long feedEvents,
        long executions, long placed, long acknowledged, long filled, long partiallyFilled, long cancelled,
        long rejected, long expired, long unknown, long open, long fills, long cancelsSent,
        long cancelAllsSent,
        long cancelsRefused, long duplicateReports, long foreignReports, long strategyExceptions,
        Refused refused) {

    /** By the reasons of {@link io.ticklane.connector.OrderSender}; the last is of cancels. */
    public record Refused(long size, long notional, long rate, long distance, long killed, long full,
            long filter, long unknownOrder) {
        /** All of them. */
        public long total() {
            return size + notional + rate + distance + killed + full + filter + unknownOrder;
        }
    }
}
