package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.CancelOrderListResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NewOrderListAckResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NewOrderListFullResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.NewOrderListResultResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderListResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderListsResponseEncoder;

/** Order lists: templates 309 to 314. */
final class OrderListMessages {
    private OrderListMessages() {}

    /** A new list, acknowledged. */
    static int ack(Draft draft, Value v) {
        var to = new NewOrderListAckResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "listStatusType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"))
                .transactionTime(v.time("transactionTime"));
        var orders = to.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        var reports = to.orderReportsCount(v.get("orderReports").size());
        v.get("orderReports").each(e -> reports.next().orderId(e.number("orderId"))
                .orderListId(e.idOrNull("orderListId")).transactTime(e.time("transactTime"))
                .symbol(e.text("symbol")).clientOrderId(e.text("clientOrderId")));
        to.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
        return to.limit();
    }

    /** A new list and the states of its orders. */
    static int result(Draft draft, Value v) {
        var to = new NewOrderListResultResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "listStatusType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"))
                .transactionTime(v.time("transactionTime")).priceExponent(Value.EXPONENT)
                .qtyExponent(Value.EXPONENT);
        var orders = to.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        var reports = to.orderReportsCount(v.get("orderReports").size());
        v.get("orderReports").each(e -> reports.next().orderId(e.number("orderId"))
                .orderListId(e.idOrNull("orderListId")).transactTime(e.time("transactTime"))
                .price(e.decimal("price")).origQty(e.decimalOrZero("origQty"))
                .executedQty(e.decimal("executedQty"))
                .cummulativeQuoteQty(e.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(e, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(e, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(e, "type")).side(Enums.ORDER_SIDE.in(e, "side"))
                .stopPrice(e.decimalOrNull("stopPrice")).trailingDelta(e.numberOrNull("trailingDelta"))
                .trailingTime(e.timeOrNull("trailingTime")).workingTime(e.timeOrNull("workingTime"))
                .icebergQty(e.decimalOrNull("icebergQty")).strategyId(e.numberOrNull("strategyId"))
                .strategyType(e.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(e, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(e, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(e, "selfTradePreventionMode"))
                .tradeGroupId(e.numberOrNull("tradeGroupId"))
                .preventedQuantity(e.decimalOrZero("preventedQuantity")).usedSor(e.flag("usedSor"))
                .origQuoteOrderQty(e.decimalOrZero("origQuoteOrderQty"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(e, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(e, "pegOffsetType"))
                .pegOffsetValue(e.uint8OrNull("pegOffsetValue")).peggedPrice(e.decimalOrNull("peggedPrice"))
                .expiryReason(Enums.EXPIRY_REASON.orNull(e, "expiryReason")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        to.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
        return to.limit();
    }

    /** A cancelled list. */
    static int cancelled(Draft draft, Value v) {
        var to = new CancelOrderListResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "listStatusType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"))
                .transactionTime(v.time("transactionTime")).priceExponent(Value.EXPONENT)
                .qtyExponent(Value.EXPONENT);
        var orders = to.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        var reports = to.orderReportsCount(v.get("orderReports").size());
        v.get("orderReports").each(e -> reports.next().orderId(e.number("orderId"))
                .orderListId(e.idOrNull("orderListId")).transactTime(e.time("transactTime"))
                .price(e.decimal("price")).origQty(e.decimalOrZero("origQty"))
                .executedQty(e.decimal("executedQty"))
                .cummulativeQuoteQty(e.decimal("cummulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(e, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(e, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(e, "type")).side(Enums.ORDER_SIDE.in(e, "side"))
                .stopPrice(e.decimalOrNull("stopPrice")).trailingDelta(e.numberOrNull("trailingDelta"))
                .trailingTime(e.timeOrNull("trailingTime")).icebergQty(e.decimalOrNull("icebergQty"))
                .strategyId(e.numberOrNull("strategyId")).strategyType(e.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(e, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(e, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(e, "selfTradePreventionMode"))
                .preventedQuantity(e.decimalOrZero("preventedQuantity")).usedSor(e.flag("usedSor"))
                .origQuoteOrderQty(e.decimalOrZero("origQuoteOrderQty"))
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(e, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(e, "pegOffsetType"))
                .pegOffsetValue(e.uint8OrNull("pegOffsetValue")).peggedPrice(e.decimalOrNull("peggedPrice"))
                .symbol(e.text("symbol")).origClientOrderId(e.text("origClientOrderId"))
                .clientOrderId(e.text("clientOrderId")));
        to.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
        return to.limit();
    }

    /** A new list, the states and the fills of its orders. */
    static int full(Draft draft, Value v) {
        var to = new NewOrderListFullResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "listStatusType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"))
                .transactionTime(v.time("transactionTime")).priceExponent(Value.EXPONENT)
                .qtyExponent(Value.EXPONENT);
        var orders = to.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        var reports = to.orderReportsCount(v.get("orderReports").size());
        v.get("orderReports").each(e -> report(reports.next(), e));
        to.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
        return to.limit();
    }

    private static void report(NewOrderListFullResponseEncoder.OrderReportsEncoder to, Value v) {
        to.orderId(v.number("orderId")).orderListId(v.idOrNull("orderListId"))
                .transactTime(v.time("transactTime")).price(v.decimal("price"))
                .origQty(v.decimalOrZero("origQty"))
                .executedQty(v.decimal("executedQty")).cummulativeQuoteQty(v.decimal("cummulativeQuoteQty"))
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
    }

    /** A list. */
    static int list(Draft draft, Value v) {
        var to = new OrderListResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "listStatusType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"))
                .transactionTime(v.time("transactionTime"));
        var orders = to.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        to.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
        return to.limit();
    }

    /** Several lists. */
    static int lists(Draft draft, Value v) {
        var to = new OrderListsResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var lists = to.orderListsCount(v.size());
        v.each(e -> list(lists.next(), e));
        return to.limit();
    }

    private static void list(OrderListsResponseEncoder.OrderListsEncoder to, Value v) {
        to.orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "listStatusType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"))
                .transactionTime(v.time("transactionTime"));
        var orders = to.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        to.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
    }
}
