package io.ticklane.connector.wire;

import static io.ticklane.connector.wire.FrameDecoder.CONTROL_REPLY;
import static io.ticklane.connector.wire.FrameDecoder.IGNORED;
import static io.ticklane.connector.wire.FrameDecoder.MALFORMED;
import static io.ticklane.connector.wire.FrameDecoder.SERVER_SHUTDOWN;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/**
 * Reads any frame: fields in any order, white space, unknown fields of any kind. The whole frame is checked as
 * JSON first, so that nothing of a garbled one gets through. Belongs to one decoder.
 */
final class AnyOrder {
    private final EventSlots slots;
    private final EventFields fields = new EventFields();
    private final SummaryReader summaries;

    AnyOrder(EventSlots slots) {
        this.slots = slots;
        summaries = new SummaryReader(slots, fields);
    }

    /** Reads a whole frame: one of the kinds of {@link EventSlots} or of the results of {@link FrameDecoder}. */
    int read(JsonCursor in) {
        in.skipSpace();
        if (in.peek() != '{') {
            int start = in.position;
            if (!in.skipValue() || !atEnd(in)) {
                return MALFORMED;
            }
            in.position = start;
            return in.take('[') ? EventSlots.ARRAY : IGNORED;
        }
        if (!fields.scan(in) || !atEnd(in)) {
            return MALFORMED;
        }
        boolean control = fields.control();
        int streamName = fields.streamName();
        if (fields.toData(in)) {
            if (in.peek() != '{') {
                return in.take('[') ? EventSlots.ARRAY : IGNORED;
            }
            if (!fields.scan(in)) {
                return MALFORMED;
            }
            control = false;
        } else {
            streamName = -1;
        }
        if (fields.to(in, 'e')) {
            return readNamed(in);
        }
        if (fields.has('s') && fields.has('u') && hasSide()) {
            return readBookTicker(in);
        }
        if (fields.partialDepth() && streamName >= 0) {
            return readPartialDepth(in, streamName);
        }
        return control ? CONTROL_REPLY : IGNORED;
    }

    /**
     * Reads the next element of an array, of which only statistics are events: one of their kinds, or
     * {@link FrameDecoder#IGNORED}, {@link FrameDecoder#MALFORMED}, {@link EventSlots#ARRAY} for the array's end.
     */
    int readElement(JsonCursor in) {
        if (in.takeAfterSpace(']')) {
            return EventSlots.ARRAY;
        }
        in.takeAfterSpace(',');
        in.skipSpace();
        int start = in.position;
        boolean scanned = in.peek() == '{' && fields.scan(in);
        if (!scanned) {
            boolean object = in.buffer[start] == '{';
            in.position = start;
            in.skipValue();
            return object ? MALFORMED : IGNORED;
        }
        int end = in.position;
        int kind = fields.to(in, 'e') ? readNamed(in) : IGNORED;
        in.position = end;
        boolean taken = kind == EventSlots.TICKER || kind == EventSlots.MINI_TICKER || kind == MALFORMED;
        return taken ? kind : IGNORED;
    }

    private int readNamed(JsonCursor in) {
        if (!in.take('"')) {
            return MALFORMED;
        }
        int start = in.position;
        in.skipString();
        int length = in.position - 1 - start;
        if (named(in, start, length, "trade")) {
            return readTrade(in, false);
        }
        if (named(in, start, length, "aggTrade")) {
            return readTrade(in, true);
        }
        if (named(in, start, length, "depthUpdate")) {
            return readDepth(in);
        }
        if (named(in, start, length, "kline")) {
            return summaries.readKline(in);
        }
        if (named(in, start, length, "24hrMiniTicker")) {
            return summaries.readTicker(in, true);
        }
        if (named(in, start, length, "24hrTicker")) {
            return summaries.readTicker(in, false);
        }
        return named(in, start, length, "serverShutdown") ? SERVER_SHUTDOWN : IGNORED;
    }

