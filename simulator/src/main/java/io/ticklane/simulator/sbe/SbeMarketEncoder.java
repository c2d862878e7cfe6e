package io.ticklane.simulator.sbe;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.sbe.codec.SbeBuffer;
import io.ticklane.simulator.sbe.codec.stream.BestBidAskStreamEventEncoder;
import io.ticklane.simulator.sbe.codec.stream.BoolEnum;
import io.ticklane.simulator.sbe.codec.stream.DepthDiffStreamEventEncoder;
import io.ticklane.simulator.sbe.codec.stream.DepthSnapshotStreamEventEncoder;
import io.ticklane.simulator.sbe.codec.stream.MessageHeaderEncoder;
import io.ticklane.simulator.sbe.codec.stream.TradesStreamEventEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the messages of one symbol's SBE streams into a buffer of its own, each over the one before. Prices and
 * quantities are at the symbol's scales, times in microseconds. {@link #bestBidAsk} writes a whole message; the
 * others are begun, filled and ended, depth with bids before asks. Then {@link #length()} bytes from the start of
 * {@link #array()} are the message. Allocates nothing once the buffer is long enough. Simulator thread only.
 */
public final class SbeMarketEncoder {
    /** What a group of levels can count. */
    private static final int MOST_LEVELS = 65_534;

    private final SbeBuffer buffer = new SbeBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BestBidAskStreamEventEncoder bestBidAsk = new BestBidAskStreamEventEncoder();
    private final TradesStreamEventEncoder trades = new TradesStreamEventEncoder();
    private final DepthSnapshotStreamEventEncoder snapshot = new DepthSnapshotStreamEventEncoder();
    private final DepthDiffStreamEventEncoder diff = new DepthDiffStreamEventEncoder();
    private final TradesStreamEventEncoder.TradesEncoder tradeGroup;
    private final DepthSnapshotStreamEventEncoder.BidsEncoder snapshotBids;
    private final DepthSnapshotStreamEventEncoder.AsksEncoder snapshotAsks;
    private final DepthDiffStreamEventEncoder.BidsEncoder diffBids;
    private final DepthDiffStreamEventEncoder.AsksEncoder diffAsks;
    private final byte priceExponent;
    private final byte quantityExponent;
    private final byte[] symbol;

    private Part open = Part.NONE;
    private int length;

    private enum Part {
        /** No message is begun. */
        NONE,
        /** A trade may follow. */
        TRADES,
        /** A bid or an ask of a snapshot may follow. */
        SNAPSHOT_BIDS,
        /** An ask of a snapshot may follow. */
        SNAPSHOT_ASKS,
        /** A bid or an ask of a diff may follow. */
        DIFF_BIDS,
        /** An ask of a diff may follow. */
        DIFF_ASKS
    }

    public SbeMarketEncoder(SymbolSpec spec) {
        priceExponent = (byte) -spec.priceScale();
        quantityExponent = (byte) -spec.quantityScale();
        symbol = spec.symbol().getBytes(StandardCharsets.UTF_8);
        tradeGroup = trades.wrap(buffer, 0).tradesCount(0);
        snapshotBids = snapshot.wrap(buffer, 0).bidsCount(0);
        snapshotAsks = snapshot.asksCount(0);
        diffBids = diff.wrap(buffer, 0).bidsCount(0);
        diffAsks = diff.asksCount(0);
    }

    /** Writes what {@code <symbol>@bestBidAsk} shows. */
    public void bestBidAsk(long eventMicros, long updateId, long bid, long bidQuantity, long ask,
            long askQuantity) {
        bestBidAsk.wrapAndApplyHeader(buffer, 0, header).eventTime(eventMicros).bookUpdateId(updateId)
                .priceExponent(priceExponent).qtyExponent(quantityExponent)
                .bidPrice(bid).bidQty(bidQuantity).askPrice(ask).askQty(askQuantity)
                .putSymbol(symbol, 0, symbol.length);
        done(bestBidAsk.limit());
    }

    /** Begins what {@code <symbol>@trade} shows: trades of one moment. */
    public void beginTrades(long eventMicros, long transactMicros) {
        trades.wrapAndApplyHeader(buffer, 0, header).eventTime(eventMicros).transactTime(transactMicros)
                .priceExponent(priceExponent).qtyExponent(quantityExponent).tradesCount(Integer.MAX_VALUE);
        open = Part.TRADES;
    }

    public void trade(long tradeId, long price, long quantity, boolean buyerIsMaker) {
        expect(open == Part.TRADES);
        tradeGroup.next().id(tradeId).price(price).qty(quantity)
                .isBuyerMaker(buyerIsMaker ? BoolEnum.True : BoolEnum.False);
    }

    /** Begins what {@code <symbol>@depth20} shows. */
    public void beginSnapshot(long eventMicros, long updateId) {
        snapshot.wrapAndApplyHeader(buffer, 0, header).eventTime(eventMicros).bookUpdateId(updateId)
                .priceExponent(priceExponent).qtyExponent(quantityExponent).bidsCount(MOST_LEVELS);
        open = Part.SNAPSHOT_BIDS;
    }

    /** Begins what {@code <symbol>@depth} shows. */
    public void beginDiff(long eventMicros, long firstUpdateId, long lastUpdateId) {
        diff.wrapAndApplyHeader(buffer, 0, header).eventTime(eventMicros)
                .firstBookUpdateId(firstUpdateId).lastBookUpdateId(lastUpdateId)
                .priceExponent(priceExponent).qtyExponent(quantityExponent).bidsCount(MOST_LEVELS);
        open = Part.DIFF_BIDS;
    }

    /** Adds a level, best first; in a diff a quantity of 0 takes it away. */
    public void bid(long price, long quantity) {
        if (open == Part.SNAPSHOT_BIDS) {
            snapshotBids.next().price(price).qty(quantity);
        } else {
            expect(open == Part.DIFF_BIDS);
            diffBids.next().price(price).qty(quantity);
        }
    }

    /** As {@link #bid}; no bids can follow. */
    public void ask(long price, long quantity) {
        openAsks();
        if (open == Part.SNAPSHOT_ASKS) {
            snapshotAsks.next().price(price).qty(quantity);
        } else {
            expect(open == Part.DIFF_ASKS);
            diffAsks.next().price(price).qty(quantity);
        }
    }

    /** Completes the message. */
    public void end() {
        openAsks();
        switch (open) {
            case TRADES -> {
                tradeGroup.resetCountToIndex();
                trades.putSymbol(symbol, 0, symbol.length);
                done(trades.limit());
            }
            case SNAPSHOT_ASKS -> {
                snapshotAsks.resetCountToIndex();
                snapshot.putSymbol(symbol, 0, symbol.length);
                done(snapshot.limit());
            }
            case DIFF_ASKS -> {
                diffAsks.resetCountToIndex();
                diff.putSymbol(symbol, 0, symbol.length);
                done(diff.limit());
            }
            default -> expect(false);
        }
    }

    /** The array whose first bytes are the message; another one after a message that needed more room. */
    public byte[] array() {
        return buffer.array();
    }

    /** How long the message is. */
    public int length() {
        expect(open == Part.NONE);
        return length;
    }

    private void openAsks() {
        if (open == Part.SNAPSHOT_BIDS) {
            snapshotBids.resetCountToIndex();
            snapshot.asksCount(MOST_LEVELS);
            open = Part.SNAPSHOT_ASKS;
        } else if (open == Part.DIFF_BIDS) {
            diffBids.resetCountToIndex();
            diff.asksCount(MOST_LEVELS);
            open = Part.DIFF_ASKS;
        }
    }

    private void done(int end) {
        length = end;
        open = Part.NONE;
    }

    private static void expect(boolean state) {
        if (!state) {
            throw new IllegalStateException("not the part of a message that is open");
        }
    }
}
