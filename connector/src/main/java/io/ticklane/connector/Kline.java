package io.ticklane.connector;

/**
 * A candlestick as it stands, or as it closed.
 *
 * <p>A slot, reused: valid only during the callback that gives it. Prices and quantities are at the instrument's
 * scales, volumes of the quote asset at {@link Instrument#notionalScale()}, or {@link #TOO_LARGE}.
 */
public final class Kline {
    /** A volume of the quote asset that no {@code long} holds at its scale. */
    public static final long TOO_LARGE = -1;

    /** See {@link Instrument#id()}. */
    public int instrumentId;
    /** Its length, as the venue's interval. */
    public KlineInterval interval = KlineInterval.ONE_MINUTE;
    /** Venue's clock, epoch, in the time unit of the connection, as are the next two. */
    public long eventTime;
    public long openTime;
    public long closeTime;
    /** First trade in it, or -1 if there was none. */
    public long firstTradeId;
    /** Last trade in it, or -1 if there was none. */
    public long lastTradeId;
    public long open;
    public long high;
    public long low;
    public long close;
    /** Of the base asset. */
    public long volume;
    public long quoteVolume;
    public long takerBuyVolume;
    public long takerBuyQuoteVolume;
    public long trades;
    /** Whether it is over: this is the last that comes of it. */
    public boolean closed;
    public long receivedNanos;
    public long decodedNanos;
    public long publishedNanos;

    /** Takes over every field of {@code other}. */
    public void copyFrom(Kline other) {
        instrumentId = other.instrumentId;
        interval = other.interval;
        eventTime = other.eventTime;
        openTime = other.openTime;
        closeTime = other.closeTime;
        firstTradeId = other.firstTradeId;
        lastTradeId = other.lastTradeId;
        open = other.open;
        high = other.high;
        low = other.low;
        close = other.close;
        volume = other.volume;
        quoteVolume = other.quoteVolume;
        takerBuyVolume = other.takerBuyVolume;
        takerBuyQuoteVolume = other.takerBuyQuoteVolume;
        trades = other.trades;
        closed = other.closed;
        receivedNanos = other.receivedNanos;
        decodedNanos = other.decodedNanos;
        publishedNanos = other.publishedNanos;
    }
}
