package io.ticklane.simulator.tape;

/**
 * One fill. Price and quantity at the symbol's scales.
 *
 * @param quote worth at scale 8, rounded down
 */
public record Trade(long id, long price, long quantity, long quote, long timeMicros, boolean buyerIsMaker) {

    /** Hears trades in the order of their ids. */
    public interface Sink {
        void trade(Trade trade);
    }

    /** Consecutive fills of one taker at one price. */
    public record Aggregate(long id, long price, long quantity, long firstId, long lastId, long timeMicros,
            boolean buyerIsMaker) {}

    /** Hears aggregate trades in the order of their ids. */
    public interface AggregateSink {
        void aggregate(Aggregate aggregate);
    }
}
