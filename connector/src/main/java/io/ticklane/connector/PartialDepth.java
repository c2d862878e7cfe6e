package io.ticklane.connector;

/**
 * The top levels of an instrument's book, complete as far as they go: the streams of 5, 10 or 20 levels.
 *
 * <p>A slot, reused: valid only during the callback that gives it. Best level first.
 */
public final class PartialDepth {
    /** The most levels that a venue sends a side. */
    public static final int LEVELS = 20;

    /** See {@link Instrument#id()}. */
    public int instrumentId;
    /** The id of the book as it stands here. */
    public long lastUpdateId;
    /** Venue's clock, epoch, in the time unit of the connection; 0 where the source gives none, as JSON does. */
    public long eventTime;
    public long receivedNanos;
    public long decodedNanos;
    public long publishedNanos;

    public int bids;
    public final long[] bidPrices = new long[LEVELS];
    public final long[] bidQuantities = new long[LEVELS];
    public int asks;
    public final long[] askPrices = new long[LEVELS];
    public final long[] askQuantities = new long[LEVELS];

    /** Takes over every field of {@code other}. */
    public void copyFrom(PartialDepth other) {
        instrumentId = other.instrumentId;
        lastUpdateId = other.lastUpdateId;
        eventTime = other.eventTime;
        receivedNanos = other.receivedNanos;
        decodedNanos = other.decodedNanos;
        publishedNanos = other.publishedNanos;
        bids = other.bids;
        System.arraycopy(other.bidPrices, 0, bidPrices, 0, bids);
        System.arraycopy(other.bidQuantities, 0, bidQuantities, 0, bids);
        asks = other.asks;
        System.arraycopy(other.askPrices, 0, askPrices, 0, asks);
        System.arraycopy(other.askQuantities, 0, askQuantities, 0, asks);
    }
}
