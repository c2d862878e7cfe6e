package io.ticklane.connector;

import java.util.Arrays;

/**
 * A change of an instrument's book: levels to set, quantity 0 to remove. Ids as in the venue's procedure for a
 * local book: {@code firstUpdateId} of the next diff is {@code lastUpdateId} of this one plus 1.
 *
 * <p>A slot, reused: valid only during the callback that gives it. Its arrays grow to the largest diff seen and
 * stay.
 */
public final class DepthDiff {
    /** See {@link Instrument#id()}. */
    public int instrumentId;
    /** {@code U}. */
    public long firstUpdateId;
    /** {@code u}. */
    public long lastUpdateId;
    /** Venue's clock, epoch, in the time unit of the connection. */
    public long eventTime;
    public long receivedNanos;
    public long decodedNanos;
    public long publishedNanos;

    public int bids;
    public long[] bidPrices = new long[16];
    public long[] bidQuantities = new long[16];
    public int asks;
    public long[] askPrices = new long[16];
    public long[] askQuantities = new long[16];

    /** Forgets all levels. */
    public void clear() {
        bids = 0;
        asks = 0;
    }

    /** Adds a level to the bids. */
    public void addBid(long price, long quantity) {
        if (bids == bidPrices.length) {
            bidPrices = Arrays.copyOf(bidPrices, bids * 2);
            bidQuantities = Arrays.copyOf(bidQuantities, bids * 2);
        }
        bidPrices[bids] = price;
        bidQuantities[bids++] = quantity;
    }

    /** Adds a level to the asks. */
    public void addAsk(long price, long quantity) {
        if (asks == askPrices.length) {
            askPrices = Arrays.copyOf(askPrices, asks * 2);
            askQuantities = Arrays.copyOf(askQuantities, asks * 2);
        }
        askPrices[asks] = price;
        askQuantities[asks++] = quantity;
    }
}