    private int readBookTicker(JsonCursor in) {
        if (!fields.toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        int priceScale = slots.priceScale();
        int quantityScale = slots.quantityScale();
        Tick tick = slots.tick;
        tick.instrumentId = id;
        return (tick.updateId = fields.number(in, 'u')) >= 0
                && (tick.bidPrice = fields.decimal(in, 'b', priceScale)) >= 0
                && (tick.bidQuantity = fields.decimal(in, 'B', quantityScale)) >= 0
                && (tick.askPrice = fields.decimal(in, 'a', priceScale)) >= 0
                && (tick.askQuantity = fields.decimal(in, 'A', quantityScale)) >= 0
                        ? EventSlots.BOOK_TICKER
                        : MALFORMED;
    }

    private int readPartialDepth(JsonCursor in, int streamName) {
        in.position = streamName;
        if (!in.take('"')) {
            return MALFORMED;
        }
        int id = slots.streamInstrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        PartialDepth depth = slots.partialDepth;
        depth.instrumentId = id;
        in.position = fields.lastUpdateId();
        depth.lastUpdateId = EventFields.wholeNumber(in);
        in.position = fields.bids();
        depth.bids = readTop(in, depth.bidPrices, depth.bidQuantities);
        in.position = fields.asks();
        depth.asks = readTop(in, depth.askPrices, depth.askQuantities);
        return depth.lastUpdateId >= 0 && depth.bids >= 0 && depth.asks >= 0
                ? EventSlots.PARTIAL_DEPTH
                : MALFORMED;
    }

    /** The number of levels, or -1 if they are no levels or too many. */
    private int readTop(JsonCursor in, long[] prices, long[] quantities) {
        if (!in.take('[')) {
            return -1;
        }
        if (in.takeAfterSpace(']')) {
            return 0;
        }
        int levels = 0;
        do {
            if (levels == prices.length || !in.takeAfterSpace('[')) {
                return -1;
            }
            prices[levels] = element(in, slots.priceScale());
            if (prices[levels] < 0 || !in.takeAfterSpace(',')) {
                return -1;
            }
            quantities[levels] = element(in, slots.quantityScale());
            if (quantities[levels] < 0 || !in.takeAfterSpace(']')) {
                return -1;
            }
            levels++;
        } while (in.takeAfterSpace(','));
        return in.take(']') ? levels : -1;
    }

    private int readTrade(JsonCursor in, boolean aggregate) {
        if (!fields.toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        Trade trade = slots.trade;
        trade.instrumentId = id;
        trade.aggregate = aggregate;
        trade.tradeId = fields.number(in, aggregate ? 'a' : 't');
        trade.firstTradeId = aggregate ? fields.number(in, 'f') : trade.tradeId;
        trade.lastTradeId = aggregate ? fields.number(in, 'l') : trade.tradeId;
        trade.eventTime = fields.number(in, 'E');
        trade.tradeTime = fields.number(in, 'T');
        trade.price = fields.decimal(in, 'p', slots.priceScale());
        trade.quantity = fields.decimal(in, 'q', slots.quantityScale());
        // One negative value makes the whole negative.
        long worst = trade.tradeId | trade.firstTradeId | trade.lastTradeId | trade.eventTime
                | trade.tradeTime | trade.price | trade.quantity;
        if (worst < 0 || !fields.to(in, 'm')) {
            return MALFORMED;
        }
        trade.buyerIsMaker = in.take(Names.TRUE);
        if (!trade.buyerIsMaker && !in.take(Names.FALSE)) {
            return MALFORMED;
        }
        return aggregate ? EventSlots.AGG_TRADE : EventSlots.TRADE;
    }

    private int readDepth(JsonCursor in) {
        if (!fields.toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        DepthDiff diff = slots.diff;
        diff.clear();
        diff.instrumentId = id;
        diff.eventTime = fields.number(in, 'E');
        diff.firstUpdateId = fields.number(in, 'U');
        diff.lastUpdateId = fields.number(in, 'u');
        if ((diff.eventTime | diff.firstUpdateId) < 0 || diff.lastUpdateId < diff.firstUpdateId) {
            return MALFORMED;
        }
        return readLevels(in, 'b', diff) && readLevels(in, 'a', diff) ? EventSlots.DEPTH_UPDATE : MALFORMED;
    }

    private boolean readLevels(JsonCursor in, char letter, DepthDiff diff) {
        if (!fields.to(in, letter) || !in.take('[')) {
            return false;
        }
        if (in.takeAfterSpace(']')) {
            return true;
        }
        int priceScale = slots.priceScale();
        int quantityScale = slots.quantityScale();
        do {
            if (!in.takeAfterSpace('[')) {
                return false;
            }
            long price = element(in, priceScale);
            if (price < 0 || !in.takeAfterSpace(',')) {
                return false;
            }
            long quantity = element(in, quantityScale);
            if (quantity < 0 || !in.takeAfterSpace(']')) {
                return false;
            }
            if (letter == 'b') {
                diff.addBid(price, quantity);
            } else {
                diff.addAsk(price, quantity);
            }
        } while (in.takeAfterSpace(','));
        return in.take(']');
    }

    private static long element(JsonCursor in, int scale) {
        if (!in.takeAfterSpace('"')) {
            return DecimalScanner.REFUSED;
        }
        long value = DecimalScanner.read(in, scale);
        return in.take('"') ? value : DecimalScanner.REFUSED;
    }

    private boolean hasSide() {
        return fields.has('b') || fields.has('B') || fields.has('a') || fields.has('A');
    }

    private static boolean atEnd(JsonCursor in) {
        in.skipSpace();
        return in.position == in.end;
    }

    static boolean named(JsonCursor in, int start, int length, String name) {
        if (length != name.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (in.buffer[start + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
