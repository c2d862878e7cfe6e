package io.ticklane.connector.wire;

import static io.ticklane.connector.wire.EventSlots.AGG_TRADE;
import static io.ticklane.connector.wire.EventSlots.BOOK_TICKER;
import static io.ticklane.connector.wire.EventSlots.DEPTH_UPDATE;
import static io.ticklane.connector.wire.EventSlots.TRADE;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.JsonCursor.Literal;

/**
 * Reads market events whose fields stand in the venue's usual order, without white space and without unknown
 * fields: one pass, no table of fields. Anything else is a miss, and then {@link AnyOrder} judges the frame.
 *
 * <p>Belongs to one decoder.
 */
final class UsualOrder {
    /** Not in the usual form. Nothing is known of the frame then. */
    static final int MISS = -1;

    private final EventSlots slots;

    UsualOrder(EventSlots slots) {
        this.slots = slots;
    }

    /** Reads a whole frame: one of the kinds of {@link EventSlots}, or {@link #MISS}. */
    int read(JsonCursor in) {
        boolean combined = in.take(Names.STREAM_1);
        int streamName = in.position + Names.STREAM_2.length();
        if (combined && !(in.take(Names.STREAM_2) && in.skipPlainString() && in.take(Names.DATA_1))) {
            return MISS;
        }
        if (!in.take(Names.OPEN)) {
            return MISS;
        }
        int kind = combined && in.take(Names.TOP_ID_1)
                ? readPartialDepth(in, streamName)
                : readEvent(in);
        if (kind == MISS || !in.take('}') || (combined && !in.take('}'))) {
            return MISS;
        }
        return in.position == in.end ? kind : MISS;
    }

    private int readEvent(JsonCursor in) {
        if (in.take(Names.FIRST_UPDATE_ID)) {
            return readBookTicker(in) ? BOOK_TICKER : MISS;
        }
        if (!in.take(Names.FIRST_EVENT)) {
            return MISS;
        }
        return switch (in.peek()) {
            case 't' -> in.take(Names.TRADE_1) && in.take(Names.TRADE_2) && readTrade(in) ? TRADE : MISS;
            case 'a' -> in.take(Names.AGG_TRADE_1) && in.take(Names.AGG_TRADE_2) && readAggTrade(in)
                    ? AGG_TRADE
                    : MISS;
            case 'd' -> in.take(Names.DEPTH_1) && in.take(Names.DEPTH_2) && in.take(Names.DEPTH_3)
                    && readDepth(in) ? DEPTH_UPDATE : MISS;
            default -> MISS;
        };
    }

    private boolean readBookTicker(JsonCursor in) {
        Tick tick = slots.tick;
        if ((tick.updateId = in.number()) < 0 || !in.take(Names.SYMBOL)) {
            return false;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return false;
        }
        int priceScale = slots.priceScale();
        int quantityScale = slots.quantityScale();
        tick.instrumentId = id;
        return (tick.bidPrice = decimal(in, Names.BID_PRICE, priceScale)) >= 0
                && (tick.bidQuantity = decimal(in, Names.BID_QUANTITY, quantityScale)) >= 0
                && (tick.askPrice = decimal(in, Names.ASK_PRICE, priceScale)) >= 0
                && (tick.askQuantity = decimal(in, Names.ASK_QUANTITY, quantityScale)) >= 0 && in.take('"');
    }

    private boolean readTrade(JsonCursor in) {
        Trade trade = slots.trade;
        if (!readHead(in, trade, Names.TRADE_ID)) {
            return false;
        }
        trade.aggregate = false;
        trade.firstTradeId = trade.tradeId;
        trade.lastTradeId = trade.tradeId;
        // Order ids, in captures of before June 2024 only.
        if (in.take('"') && in.take(Names.BUYER_ORDER_ID)
                && (in.number() < 0 || !in.take(Names.SELLER_ORDER_ID) || in.number() < 0)) {
            return false;
        }
        return readTail(in, trade);
    }

    private boolean readAggTrade(JsonCursor in) {
        Trade trade = slots.trade;
        trade.aggregate = true;
        return readHead(in, trade, Names.AGG_TRADE_ID)
                && (trade.firstTradeId = number(in, Names.FIRST_TRADE_ID)) >= 0
                && (trade.lastTradeId = number(in, Names.LAST_TRADE_ID)) >= 0 && readTail(in, trade);
    }

