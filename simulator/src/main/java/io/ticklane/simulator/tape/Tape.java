package io.ticklane.simulator.tape;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was traded. Memory is bounded; with many symbols less is kept of each. Statistics of windows count
 * from the whole minute in which a window begins. Simulator thread only.
 */
public final class Tape implements MarketListener {
    private static final int SECONDS_SUFFICE_MINUTES = 15;

    private final List<SymbolSpec> symbols;
    private final @Nullable SymbolTape[] tapes;
    private final Retention kept;
    private final ReferenceRule rule;
    private @Nullable History past;

    public Tape(List<SymbolSpec> symbols, ReferenceRule rule) {
        this.symbols = List.copyOf(symbols);
        this.rule = rule;
        tapes = new SymbolTape[symbols.size()];
        kept = Retention.of(symbols.size());
    }

    /** Puts a past before the first trade; to be called before anything else. */
    public void continueFrom(History history) {
        past = history;
    }

    /** How reference prices are calculated. */
    public ReferenceRule referenceRule() {
        return rule;
    }

    @Override
    public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
            long askQuantity) {
        // The book is not kept here.
    }

    @Override
    public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity, long timeMicros) {
        // The book is not kept here.
    }

    @Override
    public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
            long timeMicros) {
        tape(symbol).trade(tradeId, price, quantity, buyerIsMaker, timeMicros);
    }

    @Override
    public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
            long lastTradeId, boolean buyerIsMaker, long timeMicros) {
        tape(symbol).aggregates.add(aggregateId, price, quantity, firstTradeId, lastTradeId, buyerIsMaker,
                timeMicros);
    }

    @Override
    public void onRecorded(String stream, byte[] payload) {
        // What a recording says is told as trades too.
    }

    private SymbolTape tape(int symbol) {
        SymbolTape tape = tapes[symbol];
        if (tape == null) {
            tape = new SymbolTape(symbols.get(symbol), kept, rule, past);
            tapes[symbol] = tape;
        }
        return tape;
    }

    /** The newest trade, or null if there was none. */
    public @Nullable Trade lastTrade(int symbol) {
        return tape(symbol).trades.last();
    }

    /**
     * Tells trades, oldest first: from an id on, or the newest.
     *
     * @param fromId where to begin; negative: with the newest {@code limit}
     */
    public void trades(int symbol, long fromId, int limit, Trade.Sink sink) {
        tape(symbol).trades.read(fromId, limit, sink);
    }

    /** Tells aggregate trades from an id on, oldest first. */
    public void aggregatesFrom(int symbol, long fromId, int limit, Trade.AggregateSink sink) {
        tape(symbol).aggregates.readFrom(fromId, limit, sink);
    }

    /**
     * Tells aggregate trades of a stretch of time, bounds included, oldest first.
     *
     * @param startMicros negative: none; then the newest {@code limit} up to the end
     * @param endMicros {@link Long#MAX_VALUE}: none
     */
    public void aggregates(int symbol, long startMicros, long endMicros, int limit,
            Trade.AggregateSink sink) {
        tape(symbol).aggregates.read(startMicros, endMicros, limit, sink);
    }

    /**
     * Tells klines, oldest first, those without trades among them.
     *
     * @param offsetMillis see {@link Interval#open}
     * @param start earliest opening time, or negative: the newest up to the end
     * @param end latest opening time
     */
    public void klines(int symbol, Interval interval, long offsetMillis, long start, long end, int limit,
            Candle.Sink sink) {
        tape(symbol).candles.klines(interval, offsetMillis, start, end, limit, sink);
    }

    /** The kline that begins at {@code openMillis}, as far as it has gone. */
    public Candle kline(int symbol, Interval interval, long offsetMillis, long openMillis) {
        return tape(symbol).candles.kline(interval, offsetMillis, openMillis);
    }

    /**
     * All trades from the minute in which {@code fromMillis} lies until now; without any, all prices are the last
     * one before.
     */
    public Candle since(int symbol, long fromMillis) {
        return tape(symbol).candles.since(fromMillis);
    }

    /** Last price before a whole minute, or 0 if there was none or it is not known. */
    public long closeBefore(int symbol, long minuteMillis) {
        return tape(symbol).candles.closeBefore(CandleLog.MINUTE, minuteMillis);
    }

    /**
     * Volume-weighted price of the last minutes, at scale 8: up to 15 minutes to the second, above to the minute.
     * Without trades there, the last price; 0 without any.
     */
    public long averagePrice(int symbol, int minutes, long nowMicros) {
        long width = minutes <= SECONDS_SUFFICE_MINUTES ? CandleLog.SECOND : CandleLog.MINUTE;
        Candle all = tape(symbol).candles.since(nowMicros / 1_000 - minutes * CandleLog.MINUTE, width);
        SymbolSpec spec = symbols.get(symbol);
        if (all.count > 0) {
            return all.weightedAverage(spec.quantityScale());
        }
        Trade last = lastTrade(symbol);
        return last == null ? 0 : last.price() * Decimal.power(Decimal.WIRE_SCALE - spec.priceScale());
    }

    /** The reference price at the price's scale; 0 if there is none now. */
    public long referencePrice(int symbol, long nowMicros) {
        return tape(symbol).reference.mean(nowMicros);
    }

    /** Whether there ever was a reference price. */
    public boolean referenced(int symbol) {
        return tape(symbol).reference.present();
    }
}
