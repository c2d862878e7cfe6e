package io.ticklane.cache;

/**
 * What the cache holds of an instrument, copied out: a slot that the caller keeps and reuses.
 *
 * <p>Prices and quantities are at whatever scale they were put with. Not for sharing between threads.
 */
public final class Quote {
    /** {@link #source}: from the venue's stream. */
    public static final int STREAM = 0;
    /** {@link #source}: from a REST reply. */
    public static final int REST = 1;

    public int instrument;
    /** The venue's book update id, or 0 where the source gives none. */
    public long updateId;
    public long bidPrice;
    public long bidQuantity;
    public long askPrice;
    public long askQuantity;
    /** When it was received, on the clock of whoever put it. */
    public long receivedNanos;
    /** Asked-at minus {@link #receivedNanos}; below zero if asked for a moment before it. */
    public long ageNanos;
    /** {@link #STREAM} or {@link #REST}. */
    public int source;

    /** Holds nothing: all zero, no instrument. A reused quote must not pass for another instrument's. */
    public void clear() {
        instrument = -1;
        updateId = 0;
        bidPrice = 0;
        bidQuantity = 0;
        askPrice = 0;
        askQuantity = 0;
        receivedNanos = 0;
        ageNanos = 0;
        source = STREAM;
    }
}
