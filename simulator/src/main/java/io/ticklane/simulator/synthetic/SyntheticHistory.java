package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.History;
import io.ticklane.simulator.tape.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A thousand days before a synthetic market begins, made up when they are asked for: about one trade a minute, at
 * prices that wander and end where the market begins. Each trade follows from the seed, the symbol and its id alone,
 * so candles, trades and ids agree however they are asked for. Every trade is an aggregate trade of its own.
 * Simulator thread only.
 */
public final class SyntheticHistory implements History {
    /** How far the past reaches back. */
    public static final int DAYS = 1_000;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Days whose hours are remembered, of all symbols together: three of each, but at least so many. */
    private static final int REMEMBERED_DAYS = 4_096;

    private final long firstMillis;
    private final long minutes;
    private final Past[] pasts;
    private final Map<Long, List<Candle>> hours = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Candle>> eldest) {
            return size() > Math.max(REMEMBERED_DAYS, 3 * pasts.length);
        }
    };

    /** @param startMillis when the market begins; the past ends with the last whole minute before */
    public SyntheticHistory(long seed, List<SymbolSpec> symbols, long startMillis) {
        firstMillis = Math.floorDiv(startMillis, DAY) * DAY - DAYS * DAY;
        minutes = (startMillis - firstMillis) / MINUTE;
        pasts = new Past[symbols.size()];
        for (SymbolSpec spec : symbols) {
            pasts[spec.index()] = new Past(seed, spec, firstMillis, minutes);
        }
    }

    @Override
    public long firstMillis(int symbol) {
        return firstMillis;
    }

    @Override
    public long endMillis() {
        return firstMillis + minutes * MINUTE;
    }

    @Override
    public void candles(int symbol, long widthMillis, long from, long to, Candle.Sink sink) {
        long begin = Math.max(from, firstMillis);
        long end = Math.min(to, endMillis());
        if (begin >= end) {
            return;
        }
        if (widthMillis == HOUR) {
            for (long day = Math.floorDiv(begin, DAY) * DAY; day < end; day += DAY) {
                for (Candle hour : hours(symbol, day)) {
                    if (hour.openMillis >= from && hour.openMillis < to) {
                        sink.candle(hour);
                    }
                }
            }
            return;
        }
        Past past = pasts[symbol];
        Gathering gathering = new Gathering(widthMillis, from, to, sink);
        past.trades(past.idAt(begin * 1_000), past.idAt(end * 1_000), gathering);
        gathering.end();
    }

    /** Hours of a day that have trades. */
    private List<Candle> hours(int symbol, long day) {
        long key = symbol * (DAYS + 2L) + (day - firstMillis) / DAY;
        List<Candle> known = hours.get(key);
        if (known == null) {
            List<Candle> made = new ArrayList<>();
            Past past = pasts[symbol];
            Gathering gathering = new Gathering(HOUR, day, day + DAY, candle -> made.add(candle.copy()));
            past.trades(past.idAt(day * 1_000), past.idAt((day + DAY) * 1_000), gathering);
            gathering.end();
            hours.put(key, made);
            return made;
        }
        return known;
    }

    @Override
    public long closeBefore(int symbol, long millis) {
        Past past = pasts[symbol];
        long id = past.idAt(millis * 1_000) - 1;
        return id < 1 ? 0 : past.trade(id).price();
    }

    @Override
    public void trades(int symbol, long fromId, long toId, Trade.Sink sink) {
        pasts[symbol].trades(fromId, toId, sink);
    }

    @Override
    public void aggregates(int symbol, long fromId, long toId, Trade.AggregateSink sink) {
        pasts[symbol].trades(fromId, toId,
                trade -> sink.aggregate(new Trade.Aggregate(trade.id(), trade.price(),
                        trade.quantity(), trade.id(), trade.id(), trade.timeMicros(), trade.buyerIsMaker())));
    }

    @Override
    public long aggregateAt(int symbol, long micros) {
        return pasts[symbol].idAt(micros);
    }

    @Override
    public long lastTradeId(int symbol) {
        return pasts[symbol].lastId();
    }

    @Override
    public long lastAggregateId(int symbol) {
        return lastTradeId(symbol);
    }

    @Override
    public Trade lastTrade(int symbol) {
        return pasts[symbol].trade(lastTradeId(symbol));
    }

    /** Puts trades together to candles. */
    private static final class Gathering implements Trade.Sink {
        private final long widthMillis;
        private final long from;
        private final long to;
        private final Candle.Sink sink;
        private final Candle candle = new Candle();

        Gathering(long widthMillis, long from, long to, Candle.Sink sink) {
            this.widthMillis = widthMillis;
            this.from = from;
            this.to = to;
            this.sink = sink;
        }

        @Override
        public void trade(Trade trade) {
            long millis = trade.timeMicros() / 1_000;
            long open = Math.floorDiv(millis, widthMillis) * widthMillis;
            if (open < from || open >= to) {
                return;
            }
            if (candle.count == 0 || open != candle.openMillis) {
                end();
                candle.clear(open, 0);
            }
            candle.trade(trade.id(), trade.price(), trade.quantity(), trade.quote(), !trade.buyerIsMaker());
        }

        void end() {
            if (candle.count > 0) {
                sink.candle(candle);
            }
        }
    }
}
