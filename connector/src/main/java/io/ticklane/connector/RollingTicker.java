package io.ticklane.connector;

/**
 * Statistics of the last 24 hours of an instrument, full or mini.
 *
 * <p>A slot, reused: valid only during the callback that gives it. Prices and quantities are at the instrument's
 * scales, the volume of the quote asset at {@link Instrument#notionalScale()}, or {@link Kline#TOO_LARGE}. Fields
 * that only the full one has are 0 in a mini one.
 */
public final class RollingTicker {
    /** See {@link Instrument#id()}. */
    public int instrumentId;
    /** Whether the fields that are marked so are missing. */
    public boolean mini;
    /** Venue's clock, epoch, in the time unit of the connection. */
    public long eventTime;
    public long open;
    public long high;
    public long low;
    public long last;
    /** Of the base asset. */
    public long volume;
    public long quoteVolume;
    /** Full only. */
    public long priceChange;
    /** Full only, at scale 3: percent. */
    public long priceChangePercent;
    /** Full only; as are the rest. */
    public long lastQuantity;
    public long bidPrice;
    public long bidQuantity;
    public long askPrice;
    public long askQuantity;
    public long openTime;
    public long closeTime;
    public long firstTradeId;
    public long lastTradeId;
    public long trades;
    public long receivedNanos;
    public long decodedNanos;
    public long publishedNanos;

    /** Takes over every field of {@code other}. */
    public void copyFrom(RollingTicker other) {
        instrumentId = other.instrumentId;
        mini = other.mini;
        eventTime = other.eventTime;
        open = other.open;
        high = other.high;
        low = other.low;
        last = other.last;
        volume = other.volume;
        quoteVolume = other.quoteVolume;
        priceChange = other.priceChange;
        priceChangePercent = other.priceChangePercent;
        lastQuantity = other.lastQuantity;
        bidPrice = other.bidPrice;
        bidQuantity = other.bidQuantity;
        askPrice = other.askPrice;
        askQuantity = other.askQuantity;
        openTime = other.openTime;
        closeTime = other.closeTime;
        firstTradeId = other.firstTradeId;
        lastTradeId = other.lastTradeId;
        trades = other.trades;
        receivedNanos = other.receivedNanos;
        decodedNanos = other.decodedNanos;
        publishedNanos = other.publishedNanos;
    }
}
