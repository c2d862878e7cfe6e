package io.ticklane.connector;

/**
 * The top of an instrument's book at one moment.
 *
 * <p>A slot, reused: valid only during the callback that gives it. Prices and quantities are at the
 * instrument's scales. Monotonic stamps are of {@link System#nanoTime()}.
 */
public final class Tick {
    /** {@link #updateId} where the source gives none (REST book ticker). */
    public static final long NO_UPDATE_ID = 0;

    /** See {@link Instrument#id()}. */
    public int instrumentId;
    /** The venue's book update id, rising per instrument, or {@link #NO_UPDATE_ID}. */
    public long updateId;
    public long bidPrice;
    public long bidQuantity;
    public long askPrice;
    public long askQuantity;
    /** Where the price came from. */
    public PriceSource source = PriceSource.STREAM;
    /** Frame complete; for {@link PriceSource#REST} when the request was sent. Age counts from here. */
    public long receivedNanos;
    /** Decoded; equals {@link #receivedNanos} where no stamps are {@linkplain InboundHandler#wantsStamps wanted}. */
    public long decodedNanos;
    /** Published to the core; equals {@link #decodedNanos} where there is no ring. */
    public long publishedNanos;

    /** Takes over every field of {@code other}. */
    public void copyFrom(Tick other) {
        instrumentId = other.instrumentId;
        updateId = other.updateId;
        bidPrice = other.bidPrice;
        bidQuantity = other.bidQuantity;
        askPrice = other.askPrice;
        askQuantity = other.askQuantity;
        source = other.source;
        receivedNanos = other.receivedNanos;
        decodedNanos = other.decodedNanos;
        publishedNanos = other.publishedNanos;
    }
}