    private boolean readHead(JsonCursor in, Trade trade, Literal idName) {
        if ((trade.eventTime = in.number()) < 0 || !in.take(Names.SYMBOL)) {
            return false;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return false;
        }
        trade.instrumentId = id;
        return (trade.tradeId = number(in, idName)) >= 0
                && (trade.price = decimal(in, Names.PRICE, slots.priceScale())) >= 0
                && (trade.quantity = decimal(in, Names.QUANTITY, slots.quantityScale())) >= 0;
    }

    private static boolean readTail(JsonCursor in, Trade trade) {
        if ((trade.tradeTime = number(in, Names.TRADE_TIME)) < 0 || !in.take(Names.BUYER_IS_MAKER)) {
            return false;
        }
        trade.buyerIsMaker = in.take(Names.TRUE);
        return (trade.buyerIsMaker || in.take(Names.FALSE)) && in.take(Names.IGNORED)
                && (in.take(Names.TRUE) || in.take(Names.FALSE));
    }

    private boolean readDepth(JsonCursor in) {
        DepthDiff diff = slots.diff;
        diff.clear();
        if ((diff.eventTime = in.number()) < 0 || !in.take(Names.SYMBOL)) {
            return false;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return false;
        }
        diff.instrumentId = id;
        return (diff.firstUpdateId = number(in, Names.FIRST_ID)) >= 0
                && (diff.lastUpdateId = number(in, Names.LAST_ID)) >= diff.firstUpdateId
                && in.take(Names.BIDS) && readLevels(in, diff, true) && in.take(Names.ASKS)
                && readLevels(in, diff, false);
    }

    private boolean readLevels(JsonCursor in, DepthDiff diff, boolean bids) {
        if (in.take(']')) {
            return true;
        }
        if (!in.take('[') || !in.take('"')) {
            return false;
        }
        int priceScale = slots.priceScale();
        int quantityScale = slots.quantityScale();
        while (true) {
            long price = DecimalScanner.read(in, priceScale);
            if (price < 0) {
                return false;
            }
            long quantity = decimal(in, Names.LEVEL_MIDDLE, quantityScale);
            if (quantity < 0) {
                return false;
            }
            if (bids) {
                diff.addBid(price, quantity);
            } else {
                diff.addAsk(price, quantity);
            }
            if (!in.take(Names.NEXT_LEVEL)) {
                return in.take(Names.LAST_LEVEL);
            }
        }
    }

    private int readPartialDepth(JsonCursor in, int streamName) {
        PartialDepth depth = slots.partialDepth;
        int start = in.position;
        in.position = streamName;
        int id = slots.streamInstrument(in);
        in.position = start;
        if (id == Instruments.UNKNOWN) {
            return MISS;
        }
        depth.instrumentId = id;
        return (depth.lastUpdateId = number(in, Names.TOP_ID_2)) >= 0 && in.take(Names.TOP_BIDS_1)
                && (depth.bids = readTop(in, depth.bidPrices, depth.bidQuantities)) >= 0
                && in.take(Names.TOP_ASKS_1)
                && (depth.asks = readTop(in, depth.askPrices, depth.askQuantities)) >= 0
                        ? EventSlots.PARTIAL_DEPTH
                        : MISS;
    }

    /** The number of levels, or {@link #MISS}. */
    private int readTop(JsonCursor in, long[] prices, long[] quantities) {
        if (!in.take('[')) {
            return MISS;
        }
        if (in.take(']')) {
            return 0;
        }
        if (!in.take('[') || !in.take('"')) {
            return MISS;
        }
        int priceScale = slots.priceScale();
        int quantityScale = slots.quantityScale();
        int levels = 0;
        do {
            if (levels == prices.length) {
                return MISS;
            }
            prices[levels] = DecimalScanner.read(in, priceScale);
            if (prices[levels] < 0) {
                return MISS;
            }
            quantities[levels] = decimal(in, Names.LEVEL_MIDDLE, quantityScale);
            if (quantities[levels] < 0) {
                return MISS;
            }
            levels++;
        } while (in.take(Names.NEXT_LEVEL));
        return in.take(Names.LAST_LEVEL) ? levels : MISS;
    }

    private static long number(JsonCursor in, Literal name) {
        return in.take(name) ? in.number() : -1;
    }

    private static long decimal(JsonCursor in, Literal name, int scale) {
        return in.take(name) ? DecimalScanner.read(in, scale) : DecimalScanner.REFUSED;
    }
}
