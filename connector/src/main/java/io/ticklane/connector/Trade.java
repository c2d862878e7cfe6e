package io.ticklane.connector;

/**
 * One trade, or one aggregate of the fills of one taker at one price.
 *
 * <p>A slot, reused: valid only during the callback that gives it.
 */
public final class Trade {
    /** See {@link Instrument#id()}. */
    public int instrumentId;
    /** Whether this is an {@code aggTrade}, whose ids count on their own. */
    public boolean aggregate;
    /** Trade id, or aggregate id; rising by one per instrument. */
    public long tradeId;
    /** First trade of the aggregate; equals {@link #tradeId} for a single trade. */
    public long firstTradeId;
    /** Last trade of the aggregate; equals {@link #tradeId} for a single trade. */
    public long lastTradeId;
    public long price;
    public long quantity;
    /** Whether the resting side was the buyer. */
    public boolean buyerIsMaker;
    /** Venue's clock, epoch, in the time unit of the connection (milliseconds unless asked). */
    public long eventTime;
    /** Venue's clock at the match, as {@link #eventTime}. */
    public long tradeTime;
    public long receivedNanos;
    public long decodedNanos;
    public long publishedNanos;

    /** Takes over every field of {@code other}. */
    public void copyFrom(Trade other) {
        instrumentId = other.instrumentId;
        aggregate = other.aggregate;
        tradeId = other.tradeId;
        firstTradeId = other.firstTradeId;
        lastTradeId = other.lastTradeId;
        price = other.price;
        quantity = other.quantity;
        buyerIsMaker = other.buyerIsMaker;
        eventTime = other.eventTime;
        tradeTime = other.tradeTime;
        receivedNanos = other.receivedNanos;
        decodedNanos = other.decodedNanos;
        publishedNanos = other.publishedNanos;
    }
}
