package io.ticklane.simulator.tape;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigInteger;

/**
 * One fill. Price and quantity at the symbol's scales.
 *
 * @param quote worth at scale 8, rounded down
 */
public record Trade(long id, long price, long quantity, long quote, long timeMicros, boolean buyerIsMaker) {

    /** What a quantity is worth at a price, at scale 8, rounded down. */
    public static long worth(SymbolSpec spec, long price, long quantity) {
        int excess = spec.priceScale() + spec.quantityScale() - Decimal.WIRE_SCALE;
        long low = price * quantity;
        if (Math.multiplyHigh(price, quantity) == 0 && low >= 0) {
            return excess >= 0
                    ? low / Decimal.power(excess)
                    : Math.multiplyExact(low, Decimal.power(-excess));
        }
        return BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity))
                .divide(BigInteger.valueOf(Decimal.power(Math.max(excess, 0)))).longValueExact();
    }

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
