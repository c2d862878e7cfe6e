package io.ticklane.simulator.stream;

/**
 * What the streams see of the venue: its clock, its books as they stand, and what may be told. Simulator thread only.
 */
public interface MarketView {
    /** The venue's clock. */
    long epochMicros();

    /** When, on the monotonic clock, the venue's clock shows this time. */
    long nanosAt(long epochMicros);

    /** Newest update id of a symbol. */
    long updateId(int symbol);

    /** Levels of a side. */
    int levels(int symbol, boolean bid);

    /** Price of a level; 0 is the best. */
    long price(int symbol, boolean bid, int level);

    /** Quantity of a level. */
    long quantity(int symbol, boolean bid, int level);

    /** Whether market data of the symbol are sent at all. */
    boolean published(int symbol);

    /** Whether its klines are sent too. */
    boolean klinesPublished(int symbol);
}
