package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import org.jspecify.annotations.Nullable;

/**
 * One place of the inbound ring. A tick lies in the slot itself, two lines of memory, because every line more is one
 * that has to come from the publisher's processor; all else is by reference. About 450 bytes with what it refers to.
 *
 * <p>Written by the publisher that claimed it, read by the consumer after it was published.
 */
final class Slot {
    static final int TICK = 0;
    static final int TRADE = 1;
    static final int DEPTH = 2;
    static final int PARTIAL_DEPTH = 3;
    static final int KLINE = 4;
    static final int TICKER = 5;
    /** A diff too large to be split over slots, by reference. */
    static final int LARGE_DEPTH = 6;
    static final int EXECUTION = 7;
    static final int FEED = 8;

    private static final Trade NO_TRADE = new Trade();
    private static final DepthPart NO_DEPTH = new DepthPart();

    int kind;
    private int instrumentId;
    private long updateId;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;
    private long receivedNanos;
    private long decodedNanos;
    private long publishedNanos;
    private PriceSource source = PriceSource.STREAM;

    /** See {@link #equip}. */
    Trade trade = NO_TRADE;
    /** Likewise. */
    DepthPart depth = NO_DEPTH;

    /** Made when first needed, then kept; as are the next three. */
    @Nullable
    PartialDepth partialDepth;
    @Nullable
    Kline kline;
    @Nullable
    RollingTicker ticker;
    @Nullable
    ExecutionReport execution;
    @Nullable
    DepthDiff large;
    @Nullable
    FeedEvent feed;

    /** Gives the slot what it refers to; once, after all slots were made, so that those lie side by side. */
    void equip() {
        trade = new Trade();
        depth = new DepthPart();
    }

    /** Takes over a tick. */
    void put(Tick tick, long published) {
        kind = TICK;
        instrumentId = tick.instrumentId;
        updateId = tick.updateId;
        bidPrice = tick.bidPrice;
        bidQuantity = tick.bidQuantity;
        askPrice = tick.askPrice;
        askQuantity = tick.askQuantity;
        source = tick.source;
        receivedNanos = tick.receivedNanos;
        decodedNanos = tick.decodedNanos;
        publishedNanos = published;
    }

    /** Gives the tick back. */
    void get(Tick tick) {
        tick.instrumentId = instrumentId;
        tick.updateId = updateId;
        tick.bidPrice = bidPrice;
        tick.bidQuantity = bidQuantity;
        tick.askPrice = askPrice;
        tick.askQuantity = askQuantity;
        tick.source = source;
        tick.receivedNanos = receivedNanos;
        tick.decodedNanos = decodedNanos;
        tick.publishedNanos = publishedNanos;
    }
}
