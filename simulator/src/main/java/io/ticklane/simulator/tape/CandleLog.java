package io.ticklane.simulator.tape;

import org.jspecify.annotations.Nullable;

/** One symbol's trades by second, minute and hour, the past among them. Simulator thread only. */
final class CandleLog {
    static final long SECOND = 1_000;
    static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;

    private final CandleSeries seconds;
    private final CandleSeries minutes;
    private final CandleSeries hours;
    private final int symbol;
    private final @Nullable History past;
    private final Candle slot = new Candle();

    CandleLog(Retention kept, int symbol, @Nullable History past) {
        seconds = new CandleSeries(SECOND, kept.seconds());
        minutes = new CandleSeries(MINUTE, kept.minutes());
        hours = new CandleSeries(HOUR, kept.hours());
        this.symbol = symbol;
        this.past = past;
    }

    void trade(long millis, long id, long price, long quantity, long quote, boolean takerBuys) {
        seconds.trade(millis, id, price, quantity, quote, takerBuys);
        minutes.trade(millis, id, price, quantity, quote, takerBuys);
        hours.trade(millis, id, price, quantity, quote, takerBuys);
    }

    /** See {@link Tape#klines}. */
    void klines(Interval interval, long offsetMillis, long start, long end, int limit, Candle.Sink sink) {
        long width = base(interval, offsetMillis);
        long oldest = oldest(width);
        if (oldest < 0 || end < oldest) {
            return;
        }
        long first = interval.open(oldest, offsetMillis);
        if (series(width).forgot() && first < oldest) {
            first = interval.next(first, offsetMillis);
        }
        long last = interval.open(end, offsetMillis);
        long from = start >= 0
                ? interval.open(start, offsetMillis)
                : interval.move(last, offsetMillis, 1 - limit);
        if (from < start) {
            from = interval.next(from, offsetMillis);
        }
        from = Math.max(from, first);
        long to = Math.min(interval.next(last, offsetMillis), interval.move(from, offsetMillis, limit));
        if (from < to) {
            KlineFold fold = new KlineFold(interval, offsetMillis, from, closeBefore(width, from), sink);
            forEach(width, from, to, fold);
            fold.finish(to);
        }
    }

    /** See {@link Tape#kline}. */
    Candle kline(Interval interval, long offsetMillis, long openMillis) {
        long width = base(interval, offsetMillis);
        Candle kline = new Candle();
        kline.clear(openMillis, closeBefore(width, openMillis));
        forEach(width, openMillis, interval.next(openMillis, offsetMillis), kline::add);
        return kline;
    }

    /** See {@link Tape#since}. */
    Candle since(long fromMillis) {
        long minute = Math.floorDiv(fromMillis, MINUTE) * MINUTE;
        long hour = Math.floorDiv(minute + HOUR - 1, HOUR) * HOUR;
        Candle all = new Candle();
        all.clear(minute, closeBefore(MINUTE, minute));
        forEach(MINUTE, minute, hour, all::add);
        forEach(HOUR, hour, Long.MAX_VALUE, all::add);
        return all;
    }

    /** All from the second or minute in which {@code fromMillis} lies until now. */
    Candle since(long fromMillis, long width) {
        Candle all = new Candle();
        all.clear(fromMillis, 0);
        forEach(width, Math.floorDiv(fromMillis, width) * width, Long.MAX_VALUE, all::add);
        return all;
    }

    /** Last price before a moment at which a candle of this width begins; 0 if that is not known. */
    long closeBefore(long width, long millis) {
        long close = series(width).closeBefore(millis);
        return close == 0 && past != null ? past.closeBefore(symbol, millis) : close;
    }

    /** Which candles are put together to klines of this kind. */
    private static long base(Interval interval, long offsetMillis) {
        if (interval == Interval.S1) {
            return SECOND;
        }
        return interval.widthMillis() >= HOUR && offsetMillis % HOUR == 0 ? HOUR : MINUTE;
    }

    private CandleSeries series(long width) {
        return width == SECOND ? seconds : width == MINUTE ? minutes : hours;
    }

    private void forEach(long width, long from, long to, Candle.Sink sink) {
        if (past != null && from < past.endMillis() && !series(width).forgot()) {
            past.candles(symbol, width, from, to, sink);
        }
        series(width).forEach(from, to, slot, sink);
    }

    /** When the oldest candle of this width begins, or -1 if there is none. */
    private long oldest(long width) {
        CandleSeries series = series(width);
        if (past != null && !series.forgot()) {
            return past.firstMillis(symbol);
        }
        return series.isEmpty() ? -1 : series.firstMillis();
    }
}
