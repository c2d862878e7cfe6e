package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.CancelOrderResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NewOrderAckResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NewOrderFullResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NewOrderResultResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderTestResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderTestWithCommissionsResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrdersResponseEncoder;

/** Orders placed, asked for and cancelled: templates 300 to 308 and 315 but those that hold others. */
final class OrderMessages {
    private OrderMessages() {}

    /** A new order, acknowledged. */
    static int ack(Draft draft, Value v) {
        return new NewOrderAckResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .orderId(v.number("orderId")).orderListId(v.idOrNull("orderListId"))
                .transactTime(v.time("transactTime")).symbol(v.text("symbol"))
                .clientOrderId(v.text("clientOrderId")).limit();
    }

    /** A new order and its state. */
    static int result(Draft draft, Value v) {
        var to = new NewOrderResultResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT).orderId(v.number("orderId"))
                .orderListId(v.idOrNull("orderListId")).transactTime(v.time("transactTime"))
                .price(v.decimal("price")).origQty(v.decimalOrZero("origQty"))
                .executedQty(v.decimal("executedQty"))
                .cummulativeQuoteQty(v.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(v, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(v, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(v, "type")).side(Enums.ORDER_SIDE.in(v, "side"))
                .stopPrice(v.decimalOrNull("stopPrice")).trailingDelta(v.numberOrNull("trailingDelta"))
                .trailingTime(v.timeOrNull("trailingTime")).workingTime(v.timeOrNull("workingTime"))
                .icebergQty(v.decimalOrNull("icebergQty")).strategyId(v.numberOrNull("strategyId"))
                .strategyType(v.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(v, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(v, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(v, "selfTradePreventionMode"))
                .tradeGroupId(v.numberOrNull("tradeGroupId"))
                .preventedQuantity(v.decimalOrZero("preventedQuantity")).usedSor(v.flag("usedSor"))
                .origQuoteOrderQty(v.decimalOrZero("origQuoteOrderQty"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(v, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(v, "pegOffsetType"))
                .pegOffsetValue(v.uint8OrNull("pegOffsetValue")).peggedPrice(v.decimalOrNull("peggedPrice"))
                .expiryReason(Enums.EXPIRY_REASON.orNull(v, "expiryReason")).symbol(v.text("symbol"))
                .clientOrderId(v.text("clientOrderId"));
        return to.limit();
    }

    /** A new order, its state and its fills. */
    static int full(Draft draft, Value v) {
        var to = new NewOrderFullResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT).orderId(v.number("orderId"))
                .orderListId(v.idOrNull("orderListId")).transactTime(v.time("transactTime"))
                .price(v.decimal("price")).origQty(v.decimalOrZero("origQty"))
                .executedQty(v.decimal("executedQty"))
                .cummulativeQuoteQty(v.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(v, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(v, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(v, "type")).side(Enums.ORDER_SIDE.in(v, "side"))
                .stopPrice(v.decimalOrNull("stopPrice")).trailingDelta(v.numberOrNull("trailingDelta"))
                .trailingTime(v.timeOrNull("trailingTime")).workingTime(v.timeOrNull("workingTime"))
                .icebergQty(v.decimalOrNull("icebergQty")).strategyId(v.numberOrNull("strategyId"))
                .strategyType(v.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(v, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(v, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(v, "selfTradePreventionMode"))
                .tradeGroupId(v.numberOrNull("tradeGroupId"))
                .preventedQuantity(v.decimalOrZero("preventedQuantity")).usedSor(v.flag("usedSor"))
                .origQuoteOrderQty(v.decimalOrZero("origQuoteOrderQty"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(v, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(v, "pegOffsetType"))
                .pegOffsetValue(v.uint8OrNull("pegOffsetValue")).peggedPrice(v.decimalOrNull("peggedPrice"))
                .expiryReason(Enums.EXPIRY_REASON.orNull(v, "expiryReason"));
        var fills = to.fillsCount(v.get("fills").size());
        v.get("fills").each(e -> fills.next().commissionExponent(Value.EXPONENT)
                .matchType(Enums.MATCH_TYPE.in(e, "matchType")).price(e.decimal("price"))
                .qty(e.decimal("qty")).commission(e.decimal("commission")).tradeId(e.numberOrNull("tradeId"))
                .allocId(e.numberOrNull("allocId")).commissionAsset(e.textOrEmpty("commissionAsset")));
        var preventedMatches = to.preventedMatchesCount(v.get("preventedMatches").size());
        v.get("preventedMatches").each(e -> preventedMatches.next()
                .preventedMatchId(e.number("preventedMatchId")).makerOrderId(e.numberOrNull("makerOrderId"))
                .price(e.decimalOrNull("price"))
                .takerPreventedQuantity(e.decimalOrNull("takerPreventedQuantity"))
                .makerPreventedQuantity(e.decimalOrNull("makerPreventedQuantity"))
                .makerSymbol(e.textOrEmpty("makerSymbol")));
        to.symbol(v.text("symbol")).clientOrderId(v.text("clientOrderId"));
        return to.limit();
    }

    /** An order that was only tried. */
    static int test(Draft draft, Value v) {
        return new OrderTestResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header).limit();
    }

    /** An order that was only tried, and what it would cost. */
    static int testWithCommissions(Draft draft, Value v) {
        return new OrderTestWithCommissionsResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .commissionExponent(Value.EXPONENT).discountExponent(Value.EXPONENT)
                .standardCommissionForOrderMaker(v.get("standardCommissionForOrder").decimal("maker"))
                .standardCommissionForOrderTaker(v.get("standardCommissionForOrder").decimal("taker"))
                .taxCommissionForOrderMaker(v.get("taxCommissionForOrder").decimal("maker"))
                .taxCommissionForOrderTaker(v.get("taxCommissionForOrder").decimal("taker"))
                .discountEnabledForAccount(v.get("discount").flag("enabledForAccount"))
                .discountEnabledForSymbol(v.get("discount").flag("enabledForSymbol"))
                .discount(v.get("discount").decimal("discount"))
                .specialCommissionForOrderMaker(v.get("specialCommissionForOrder").decimalOrNull("maker"))
                .specialCommissionForOrderTaker(v.get("specialCommissionForOrder").decimalOrNull("taker"))
                .discountAsset(v.get("discount").textOrEmpty("discountAsset")).limit();
    }

    /** An order. */
    static int order(Draft draft, Value v) {
        return new OrderResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT).orderId(v.number("orderId"))
                .orderListId(v.idOrNull("orderListId")).price(v.decimal("price"))
                .origQty(v.decimalOrZero("origQty")).executedQty(v.decimal("executedQty"))
                .cummulativeQuoteQty(v.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(v, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(v, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(v, "type")).side(Enums.ORDER_SIDE.in(v, "side"))
                .stopPrice(v.decimalOrNull("stopPrice")).trailingDelta(v.numberOrNull("trailingDelta"))
                .trailingTime(v.timeOrNull("trailingTime")).icebergQty(v.decimalOrNull("icebergQty"))
                .time(v.time("time")).updateTime(v.time("updateTime")).isWorking(v.flag("isWorking"))
                .workingTime(v.timeOrNull("workingTime"))
                .origQuoteOrderQty(v.decimalOrZero("origQuoteOrderQty"))
                .strategyId(v.numberOrNull("strategyId")).strategyType(v.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(v, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(v, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(v, "selfTradePreventionMode"))
                .preventedMatchId(v.numberOrNull("preventedMatchId"))
                .preventedQuantity(v.decimalOrZero("preventedQuantity")).usedSor(v.flag("usedSor"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(v, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(v, "pegOffsetType"))
                .pegOffsetValue(v.uint8OrNull("pegOffsetValue")).peggedPrice(v.decimalOrNull("peggedPrice"))
                .expiryReason(Enums.EXPIRY_REASON.orNull(v, "expiryReason")).symbol(v.text("symbol"))
                .clientOrderId(v.text("clientOrderId")).limit();
    }

    /** Several orders. */
    static int orders(Draft draft, Value v) {
        var to = new OrdersResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var orders = to.ordersCount(v.size());
        v.each(e -> orders.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .orderId(e.number("orderId")).orderListId(e.idOrNull("orderListId")).price(e.decimal("price"))
                .origQty(e.decimalOrZero("origQty")).executedQty(e.decimal("executedQty"))
                .cummulativeQuoteQty(e.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(e, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(e, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(e, "type")).side(Enums.ORDER_SIDE.in(e, "side"))
                .stopPrice(e.decimalOrNull("stopPrice")).trailingDelta(e.numberOrNull("trailingDelta"))
                .trailingTime(e.timeOrNull("trailingTime")).icebergQty(e.decimalOrNull("icebergQty"))
                .time(e.time("time")).updateTime(e.time("updateTime")).isWorking(e.flag("isWorking"))
                .workingTime(e.timeOrNull("workingTime"))
                .origQuoteOrderQty(e.decimalOrZero("origQuoteOrderQty"))
                .strategyId(e.numberOrNull("strategyId")).strategyType(e.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(e, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(e, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(e, "selfTradePreventionMode"))
                .preventedMatchId(e.numberOrNull("preventedMatchId"))
                .preventedQuantity(e.decimalOrZero("preventedQuantity")).usedSor(e.flag("usedSor"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(e, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(e, "pegOffsetType"))
                .pegOffsetValue(e.uint8OrNull("pegOffsetValue")).peggedPrice(e.decimalOrNull("peggedPrice"))
                .expiryReason(Enums.EXPIRY_REASON.orNull(e, "expiryReason")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        return to.limit();
    }

    /** A cancelled order. */
    static int cancelled(Draft draft, Value v) {
        return new CancelOrderResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT).orderId(v.number("orderId"))
                .orderListId(v.idOrNull("orderListId")).transactTime(v.time("transactTime"))
                .price(v.decimal("price")).origQty(v.decimalOrZero("origQty"))
                .executedQty(v.decimal("executedQty"))
                .cummulativeQuoteQty(v.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(v, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(v, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(v, "type")).side(Enums.ORDER_SIDE.in(v, "side"))
                .stopPrice(v.decimalOrNull("stopPrice")).trailingDelta(v.numberOrNull("trailingDelta"))
                .trailingTime(v.timeOrNull("trailingTime")).icebergQty(v.decimalOrNull("icebergQty"))
                .strategyId(v.numberOrNull("strategyId")).strategyType(v.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(v, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(v, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(v, "selfTradePreventionMode"))
                .preventedQuantity(v.decimalOrZero("preventedQuantity")).usedSor(v.flag("usedSor"))
                .origQuoteOrderQty(v.decimalOrZero("origQuoteOrderQty"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(v, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(v, "pegOffsetType"))
                .pegOffsetValue(v.uint8OrNull("pegOffsetValue")).peggedPrice(v.decimalOrNull("peggedPrice"))
                .symbol(v.text("symbol")).origClientOrderId(v.text("origClientOrderId"))
                .clientOrderId(v.text("clientOrderId")).limit();
    }
}
