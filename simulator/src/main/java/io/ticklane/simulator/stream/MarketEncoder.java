package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.SymbolSpec;

/**
 * Writes the payloads of one symbol's streams, byte for byte as Binance orders them. Simulator thread only.
 */
final class MarketEncoder {
    private static final byte[] UPDATE_ID = FrameBuffer.ascii("{\"u\":");
    private static final byte[] LAST_ID = FrameBuffer.ascii(",\"u\":");
    private static final byte[] SYMBOL = FrameBuffer.ascii(",\"s\":\"");
    private static final byte[] BID = FrameBuffer.ascii("\",\"b\":\"");
    private static final byte[] BID_QUANTITY = FrameBuffer.ascii("\",\"B\":\"");
    private static final byte[] ASK = FrameBuffer.ascii("\",\"a\":\"");
    private static final byte[] ASK_QUANTITY = FrameBuffer.ascii("\",\"A\":\"");
    private static final byte[] END_TEXT = FrameBuffer.ascii("\"}");
    private static final byte[] TRADE = FrameBuffer.ascii("{\"e\":\"trade\",\"E\":");
    private static final byte[] TRADE_ID = FrameBuffer.ascii("\",\"t\":");
    private static final byte[] AGG_TRADE = FrameBuffer.ascii("{\"e\":\"aggTrade\",\"E\":");
    private static final byte[] AGGREGATE_ID = FrameBuffer.ascii("\",\"a\":");
    private static final byte[] PRICE = FrameBuffer.ascii(",\"p\":\"");
    private static final byte[] QUANTITY = FrameBuffer.ascii("\",\"q\":\"");
    private static final byte[] FIRST_TRADE = FrameBuffer.ascii("\",\"f\":");
    private static final byte[] LAST_TRADE = FrameBuffer.ascii(",\"l\":");
    private static final byte[] TIME_AFTER_TEXT = FrameBuffer.ascii("\",\"T\":");
    private static final byte[] TIME_AFTER_NUMBER = FrameBuffer.ascii(",\"T\":");
    private static final byte[] MAKER = FrameBuffer.ascii(",\"m\":");
    private static final byte[] IGNORED = FrameBuffer.ascii(",\"M\":true}");
    private static final byte[] DEPTH = FrameBuffer.ascii("{\"e\":\"depthUpdate\",\"E\":");
    private static final byte[] FIRST_ID = FrameBuffer.ascii("\",\"U\":");
    private static final byte[] BIDS = FrameBuffer.ascii(",\"b\":[");
    private static final byte[] ASKS = FrameBuffer.ascii("],\"a\":[");
    private static final byte[] LAST_UPDATE_ID = FrameBuffer.ascii("{\"lastUpdateId\":");
    private static final byte[] PARTIAL_BIDS = FrameBuffer.ascii(",\"bids\":[");
    private static final byte[] PARTIAL_ASKS = FrameBuffer.ascii("],\"asks\":[");
    private static final byte[] END_LIST = FrameBuffer.ascii("]}");
    private static final byte[] OPEN_LEVEL = FrameBuffer.ascii("[\"");
    private static final byte[] MIDDLE_OF_LEVEL = FrameBuffer.ascii("\",\"");
    private static final byte[] CLOSE_LEVEL = FrameBuffer.ascii("\"]");

    private final byte[] symbol;
    private final int priceScale;
    private final int quantityScale;

    MarketEncoder(SymbolSpec spec) {
        symbol = FrameBuffer.ascii(spec.symbol());
        priceScale = spec.priceScale();
        quantityScale = spec.quantityScale();
    }

    void bookTicker(FrameBuffer to, long updateId, long bid, long bidQuantity, long ask, long askQuantity) {
        to.begin();
        to.put(UPDATE_ID);
        to.putNumber(updateId);
        to.put(SYMBOL);
        to.put(symbol);
        to.put(BID);
        to.putDecimal(bid, priceScale);
        to.put(BID_QUANTITY);
        to.putDecimal(bidQuantity, quantityScale);
        to.put(ASK);
        to.putDecimal(ask, priceScale);
        to.put(ASK_QUANTITY);
        to.putDecimal(askQuantity, quantityScale);
        to.put(END_TEXT);
    }

