package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import org.jspecify.annotations.Nullable;

/**
 * One place of the inbound ring: a tick, a trade, eight levels of a diff, or one of the rare things by
 * reference. About 420 bytes.
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

    /** Levels of a diff that one slot takes. */
    static final int LEVELS = 8;

    int kind;
    final Tick tick = new Tick();
    final Trade trade = new Trade();

    /** Whether this slot begins a diff. */
    boolean first;
    /** Whether this slot ends a diff. */
    boolean last;
    /** Levels of this slot: first the bids, then the asks; price and quantity in turns. */
    final long[] levels = new long[LEVELS * 2];
    int bids;
    int asks;
    int instrumentId;
    long firstUpdateId;
    long lastUpdateId;
    long eventTime;
    long receivedNanos;
    long decodedNanos;
    long publishedNanos;

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

    /** Takes over what a diff has besides its levels. */
    void header(DepthDiff diff) {
        instrumentId = diff.instrumentId;
        firstUpdateId = diff.firstUpdateId;
        lastUpdateId = diff.lastUpdateId;
        eventTime = diff.eventTime;
        receivedNanos = diff.receivedNanos;
        decodedNanos = diff.decodedNanos;
    }

    /** Takes over up to eight levels from number {@code from} on, counting bids before asks. */
    void levels(DepthDiff diff, int from) {
        int end = Math.min(from + LEVELS, diff.bids + diff.asks);
        int bidEnd = Math.min(end, diff.bids);
        int at = 0;
        for (int i = from; i < bidEnd; i++) {
            levels[at++] = diff.bidPrices[i];
            levels[at++] = diff.bidQuantities[i];
        }
        bids = at / 2;
        for (int i = Math.max(from, diff.bids) - diff.bids; i < end - diff.bids; i++) {
            levels[at++] = diff.askPrices[i];
            levels[at++] = diff.askQuantities[i];
        }
        asks = at / 2 - bids;
    }

    /** Adds this slot's part to a diff that is put together again. */
    void addTo(DepthDiff diff) {
        int at = 0;
        for (int i = 0; i < bids; i++, at += 2) {
            diff.addBid(levels[at], levels[at + 1]);
        }
        for (int i = 0; i < asks; i++, at += 2) {
            diff.addAsk(levels[at], levels[at + 1]);
        }
        if (last) {
            diff.instrumentId = instrumentId;
            diff.firstUpdateId = firstUpdateId;
            diff.lastUpdateId = lastUpdateId;
            diff.eventTime = eventTime;
            diff.receivedNanos = receivedNanos;
            diff.decodedNanos = decodedNanos;
            diff.publishedNanos = publishedNanos;
        }
    }
}
