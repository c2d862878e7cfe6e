package io.ticklane.connector.wire;

import static io.ticklane.connector.wire.FrameDecoder.IGNORED;
import static io.ticklane.connector.wire.FrameDecoder.MALFORMED;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Kline;
import io.ticklane.connector.KlineInterval;
import io.ticklane.connector.RollingTicker;
import org.jspecify.annotations.Nullable;

/**
 * Reads candlesticks and statistics of 24 hours from fields that were found already: they come once a second or
 * so, and have no fast way. Belongs to one decoder.
 */
final class SummaryReader {
    /** Of a percentage of {@link RollingTicker}. */
    private static final int PERCENT_SCALE = 3;
    /** Apart from every value that may have a sign. */
    private static final long REFUSED = Long.MIN_VALUE;
    private static final KlineInterval[] INTERVALS = KlineInterval.values();

    private final EventSlots slots;
    private final EventFields fields;

    SummaryReader(EventSlots slots, EventFields fields) {
        this.slots = slots;
        this.fields = fields;
    }

    int readKline(JsonCursor in) {
        if (!fields.toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        Kline kline = slots.kline;
        kline.instrumentId = id;
        kline.eventTime = fields.number(in, 'E');
        if (kline.eventTime < 0 || !fields.to(in, 'k') || in.peek() != '{' || !fields.scan(in)) {
            return MALFORMED;
        }
        KlineInterval interval = readInterval(in);
        if (interval == null) {
            return MALFORMED;
        }
        kline.interval = interval;
        kline.openTime = fields.number(in, 't');
        kline.closeTime = fields.number(in, 'T');
        kline.firstTradeId = tradeId(in, 'f');
        kline.lastTradeId = tradeId(in, 'L');
        kline.trades = fields.number(in, 'n');
        long worst = kline.openTime | kline.closeTime | kline.trades | readPrices(in, kline);
        if (worst < 0 || kline.firstTradeId == REFUSED || kline.lastTradeId == REFUSED
                || !fields.to(in, 'x')) {
            return MALFORMED;
        }
        kline.closed = in.take(Names.TRUE);
        return kline.closed || in.take(Names.FALSE) ? EventSlots.KLINE : MALFORMED;
    }

    /** Negative if one of them was refused. */
    private long readPrices(JsonCursor in, Kline kline) {
        int price = slots.priceScale();
        int quantity = slots.quantityScale();
        kline.open = fields.decimal(in, 'o', price);
        kline.high = fields.decimal(in, 'h', price);
        kline.low = fields.decimal(in, 'l', price);
        kline.close = fields.decimal(in, 'c', price);
        kline.volume = fields.decimal(in, 'v', quantity);
        kline.takerBuyVolume = fields.decimal(in, 'V', quantity);
        kline.quoteVolume = quoteVolume(in, 'q', price + quantity);
        kline.takerBuyQuoteVolume = quoteVolume(in, 'Q', price + quantity);
        boolean refused = kline.quoteVolume == REFUSED || kline.takerBuyQuoteVolume == REFUSED;
        return refused
                ? REFUSED
                : kline.open | kline.high | kline.low | kline.close | kline.volume | kline.takerBuyVolume;
    }

    int readTicker(JsonCursor in, boolean mini) {
        if (!fields.toSymbol(in)) {
            return MALFORMED;
        }
        int id = slots.instrument(in);
        if (id == Instruments.UNKNOWN) {
            return IGNORED;
        }
        int price = slots.priceScale();
        int quantity = slots.quantityScale();
        RollingTicker ticker = slots.ticker;
        ticker.instrumentId = id;
        ticker.mini = mini;
        ticker.eventTime = fields.number(in, 'E');
        ticker.open = fields.decimal(in, 'o', price);
        ticker.high = fields.decimal(in, 'h', price);
        ticker.low = fields.decimal(in, 'l', price);
        ticker.last = fields.decimal(in, 'c', price);
        ticker.volume = fields.decimal(in, 'v', quantity);
        ticker.quoteVolume = quoteVolume(in, 'q', price + quantity);
        long worst = ticker.eventTime | ticker.open | ticker.high | ticker.low | ticker.last | ticker.volume;
        if (worst < 0 || ticker.quoteVolume == REFUSED
                || !(mini ? clearRest(ticker) : readRest(in, ticker, price, quantity))) {
            return MALFORMED;
        }
        return mini ? EventSlots.MINI_TICKER : EventSlots.TICKER;
    }

    private boolean readRest(JsonCursor in, RollingTicker ticker, int price, int quantity) {
        ticker.priceChange = signed(in, 'p', price);
        ticker.priceChangePercent = signed(in, 'P', PERCENT_SCALE);
        ticker.lastQuantity = fields.decimal(in, 'Q', quantity);
        ticker.bidPrice = fields.decimal(in, 'b', price);
        ticker.bidQuantity = fields.decimal(in, 'B', quantity);
        ticker.askPrice = fields.decimal(in, 'a', price);
        ticker.askQuantity = fields.decimal(in, 'A', quantity);
        ticker.openTime = fields.number(in, 'O');
        ticker.closeTime = fields.number(in, 'C');
        ticker.firstTradeId = tradeId(in, 'F');
        ticker.lastTradeId = tradeId(in, 'L');
        ticker.trades = fields.number(in, 'n');
        long worst = ticker.lastQuantity | ticker.bidPrice | ticker.bidQuantity | ticker.askPrice
                | ticker.askQuantity | ticker.openTime | ticker.closeTime | ticker.trades;
        return worst >= 0 && ticker.priceChange != REFUSED && ticker.priceChangePercent != REFUSED
                && ticker.firstTradeId != REFUSED && ticker.lastTradeId != REFUSED;
    }

    private static boolean clearRest(RollingTicker ticker) {
        ticker.priceChange = 0;
        ticker.priceChangePercent = 0;
        ticker.lastQuantity = 0;
        ticker.bidPrice = 0;
        ticker.bidQuantity = 0;
        ticker.askPrice = 0;
        ticker.askQuantity = 0;
        ticker.openTime = 0;
        ticker.closeTime = 0;
        ticker.firstTradeId = 0;
        ticker.lastTradeId = 0;
        ticker.trades = 0;
        return true;
    }

    private @Nullable KlineInterval readInterval(JsonCursor in) {
        if (!fields.to(in, 'i') || !in.take('"')) {
            return null;
        }
        int start = in.position;
        if (!in.skipPlainString()) {
            return null;
        }
        int length = in.position - 1 - start;
        for (KlineInterval interval : INTERVALS) {
            if (AnyOrder.named(in, start, length, interval.text())) {
                return interval;
            }
        }
        return null;
    }

    /**
     * {@link Kline#TOO_LARGE} where no long holds it at the scale of a product, which is no reason to keep back the
     * rest; {@link #REFUSED} if it is no decimal or has more decimals.
     */
    private long quoteVolume(JsonCursor in, char letter, int scale) {
        if (!fields.to(in, letter) || !in.take('"')) {
            return REFUSED;
        }
        boolean fits = DecimalScanner.fits(in, scale);
        long value = fits && scale <= Decimals.MAX_SCALE
                ? DecimalScanner.read(in, scale)
                : DecimalScanner.REFUSED;
        return value >= 0 ? value : fits ? Kline.TOO_LARGE : REFUSED;
    }

    private long signed(JsonCursor in, char letter, int scale) {
        if (!fields.to(in, letter) || !in.take('"')) {
            return REFUSED;
        }
        boolean negative = in.take('-');
        long value = DecimalScanner.read(in, scale);
        if (value < 0) {
            return REFUSED;
        }
        return negative ? -value : value;
    }

    /** An id, or -1 for none; {@link #REFUSED} for anything else. */
    private long tradeId(JsonCursor in, char letter) {
        boolean negative = fields.to(in, letter) && in.take('-');
        long value = negative ? EventFields.wholeNumber(in) : fields.number(in, letter);
        if (negative) {
            return value == 1 ? -1 : REFUSED;
        }
        return value < 0 ? REFUSED : value;
    }
}