    void trade(FrameBuffer to, long eventTime, long tradeId, long price, long quantity, long tradeTime,
            boolean buyerIsMaker) {
        to.begin();
        head(to, TRADE, eventTime);
        to.put(TRADE_ID);
        to.putNumber(tradeId);
        priceAndQuantity(to, price, quantity);
        to.put(TIME_AFTER_TEXT);
        tail(to, tradeTime, buyerIsMaker);
    }

    /** Up to the trade ids and the time, which {@link #aggTradeEnd} adds. */
    void aggTrade(FrameBuffer to, long eventTime, long aggregateId, long price, long quantity) {
        to.begin();
        head(to, AGG_TRADE, eventTime);
        to.put(AGGREGATE_ID);
        to.putNumber(aggregateId);
        priceAndQuantity(to, price, quantity);
    }

    void aggTradeEnd(FrameBuffer to, long firstTradeId, long lastTradeId, long tradeTime,
            boolean buyerIsMaker) {
        to.put(FIRST_TRADE);
        to.putNumber(firstTradeId);
        to.put(LAST_TRADE);
        to.putNumber(lastTradeId);
        to.put(TIME_AFTER_NUMBER);
        tail(to, tradeTime, buyerIsMaker);
    }

    void depth(FrameBuffer to, long eventTime, long firstId, long lastId, LevelChanges bids,
            LevelChanges asks) {
        to.begin();
        head(to, DEPTH, eventTime);
        to.put(FIRST_ID);
        to.putNumber(firstId);
        to.put(LAST_ID);
        to.putNumber(lastId);
        to.put(BIDS);
        levels(to, bids, true);
        to.put(ASKS);
        levels(to, asks, false);
        to.put(END_LIST);
    }

    /** The best levels of a book; no symbol and no time. */
    void partialDepth(FrameBuffer to, MarketView view, int symbolIndex, int levels) {
        to.begin();
        to.put(LAST_UPDATE_ID);
        to.putNumber(view.updateId(symbolIndex));
        to.put(PARTIAL_BIDS);
        best(to, view, symbolIndex, true, levels);
        to.put(PARTIAL_ASKS);
        best(to, view, symbolIndex, false, levels);
        to.put(END_LIST);
    }

    private void best(FrameBuffer to, MarketView view, int symbolIndex, boolean bid, int levels) {
        int count = Math.min(levels, view.levels(symbolIndex, bid));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                to.put(',');
            }
            level(to, view.price(symbolIndex, bid, i), view.quantity(symbolIndex, bid, i));
        }
    }

    private void level(FrameBuffer to, long price, long quantity) {
        to.put(OPEN_LEVEL);
        to.putDecimal(price, priceScale);
        to.put(MIDDLE_OF_LEVEL);
        to.putDecimal(quantity, quantityScale);
        to.put(CLOSE_LEVEL);
    }

    private void head(FrameBuffer to, byte[] type, long eventTime) {
        to.put(type);
        to.putNumber(eventTime);
        to.put(SYMBOL);
        to.put(symbol);
    }

    private void priceAndQuantity(FrameBuffer to, long price, long quantity) {
        to.put(PRICE);
        to.putDecimal(price, priceScale);
        to.put(QUANTITY);
        to.putDecimal(quantity, quantityScale);
    }

    private static void tail(FrameBuffer to, long tradeTime, boolean buyerIsMaker) {
        to.putNumber(tradeTime);
        to.put(MAKER);
        to.putBoolean(buyerIsMaker);
        to.put(IGNORED);
    }

    private void levels(FrameBuffer to, LevelChanges changes, boolean descending) {
        boolean[] first = {true};
        changes.forEachSorted(descending, (price, quantity) -> {
            if (!first[0]) {
                to.put(',');
            }
            first[0] = false;
            level(to, price, quantity);
        });
    }
}
