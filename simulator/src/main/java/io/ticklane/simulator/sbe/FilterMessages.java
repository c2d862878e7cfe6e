package io.ticklane.simulator.sbe;

import static java.util.Map.entry;

import io.ticklane.simulator.sbe.codec.spot.ExchangeMaxNumAlgoOrdersFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExchangeMaxNumIcebergOrdersFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExchangeMaxNumOrderListsFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExchangeMaxNumOrdersFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.IcebergPartsFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.LotSizeFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MarketLotSizeFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxAssetFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxNumAlgoOrdersFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxNumIcebergOrdersFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxNumOrderAmendsFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxNumOrderListsFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxNumOrdersFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MaxPositionFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.MinNotionalFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.NotionalFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.PercentPriceBySideFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.PercentPriceFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.PriceFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.PriceRangeExecutionRuleEncoder;
import io.ticklane.simulator.sbe.codec.spot.TPlusSellFilterEncoder;
import io.ticklane.simulator.sbe.codec.spot.TrailingDeltaFilterEncoder;
import java.util.Map;
import java.util.function.Consumer;

/** Filters and execution rules, which stand in other messages: templates 1 to 22. */
final class FilterMessages {
    private static final Map<String, Template> BY_TYPE = Map.ofEntries(
            entry("PRICE_FILTER", FilterMessages::price),
            entry("PERCENT_PRICE", FilterMessages::percentPrice),
            entry("PERCENT_PRICE_BY_SIDE", FilterMessages::percentPriceBySide),
            entry("LOT_SIZE", FilterMessages::lotSize),
            entry("MIN_NOTIONAL", FilterMessages::minNotional),
            entry("NOTIONAL", FilterMessages::notional),
            entry("ICEBERG_PARTS", FilterMessages::icebergParts),
            entry("MARKET_LOT_SIZE", FilterMessages::marketLotSize),
            entry("MAX_NUM_ORDERS", FilterMessages::maxNumOrders),
            entry("MAX_NUM_ALGO_ORDERS", FilterMessages::maxNumAlgoOrders),
            entry("MAX_NUM_ICEBERG_ORDERS", FilterMessages::maxNumIcebergOrders),
            entry("MAX_POSITION", FilterMessages::maxPosition),
            entry("TRAILING_DELTA", FilterMessages::trailingDelta),
            entry("T_PLUS_SELL", FilterMessages::tPlusSell),
            entry("EXCHANGE_MAX_NUM_ORDERS", FilterMessages::exchangeMaxNumOrders),
            entry("EXCHANGE_MAX_NUM_ALGO_ORDERS", FilterMessages::exchangeMaxNumAlgoOrders),
            entry("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", FilterMessages::exchangeMaxNumIcebergOrders),
            entry("MAX_NUM_ORDER_LISTS", FilterMessages::maxNumOrderLists),
            entry("EXCHANGE_MAX_NUM_ORDER_LISTS", FilterMessages::exchangeMaxNumOrderLists),
            entry("MAX_NUM_ORDER_AMENDS", FilterMessages::maxNumOrderAmends),
            entry("MAX_ASSET", FilterMessages::maxAsset));

    private static final Map<String, Template> RULES = Map.of("PRICE_RANGE", FilterMessages::priceRange);

    private FilterMessages() {}

    /** Shows the message of every filter of a symbol, an asset or the exchange in turn. */
    static void each(Value filters, Consumer<byte[]> message) {
        each(filters, "filterType", BY_TYPE, message);
    }

    /** Shows the message of every execution rule in turn. */
    static void eachRule(Value rules, Consumer<byte[]> message) {
        each(rules, "ruleType", RULES, message);
    }

    private static void each(Value objects, String type, Map<String, Template> templates,
            Consumer<byte[]> message) {
        objects.each(o -> message.accept(Draft
                .message(templates.getOrDefault(o.text(type), GeneralMessages::nonRepresentable), o)));
    }

