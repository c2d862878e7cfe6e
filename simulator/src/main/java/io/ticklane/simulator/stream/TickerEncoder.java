package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;
import java.util.List;

/** Writes tickers, average and reference prices, byte for byte as Binance orders them. Simulator thread only. */
final class TickerEncoder {
    private static final int PERCENT_DECIMALS = 3;

    private final List<SymbolSpec> symbols;
    private final MarketView view;
    private final Tape tape;

    TickerEncoder(List<SymbolSpec> symbols, MarketView view, Tape tape) {
        this.symbols = symbols;
        this.view = view;
        this.tape = tape;
    }

    /** @param unit microseconds in a unit of time */
    void ticker(FrameBuffer to, TickerStyle style, int symbol, Candle all, long nowMicros, long unit) {
        SymbolSpec spec = symbols.get(symbol);
        to.put("{\"e\":\"").put(style.event).put("\"").number("E", nowMicros / unit).text("s", spec.symbol());
        switch (style) {
            case MINI -> mini(to, spec, all);
            case DAY -> day(to, spec, all, nowMicros, unit);
            default -> window(to, style, spec, all, nowMicros, unit);
        }
        to.put('}');
    }

    private static void mini(FrameBuffer to, SymbolSpec spec, Candle all) {
        int price = spec.priceScale();
        to.decimal("c", all.close, price).decimal("o", all.open, price).decimal("h", all.high, price)
                .decimal("l", all.low, price);
        volumes(to, spec, all);
    }

    private void day(FrameBuffer to, SymbolSpec spec, Candle all, long nowMicros, long unit) {
        int price = spec.priceScale();
        Trade last = tape.lastTrade(spec.index());
        change(to, spec, all);
        average(to, spec, all);
        to.decimal("x", tape.closeBefore(spec.index(), all.openMillis), price).decimal("c", all.close, price)
                .decimal("Q", last == null ? 0 : last.quantity(), spec.quantityScale());
        best(to, spec, true);
        best(to, spec, false);
        to.decimal("o", all.open, price).decimal("h", all.high, price).decimal("l", all.low, price);
        volumes(to, spec, all);
        long open = nowMicros - TickerStyle.DAY.millis * Delivery.MILLIS;
        tail(to, all, open / unit, nowMicros / unit);
    }

    private static void window(FrameBuffer to, TickerStyle style, SymbolSpec spec, Candle all, long nowMicros,
            long unit) {
        int price = spec.priceScale();
        change(to, spec, all);
        to.decimal("o", all.open, price).decimal("h", all.high, price).decimal("l", all.low, price)
                .decimal("c", all.close, price);
        average(to, spec, all);
        volumes(to, spec, all);
        long open = style.wholeMinutes
                ? all.openMillis * Delivery.MILLIS
                : nowMicros - style.millis * Delivery.MILLIS;
        tail(to, all, open / unit, nowMicros / unit);
    }

    private static void change(FrameBuffer to, SymbolSpec spec, Candle all) {
        to.decimal("p", all.change(), spec.priceScale()).put(",\"P\":\"")
                .putFixed(all.changePercent(), PERCENT_DECIMALS).put("\"");
    }

    private static void average(FrameBuffer to, SymbolSpec spec, Candle all) {
        to.decimal("w", all.weightedAverage(spec.quantityScale()), Decimal.WIRE_SCALE);
    }

    private void best(FrameBuffer to, SymbolSpec spec, boolean bid) {
        boolean empty = view.levels(spec.index(), bid) == 0;
        to.decimal(bid ? "b" : "a", empty ? 0 : view.price(spec.index(), bid, 0), spec.priceScale());
        to.decimal(bid ? "B" : "A", empty ? 0 : view.quantity(spec.index(), bid, 0), spec.quantityScale());
    }

    private static void volumes(FrameBuffer to, SymbolSpec spec, Candle all) {
        to.decimal("v", all.volume, spec.quantityScale()).wide("q", all.quoteWhole, all.quoteFraction);
    }

    private static void tail(FrameBuffer to, Candle all, long open, long close) {
        to.number("O", open).number("C", close).number("F", all.firstId).number("L", all.lastId)
                .number("n", all.count);
    }

    /** The average price of five minutes. */
    void averagePrice(FrameBuffer to, int symbol, Trade last, long nowMicros, long unit) {
        to.put("{\"e\":\"avgPrice\"").number("E", nowMicros / unit).text("s", symbols.get(symbol).symbol())
                .put(",\"i\":\"5m\"")
                .decimal("w", tape.averagePrice(symbol, 5, nowMicros), Decimal.WIRE_SCALE)
                .number("T", last.timeMicros() / unit).put('}');
    }

    /** The reference price, with as many decimals as prices of the symbol have. */
    void referencePrice(FrameBuffer to, int symbol, long price, long nowMicros, long unit) {
        SymbolSpec spec = symbols.get(symbol);
        to.put("{\"e\":\"referencePrice\"").text("s", spec.symbol());
        if (price == 0) {
            to.put(",\"r\":null");
        } else {
            to.put(",\"r\":\"").putFixed(price, spec.priceScale()).put("\"");
        }
        to.number("t", nowMicros / unit).put('}');
    }
}
