package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.wire.sbe.DepthDiffStreamEventDecoder.AsksDecoder;
import io.ticklane.connector.wire.sbe.DepthDiffStreamEventDecoder.BidsDecoder;

/** The two sides of a frame of book levels; snapshot and diff write them alike. Reused; belongs to one decoder. */
final class SbeLevels {
    private int bidsAt;
    private int bidsBlock;
    private int bids;
    private int asksAt;
    private int asksBlock;
    private int asks;

    /** Where both sides stand, and the symbol behind them; {@link SbeFrame#OPEN}, or what is wrong. */
    int find(SbeFrame frame, int priceExponentOffset, int quantityExponentOffset) {
        int end = frame.group(frame.afterBlock(), BidsDecoder.sbeBlockLength());
        if (end == SbeFrame.TRUNCATED) {
            return FrameDecoder.MALFORMED;
        }
        bidsAt = frame.groupAt;
        bidsBlock = frame.groupBlock;
        bids = frame.groupCount;
        end = frame.group(end, AsksDecoder.sbeBlockLength());
        if (end == SbeFrame.TRUNCATED) {
            return FrameDecoder.MALFORMED;
        }
        asksAt = frame.groupAt;
        asksBlock = frame.groupBlock;
        asks = frame.groupCount;
        return frame.symbol(end, priceExponentOffset, quantityExponentOffset);
    }

    /** Fills the diff; false if a number does not fit. */
    boolean read(SbeFrame frame, DepthDiff diff) {
        diff.clear();
        long all = 0;
        for (int i = 0, at = bidsAt; i < bids; i++, at += bidsBlock) {
            long price = frame.price(at + BidsDecoder.priceEncodingOffset());
            long quantity = frame.quantity(at + BidsDecoder.qtyEncodingOffset());
            all |= price | quantity;
            diff.addBid(price, quantity);
        }
        for (int i = 0, at = asksAt; i < asks; i++, at += asksBlock) {
            long price = frame.price(at + AsksDecoder.priceEncodingOffset());
            long quantity = frame.quantity(at + AsksDecoder.qtyEncodingOffset());
            all |= price | quantity;
            diff.addAsk(price, quantity);
        }
        return all >= 0;
    }

    /** Fills the snapshot; false if there are too many levels or a number does not fit. */
    boolean read(SbeFrame frame, PartialDepth depth) {
        if (bids > PartialDepth.LEVELS || asks > PartialDepth.LEVELS) {
            return false;
        }
        depth.bids = bids;
        depth.asks = asks;
        return side(frame, bidsAt, bidsBlock, bids, depth.bidPrices, depth.bidQuantities)
                && side(frame, asksAt, asksBlock, asks, depth.askPrices, depth.askQuantities);
    }

    private static boolean side(SbeFrame frame, int from, int block, int count, long[] prices,
            long[] quantities) {
        long all = 0;
        for (int i = 0, at = from; i < count; i++, at += block) {
            prices[i] = frame.price(at + BidsDecoder.priceEncodingOffset());
            quantities[i] = frame.quantity(at + BidsDecoder.qtyEncodingOffset());
            all |= prices[i] | quantities[i];
        }
        return all >= 0;
    }
}