    private static int price(Draft draft, Value v) {
        return new PriceFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).minPrice(v.decimal("minPrice")).maxPrice(v.decimal("maxPrice"))
                .tickSize(v.decimal("tickSize")).limit();
    }

    private static int percentPrice(Draft draft, Value v) {
        return new PercentPriceFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .multiplierExponent(Value.EXPONENT).multiplierUp(v.decimal("multiplierUp"))
                .multiplierDown(v.decimal("multiplierDown")).avgPriceMins(v.int32("avgPriceMins")).limit();
    }

    private static int percentPriceBySide(Draft draft, Value v) {
        return new PercentPriceBySideFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .multiplierExponent(Value.EXPONENT).bidMultiplierUp(v.decimal("bidMultiplierUp"))
                .bidMultiplierDown(v.decimal("bidMultiplierDown"))
                .askMultiplierUp(v.decimal("askMultiplierUp"))
                .askMultiplierDown(v.decimal("askMultiplierDown")).avgPriceMins(v.int32("avgPriceMins"))
                .limit();
    }

    private static int lotSize(Draft draft, Value v) {
        return new LotSizeFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .qtyExponent(Value.EXPONENT).minQty(v.decimal("minQty")).maxQty(v.decimal("maxQty"))
                .stepSize(v.decimal("stepSize")).limit();
    }

    private static int minNotional(Draft draft, Value v) {
        return new MinNotionalFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).minNotional(v.decimal("minNotional"))
                .applyToMarket(v.flag("applyToMarket")).avgPriceMins(v.int32("avgPriceMins")).limit();
    }

    private static int notional(Draft draft, Value v) {
        return new NotionalFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).minNotional(v.decimal("minNotional"))
                .applyMinToMarket(v.flag("applyMinToMarket")).maxNotional(v.decimal("maxNotional"))
                .applyMaxToMarket(v.flag("applyMaxToMarket")).avgPriceMins(v.int32("avgPriceMins")).limit();
    }

    private static int icebergParts(Draft draft, Value v) {
        return new IcebergPartsFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .filterLimit(v.number("limit")).limit();
    }

    private static int marketLotSize(Draft draft, Value v) {
        return new MarketLotSizeFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .qtyExponent(Value.EXPONENT).minQty(v.decimal("minQty")).maxQty(v.decimal("maxQty"))
                .stepSize(v.decimal("stepSize")).limit();
    }

    private static int maxNumOrders(Draft draft, Value v) {
        return new MaxNumOrdersFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumOrders(v.number("maxNumOrders")).limit();
    }

    private static int maxNumAlgoOrders(Draft draft, Value v) {
        return new MaxNumAlgoOrdersFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumAlgoOrders(v.number("maxNumAlgoOrders")).limit();
    }

    private static int maxNumIcebergOrders(Draft draft, Value v) {
        return new MaxNumIcebergOrdersFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumIcebergOrders(v.number("maxNumIcebergOrders")).limit();
    }

    private static int maxPosition(Draft draft, Value v) {
        return new MaxPositionFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .qtyExponent(Value.EXPONENT).maxPosition(v.decimal("maxPosition")).limit();
    }

    private static int trailingDelta(Draft draft, Value v) {
        return new TrailingDeltaFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .minTrailingAboveDelta(v.number("minTrailingAboveDelta"))
                .maxTrailingAboveDelta(v.number("maxTrailingAboveDelta"))
                .minTrailingBelowDelta(v.number("minTrailingBelowDelta"))
                .maxTrailingBelowDelta(v.number("maxTrailingBelowDelta")).limit();
    }

    private static int tPlusSell(Draft draft, Value v) {
        return new TPlusSellFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .endTime(v.timeOrNull("endTime")).limit();
    }

    private static int exchangeMaxNumOrders(Draft draft, Value v) {
        return new ExchangeMaxNumOrdersFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumOrders(v.number("maxNumOrders")).limit();
    }

    private static int exchangeMaxNumAlgoOrders(Draft draft, Value v) {
        return new ExchangeMaxNumAlgoOrdersFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumAlgoOrders(v.number("maxNumAlgoOrders")).limit();
    }

    private static int exchangeMaxNumIcebergOrders(Draft draft, Value v) {
        return new ExchangeMaxNumIcebergOrdersFilterEncoder()
                .wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumIcebergOrders(v.number("maxNumIcebergOrders")).limit();
    }

    private static int maxNumOrderLists(Draft draft, Value v) {
        return new MaxNumOrderListsFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumOrderLists(v.number("maxNumOrderLists")).limit();
    }

    private static int exchangeMaxNumOrderLists(Draft draft, Value v) {
        return new ExchangeMaxNumOrderListsFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumOrderLists(v.number("maxNumOrderLists")).limit();
    }

    private static int maxNumOrderAmends(Draft draft, Value v) {
        return new MaxNumOrderAmendsFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .maxNumOrderAmends(v.number("maxNumOrderAmends")).limit();
    }

    private static int maxAsset(Draft draft, Value v) {
        return new MaxAssetFilterEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .qtyExponent(Value.EXPONENT).maxQty(v.decimal("limit")).asset(v.text("asset")).limit();
    }

    private static int priceRange(Draft draft, Value v) {
        return new PriceRangeExecutionRuleEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .multiplierExponent(Value.EXPONENT).bidLimitMultUp(v.decimalOrNull("bidLimitMultUp"))
                .bidLimitMultDown(v.decimalOrNull("bidLimitMultDown"))
                .askLimitMultUp(v.decimalOrNull("askLimitMultUp"))
                .askLimitMultDown(v.decimalOrNull("askLimitMultDown")).limit();
    }
}
