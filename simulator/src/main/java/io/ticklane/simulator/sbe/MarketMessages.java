package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.AggTradesResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.AveragePriceResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.BlockTradesResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.DepthResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.KlinesResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.ReferencePriceCalculationResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.ReferencePriceResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.TradesResponseEncoder;

/** Market data but tickers: templates 200 to 204 and 217 to 219. */
final class MarketMessages {
    private MarketMessages() {}

    /** An order book. */
    static int depth(Draft draft, Value v) {
        var to = new DepthResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.lastUpdateId(v.number("lastUpdateId")).priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT);
        var bids = to.bidsCount(v.get("bids").size());
        v.get("bids").each(e -> bids.next().price(e.at(0).decimal()).qty(e.at(1).decimal()));
        var asks = to.asksCount(v.get("asks").size());
        v.get("asks").each(e -> asks.next().price(e.at(0).decimal()).qty(e.at(1).decimal()));
        return to.limit();
    }

    /** Trades. */
    static int trades(Draft draft, Value v) {
        var to = new TradesResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT);
        var trades = to.tradesCount(v.size());
        v.each(e -> trades.next().id(e.number("id")).price(e.decimal("price")).qty(e.decimal("qty"))
                .quoteQty(e.decimal("quoteQty")).time(e.time("time")).isBuyerMaker(e.flag("isBuyerMaker"))
                .isBestMatch(e.flag("isBestMatch")));
        return to.limit();
    }

    /** Aggregate trades. */
    static int aggTrades(Draft draft, Value v) {
        var to = new AggTradesResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT);
        var aggTrades = to.aggTradesCount(v.size());
        v.each(e -> aggTrades.next().aggTradeId(e.number("a")).price(e.decimal("p")).qty(e.decimal("q"))
                .firstTradeId(e.number("f")).lastTradeId(e.number("l")).time(e.time("T"))
                .isBuyerMaker(e.flag("m")).isBestMatch(e.flag("M")));
        return to.limit();
    }

    /** Candles. */
    static int klines(Draft draft, Value v) {
        var to = new KlinesResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT);
        var klines = to.klinesCount(v.size());
        v.each(e -> klines.next().openTime(e.at(0).time()).openPrice(e.at(1).decimal())
                .highPrice(e.at(2).decimal()).lowPrice(e.at(3).decimal()).closePrice(e.at(4).decimal())
                .putVolume(e.at(5).wideDecimal(), 0, 16).closeTime(e.at(6).time())
                .putQuoteVolume(e.at(7).wideDecimal(), 0, 16).numTrades(e.at(8).number())
                .putTakerBuyBaseVolume(e.at(9).wideDecimal(), 0, 16)
                .putTakerBuyQuoteVolume(e.at(10).wideDecimal(), 0, 16));
        return to.limit();
    }

    /** The average price. */
    static int averagePrice(Draft draft, Value v) {
        return new AveragePriceResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .mins(v.number("mins")).priceExponent(Value.EXPONENT).price(v.priceOrNull("price"))
                .closeTime(v.timeOrNull("closeTime")).limit();
    }

    /** The reference price. */
    static int referencePrice(Draft draft, Value v) {
        return new ReferencePriceResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).referencePrice(v.decimalOrNull("referencePrice"))
                .timestamp(v.time("timestamp")).symbol(v.text("symbol")).limit();
    }

    /** How the reference price comes about. */
    static int referencePriceCalculation(Draft draft, Value v) {
        return new ReferencePriceCalculationResponseEncoder()
                .wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .calculationType(Enums.CALCULATION_TYPE.in(v, "calculationType"))
                .externalCalculationId(v.numberOrNull("externalCalculationId"))
                .bucketCount(v.uint32OrNull("bucketCount")).bucketWidthMs(v.uint32OrNull("bucketWidthMs"))
                .symbol(v.text("symbol")).limit();
    }

    /** Block trades. */
    static int blockTrades(Draft draft, Value v) {
        var to = new BlockTradesResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT);
        var blockTrades = to.blockTradesCount(v.size());
        v.each(e -> blockTrades.next().id(e.number("id")).price(e.decimal("price")).qty(e.decimal("qty"))
                .quoteQty(e.decimal("quoteQty")).time(e.time("time")).isBuyerMaker(e.flag("isBuyerMaker")));
        return to.limit();
    }
}
