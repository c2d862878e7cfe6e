package io.ticklane.simulator.engine;

/**
 * Read access to one symbol's order book, as it stands. Level 0 is the best of its side. Simulator thread only;
 * not a copy.
 */
public interface BookView {
    /** Id of the newest change of a level. */
    long updateId();

    /** Levels of a side. */
    int levels(boolean bid);

    /** Price of a level, {@code 0 <= level < levels(bid)}. */
    long price(boolean bid, int level);

    /** Quantity of a level, all orders and outside liquidity together. */
    long quantity(boolean bid, int level);

    /** Price of the last trade, or 0 if there was none. */
    long lastPrice();

    /** Id of the last trade, or 0 if there was none. */
    long lastTradeId();

    /** Id of the last aggregate trade, or 0 if there was none. */
    long lastAggregateId();
}
