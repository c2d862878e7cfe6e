package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.BookTickerResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.BookTickerSymbolResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.PriceTickerResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.PriceTickerSymbolResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.Ticker24hFullResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.Ticker24hMiniResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.Ticker24hSymbolFullResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.Ticker24hSymbolMiniResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.TickerFullResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.TickerMiniResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.TickerSymbolFullResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.TickerSymbolMiniResponseEncoder;

/** Tickers: templates 205 to 216. */
final class TickerMessages {
    private TickerMessages() {}

    /** 24 hours of one symbol. */
    static int dayFull(Draft draft, Value v) {
        return new Ticker24hSymbolFullResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .priceChange(change(v)).priceChangePercent(percent(v))
                .weightedAvgPrice(v.priceOrNull("weightedAvgPrice"))
                .prevClosePrice(v.priceOrNull("prevClosePrice")).lastPrice(v.priceOrNull("lastPrice"))
                .putLastQty(v.wideDecimal("lastQty"), 0, 16).bidPrice(v.priceOrNull("bidPrice"))
                .bidQty(v.decimal("bidQty")).askPrice(v.priceOrNull("askPrice")).askQty(v.decimal("askQty"))
                .openPrice(v.priceOrNull("openPrice")).highPrice(v.priceOrNull("highPrice"))
                .lowPrice(v.priceOrNull("lowPrice")).putVolume(v.wideDecimal("volume"), 0, 16)
                .putQuoteVolume(v.wideDecimal("quoteVolume"), 0, 16).openTime(v.time("openTime"))
                .closeTime(v.time("closeTime")).firstId(v.idOrNull("firstId")).lastId(v.idOrNull("lastId"))
                .numTrades(v.number("count")).symbol(v.text("symbol")).limit();
    }

    /** 24 hours of several symbols. */
    static int daysFull(Draft draft, Value v) {
        var to = new Ticker24hFullResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var tickers = to.tickersCount(v.size());
        v.each(e -> tickers.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .priceChange(change(e)).priceChangePercent(percent(e))
                .weightedAvgPrice(e.priceOrNull("weightedAvgPrice"))
                .prevClosePrice(e.priceOrNull("prevClosePrice")).lastPrice(e.priceOrNull("lastPrice"))
                .putLastQty(e.wideDecimal("lastQty"), 0, 16).bidPrice(e.priceOrNull("bidPrice"))
                .bidQty(e.decimal("bidQty")).askPrice(e.priceOrNull("askPrice")).askQty(e.decimal("askQty"))
                .openPrice(e.priceOrNull("openPrice")).highPrice(e.priceOrNull("highPrice"))
                .lowPrice(e.priceOrNull("lowPrice")).putVolume(e.wideDecimal("volume"), 0, 16)
                .putQuoteVolume(e.wideDecimal("quoteVolume"), 0, 16).openTime(e.time("openTime"))
                .closeTime(e.time("closeTime")).firstId(e.idOrNull("firstId")).lastId(e.idOrNull("lastId"))
                .numTrades(e.number("count")).symbol(e.text("symbol")));
        return to.limit();
    }

    /** 24 hours of one symbol, short. */
    static int dayMini(Draft draft, Value v) {
        return new Ticker24hSymbolMiniResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .openPrice(v.priceOrNull("openPrice")).highPrice(v.priceOrNull("highPrice"))
                .lowPrice(v.priceOrNull("lowPrice")).lastPrice(v.priceOrNull("lastPrice"))
                .putVolume(v.wideDecimal("volume"), 0, 16).putQuoteVolume(v.wideDecimal("quoteVolume"), 0, 16)
                .openTime(v.time("openTime")).closeTime(v.time("closeTime")).firstId(v.idOrNull("firstId"))
                .lastId(v.idOrNull("lastId")).numTrades(v.number("count")).symbol(v.text("symbol")).limit();
    }

    /** 24 hours of several symbols, short. */
    static int daysMini(Draft draft, Value v) {
        var to = new Ticker24hMiniResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var tickers = to.tickersCount(v.size());
        v.each(e -> tickers.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .openPrice(e.priceOrNull("openPrice")).highPrice(e.priceOrNull("highPrice"))
                .lowPrice(e.priceOrNull("lowPrice")).lastPrice(e.priceOrNull("lastPrice"))
                .putVolume(e.wideDecimal("volume"), 0, 16).putQuoteVolume(e.wideDecimal("quoteVolume"), 0, 16)
                .openTime(e.time("openTime")).closeTime(e.time("closeTime")).firstId(e.idOrNull("firstId"))
                .lastId(e.idOrNull("lastId")).numTrades(e.number("count")).symbol(e.text("symbol")));
        return to.limit();
    }

