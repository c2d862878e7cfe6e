package io.ticklane.connector.wire;

import static io.ticklane.connector.wire.FrameDecoder.CONTROL_REPLY;
import static io.ticklane.connector.wire.FrameDecoder.IGNORED;
import static io.ticklane.connector.wire.FrameDecoder.MALFORMED;
import static io.ticklane.connector.wire.FrameDecoder.SERVER_SHUTDOWN;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/**
 * Reads any frame: fields in any order, white space, unknown fields of any kind. The whole frame is checked as
 * JSON first, so that nothing of a garbled one gets through. Belongs to one decoder.
 */
final class AnyOrder {
    private final EventSlots slots;
    private final EventFields fields = new EventFields();

    AnyOrder(EventSlots slots) {
        this.slots = slots;
    }

    /** Reads a whole frame: one of the kinds of {@link EventSlots} or of the results of {@link FrameDecoder}. */
    int read(JsonCursor in) {
        in.skipSpace();
        if (in.peek() != '{') {
            return in.skipValue() && atEnd(in) ? IGNORED : MALFORMED;
        }
        if (!fields.scan(in) || !atEnd(in)) {
            return MALFORMED;
        }
        boolean control = fields.control();
        if (fields.toData(in)) {
            if (in.peek() != '{') {
                return IGNORED;
            }
            if (!fields.scan(in)) {
                return MALFORMED;
            }
            control = false;
        }
        if (fields.to(in, 'e')) {
            return readNamed(in);
        }
        if (fields.has('s') && fields.has('u') && hasSide()) {
            return readBookTicker(in);
        }
        return control ? CONTROL_REPLY : IGNORED;
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
        return named(in, start, length, "serverShutdown") ? SERVER_SHUTDOWN : IGNORED;
    }

    private int readBookTicker(JsonCursor in) {
        if (!toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        int priceScale = slots.priceScale(id);
        int quantityScale = slots.quantityScale(id);
        Tick tick = slots.tick;
        tick.instrumentId = id;
        return (tick.updateId = number(in, 'u')) >= 0
                && (tick.bidPrice = decimal(in, 'b', priceScale)) >= 0
                && (tick.bidQuantity = decimal(in, 'B', quantityScale)) >= 0
                && (tick.askPrice = decimal(in, 'a', priceScale)) >= 0
                && (tick.askQuantity = decimal(in, 'A', quantityScale)) >= 0
                        ? EventSlots.BOOK_TICKER
                        : MALFORMED;
    }

    private int readTrade(JsonCursor in, boolean aggregate) {
        if (!toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        Trade trade = slots.trade;
        trade.instrumentId = id;
        trade.aggregate = aggregate;
        trade.tradeId = number(in, aggregate ? 'a' : 't');
        trade.firstTradeId = aggregate ? number(in, 'f') : trade.tradeId;
        trade.lastTradeId = aggregate ? number(in, 'l') : trade.tradeId;
        trade.eventTime = number(in, 'E');
        trade.tradeTime = number(in, 'T');
        trade.price = decimal(in, 'p', slots.priceScale(id));
        trade.quantity = decimal(in, 'q', slots.quantityScale(id));
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
        if (!toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        DepthDiff diff = slots.diff;
        diff.clear();
        diff.instrumentId = id;
        diff.eventTime = number(in, 'E');
        diff.firstUpdateId = number(in, 'U');
        diff.lastUpdateId = number(in, 'u');
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
        int priceScale = slots.priceScale(diff.instrumentId);
        int quantityScale = slots.quantityScale(diff.instrumentId);
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

    private boolean toSymbol(JsonCursor in) {
        return fields.to(in, 's') && in.take('"');
    }

    private long decimal(JsonCursor in, char letter, int scale) {
        return fields.to(in, letter) && in.take('"')
                ? DecimalScanner.read(in, scale)
                : DecimalScanner.REFUSED;
    }

    private long number(JsonCursor in, char letter) {
        if (!fields.to(in, letter)) {
            return -1;
        }
        long value = in.number();
        byte next = in.peek();
        return next == '.' || next == 'e' || next == 'E' ? -1 : value;
    }

    private static boolean atEnd(JsonCursor in) {
        in.skipSpace();
        return in.position == in.end;
    }

    private static boolean named(JsonCursor in, int start, int length, String name) {
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
