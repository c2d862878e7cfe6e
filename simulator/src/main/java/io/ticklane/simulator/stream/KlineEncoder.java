package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Interval;

/** Writes one symbol's klines, byte for byte as Binance orders them. Simulator thread only. */
final class KlineEncoder {
    private final SymbolSpec spec;

    KlineEncoder(SymbolSpec spec) {
        this.spec = spec;
    }

    /** @param unit microseconds in a unit of time */
    void kline(FrameBuffer to, long unit, long eventMicros, Candle kline, Interval interval, long nextMillis,
            boolean closed) {
        int price = spec.priceScale();
        int quantity = spec.quantityScale();
        to.put("{\"e\":\"kline\"").number("E", eventMicros / unit).text("s", spec.symbol());
        to.put(",\"k\":{\"t\":").putNumber(kline.openMillis * Delivery.MILLIS / unit);
        to.number("T", nextMillis * Delivery.MILLIS / unit - 1).text("s", spec.symbol())
                .text("i", interval.code()).number("f", kline.firstId).number("L", kline.lastId)
                .decimal("o", kline.open, price).decimal("c", kline.close, price)
                .decimal("h", kline.high, price).decimal("l", kline.low, price)
                .decimal("v", kline.volume, quantity).number("n", kline.count).flag("x", closed)
                .wide("q", kline.quoteWhole, kline.quoteFraction)
                .decimal("V", kline.takerVolume, quantity)
                .wide("Q", kline.takerQuoteWhole, kline.takerQuoteFraction).put(",\"B\":\"0\"}}");
    }
}