    /** A window of one symbol. */
    static int windowFull(Draft draft, Value v) {
        return new TickerSymbolFullResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .priceChange(change(v)).priceChangePercent(percent(v))
                .weightedAvgPrice(v.priceOrNull("weightedAvgPrice")).openPrice(v.priceOrNull("openPrice"))
                .highPrice(v.priceOrNull("highPrice")).lowPrice(v.priceOrNull("lowPrice"))
                .lastPrice(v.priceOrNull("lastPrice")).putVolume(v.wideDecimal("volume"), 0, 16)
                .putQuoteVolume(v.wideDecimal("quoteVolume"), 0, 16).openTime(v.time("openTime"))
                .closeTime(v.time("closeTime")).firstId(v.idOrNull("firstId")).lastId(v.idOrNull("lastId"))
                .numTrades(v.number("count")).symbol(v.text("symbol")).limit();
    }

    /** A window of several symbols. */
    static int windowsFull(Draft draft, Value v) {
        var to = new TickerFullResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var tickers = to.tickersCount(v.size());
        v.each(e -> tickers.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .priceChange(change(e)).priceChangePercent(percent(e))
                .weightedAvgPrice(e.priceOrNull("weightedAvgPrice")).openPrice(e.priceOrNull("openPrice"))
                .highPrice(e.priceOrNull("highPrice")).lowPrice(e.priceOrNull("lowPrice"))
                .lastPrice(e.priceOrNull("lastPrice")).putVolume(e.wideDecimal("volume"), 0, 16)
                .putQuoteVolume(e.wideDecimal("quoteVolume"), 0, 16).openTime(e.time("openTime"))
                .closeTime(e.time("closeTime")).firstId(e.idOrNull("firstId")).lastId(e.idOrNull("lastId"))
                .numTrades(e.number("count")).symbol(e.text("symbol")));
        return to.limit();
    }

    /** A window of one symbol, short. */
    static int windowMini(Draft draft, Value v) {
        return new TickerSymbolMiniResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .openPrice(v.priceOrNull("openPrice")).highPrice(v.priceOrNull("highPrice"))
                .lowPrice(v.priceOrNull("lowPrice")).lastPrice(v.priceOrNull("lastPrice"))
                .putVolume(v.wideDecimal("volume"), 0, 16).putQuoteVolume(v.wideDecimal("quoteVolume"), 0, 16)
                .openTime(v.time("openTime")).closeTime(v.time("closeTime")).firstId(v.idOrNull("firstId"))
                .lastId(v.idOrNull("lastId")).numTrades(v.number("count")).symbol(v.text("symbol")).limit();
    }

    /** A window of several symbols, short. */
    static int windowsMini(Draft draft, Value v) {
        var to = new TickerMiniResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var tickers = to.tickersCount(v.size());
        v.each(e -> tickers.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .openPrice(e.priceOrNull("openPrice")).highPrice(e.priceOrNull("highPrice"))
                .lowPrice(e.priceOrNull("lowPrice")).lastPrice(e.priceOrNull("lastPrice"))
                .putVolume(e.wideDecimal("volume"), 0, 16).putQuoteVolume(e.wideDecimal("quoteVolume"), 0, 16)
                .openTime(e.time("openTime")).closeTime(e.time("closeTime")).firstId(e.idOrNull("firstId"))
                .lastId(e.idOrNull("lastId")).numTrades(e.number("count")).symbol(e.text("symbol")));
        return to.limit();
    }

    /** The last price of one symbol. */
    static int price(Draft draft, Value v) {
        return new PriceTickerSymbolResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).price(v.priceOrNull("price")).symbol(v.text("symbol")).limit();
    }

    /** The last prices of several symbols. */
    static int prices(Draft draft, Value v) {
        var to = new PriceTickerResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var tickers = to.tickersCount(v.size());
        v.each(e -> tickers.next().priceExponent(Value.EXPONENT).price(e.priceOrNull("price"))
                .symbol(e.text("symbol")));
        return to.limit();
    }

    /** The best prices of one symbol. */
    static int book(Draft draft, Value v) {
        return new BookTickerSymbolResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT).bidPrice(v.priceOrNull("bidPrice"))
                .bidQty(v.decimal("bidQty")).askPrice(v.priceOrNull("askPrice")).askQty(v.decimal("askQty"))
                .symbol(v.text("symbol")).limit();
    }

    /** The best prices of several symbols. */
    static int books(Draft draft, Value v) {
        var to = new BookTickerResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var tickers = to.tickersCount(v.size());
        v.each(e -> tickers.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .bidPrice(e.priceOrNull("bidPrice")).bidQty(e.decimal("bidQty"))
                .askPrice(e.priceOrNull("askPrice")).askQty(e.decimal("askQty")).symbol(e.text("symbol")));
        return to.limit();
    }

    /** A change of nothing is a change; none is where there is no price. */
    private static long change(Value v) {
        return traded(v) ? v.decimal("priceChange") : Value.NULL_LONG;
    }

    private static float percent(Value v) {
        return traded(v) ? Float.parseFloat(v.text("priceChangePercent")) : Float.NaN;
    }

    private static boolean traded(Value v) {
        return v.priceOrNull("lastPrice") != Value.NULL_LONG;
    }
}
