package io.ticklane.simulator.tape;

import io.ticklane.simulator.market.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * All trades of a stretch of time in a few numbers. Prices and quantities are at the symbol's scales; quote amounts
 * are at scale 8 and wider than 64 bits, so they are held as a whole part and a fraction. A reused slot: valid only
 * during the call that hands it over. Simulator thread only.
 */
public final class Candle {
    static final int WIDTH = 14;

    private static final long ONE = 100_000_000;
    private static final BigInteger ONE_BIG = BigInteger.valueOf(ONE);

    /** When the stretch begins, epoch milliseconds. */
    public long openMillis;
    /** Ids of the first and last trade; -1 if there is none. */
    public long firstId;
    public long lastId;
    public long count;
    public long open;
    public long high;
    public long low;
    public long close;
    public long volume;
    /** What takers bought of the volume. */
    public long takerVolume;
    public long quoteWhole;
    public long quoteFraction;
    public long takerQuoteWhole;
    public long takerQuoteFraction;

    /** A stretch without trades: all prices are the last one before it. */
    public void clear(long atMillis, long lastPrice) {
        openMillis = atMillis;
        firstId = -1;
        lastId = -1;
        count = 0;
        open = lastPrice;
        high = lastPrice;
        low = lastPrice;
        close = lastPrice;
        volume = 0;
        takerVolume = 0;
        quoteWhole = 0;
        quoteFraction = 0;
        takerQuoteWhole = 0;
        takerQuoteFraction = 0;
    }

    /** Adds a later trade, worth {@code quote} at scale 8. */
    public void trade(long id, long price, long quantity, long quote, boolean takerBuys) {
        if (count++ == 0) {
            firstId = id;
            open = price;
            high = price;
            low = price;
        } else {
            high = Math.max(high, price);
            low = Math.min(low, price);
        }
        lastId = id;
        close = price;
        volume += quantity;
        long whole = quote / ONE;
        long fraction = quote - whole * ONE;
        addQuote(whole, fraction);
        if (takerBuys) {
            takerVolume += quantity;
            addTakerQuote(whole, fraction);
        }
    }

    /** Adds what came later. */
    void add(Candle later) {
        if (later.count == 0) {
            return;
        }
        if (count == 0) {
            firstId = later.firstId;
            open = later.open;
            high = later.high;
            low = later.low;
        } else {
            high = Math.max(high, later.high);
            low = Math.min(low, later.low);
        }
        lastId = later.lastId;
        count += later.count;
        close = later.close;
        volume += later.volume;
        takerVolume += later.takerVolume;
        addQuote(later.quoteWhole, later.quoteFraction);
        addTakerQuote(later.takerQuoteWhole, later.takerQuoteFraction);
    }

    private void addQuote(long whole, long fraction) {
        quoteWhole += whole;
        quoteFraction += fraction;
        if (quoteFraction >= ONE) {
            quoteFraction -= ONE;
            quoteWhole++;
        }
    }

    private void addTakerQuote(long whole, long fraction) {
        takerQuoteWhole += whole;
        takerQuoteFraction += fraction;
        if (takerQuoteFraction >= ONE) {
            takerQuoteFraction -= ONE;
            takerQuoteWhole++;
        }
    }

    /** One that stays as it is. */
    public Candle copy() {
        Candle copy = new Candle();
        copy.clear(openMillis, close);
        copy.add(this);
        return copy;
    }

    void store(long[] cells, int at) {
        cells[at] = openMillis;
        cells[at + 1] = firstId;
        cells[at + 2] = lastId;
        cells[at + 3] = count;
        cells[at + 4] = open;
        cells[at + 5] = high;
        cells[at + 6] = low;
        cells[at + 7] = close;
        cells[at + 8] = volume;
        cells[at + 9] = takerVolume;
        cells[at + 10] = quoteWhole;
        cells[at + 11] = quoteFraction;
        cells[at + 12] = takerQuoteWhole;
        cells[at + 13] = takerQuoteFraction;
    }

    void load(long[] cells, int at) {
        openMillis = cells[at];
        firstId = cells[at + 1];
        lastId = cells[at + 2];
        count = cells[at + 3];
        open = cells[at + 4];
        high = cells[at + 5];
        low = cells[at + 6];
        close = cells[at + 7];
        volume = cells[at + 8];
        takerVolume = cells[at + 9];
        quoteWhole = cells[at + 10];
        quoteFraction = cells[at + 11];
        takerQuoteWhole = cells[at + 12];
        takerQuoteFraction = cells[at + 13];
    }

    /** The quote amount with 8 decimals. */
    public String quote() {
        return text(quoteWhole, quoteFraction);
    }

    /** What takers paid of the quote amount, with 8 decimals. */
    public String takerQuote() {
        return text(takerQuoteWhole, takerQuoteFraction);
    }

    private static String text(long whole, long fraction) {
        return whole + Decimal.text(fraction, Decimal.WIRE_SCALE).substring(1);
    }

    /** From the first price to the last, at the price's scale. */
    public long change() {
        return close - open;
    }

    /** The change in percent of the first price, at scale 3, rounded half up. */
    public long changePercent() {
        return open == 0
                ? 0
                : BigDecimal.valueOf(change()).movePointRight(5)
                        .divide(BigDecimal.valueOf(open), 0, RoundingMode.HALF_UP).longValue();
    }

    /** Quote amount by quantity, at scale 8, rounded half up; 0 if nothing was traded. */
    public long weightedAverage(int quantityScale) {
        if (volume == 0) {
            return 0;
        }
        BigInteger quote = BigInteger.valueOf(quoteWhole).multiply(ONE_BIG)
                .add(BigInteger.valueOf(quoteFraction));
        return new BigDecimal(quote, Decimal.WIRE_SCALE)
                .divide(BigDecimal.valueOf(volume, quantityScale), Decimal.WIRE_SCALE, RoundingMode.HALF_UP)
                .unscaledValue().longValue();
    }

    /** Hears candles in the order of their times. */
    public interface Sink {
        void candle(Candle candle);
    }
}
