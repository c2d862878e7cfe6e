package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;

/** Up to eight levels of a diff that is spread over slots, each with what the diff has besides its levels. */
final class DepthPart {
    /** Levels of a diff that one slot takes. */
    static final int LEVELS = 8;

    /** Whether this part begins a diff. */
    boolean first;
    /** Whether this part ends a diff. */
    boolean last;
    /** First the bids, then the asks; price and quantity in turns. */
    private final long[] levels = new long[LEVELS * 2];
    private int bids;
    private int asks;
    private int instrumentId;
    private long firstUpdateId;
    private long lastUpdateId;
    private long eventTime;
    private long receivedNanos;
    private long decodedNanos;
    private long publishedNanos;

    /** Takes over what a diff has besides its levels. */
    void header(DepthDiff diff, long published) {
        instrumentId = diff.instrumentId;
        firstUpdateId = diff.firstUpdateId;
        lastUpdateId = diff.lastUpdateId;
        eventTime = diff.eventTime;
        receivedNanos = diff.receivedNanos;
        decodedNanos = diff.decodedNanos;
        publishedNanos = published;
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

    /** Adds this part to a diff that is put together again. */
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
