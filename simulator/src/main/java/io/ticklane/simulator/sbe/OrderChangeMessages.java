package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.CancelOpenOrdersResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.CancelReplaceOrderResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderAmendKeepPriorityResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderAmendmentsResponseEncoder;

/** Orders replaced, amended and cancelled together: templates 306, 307, 316 and 317. */
final class OrderChangeMessages {
    private OrderChangeMessages() {}

    /** An order put in the place of another, as far as it came to that. */
    static int cancelReplace(Draft draft, Value v) {
        byte[] cancelled = part(v.get("cancelResponse"), SbeResponses::cancelled);
        byte[] placed = part(v.get("newOrderResponse"), SbeResponses::placed);
        return new CancelReplaceOrderResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .cancelResult(Enums.CANCEL_REPLACE_STATUS.in(v, "cancelResult"))
                .newOrderResult(Enums.CANCEL_REPLACE_STATUS.in(v, "newOrderResult"))
                .putCancelResponse(cancelled, 0, cancelled.length)
                .putNewOrderResponse(placed, 0, placed.length).limit();
    }

    private static byte[] part(Value v, Template template) {
        if (v.absent()) {
            return new byte[0];
        }
        return Draft.message(v.has("code") ? GeneralMessages::error : template, v);
    }

    /** Orders and lists of a symbol, cancelled. */
    static int cancelledAll(Draft draft, Value v) {
        var to = new CancelOpenOrdersResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var responses = to.responsesCount(v.size());
        v.each(e -> {
            byte[] cancelled = Draft.message(SbeResponses::cancelled, e);
            responses.next().putResponse(cancelled, 0, cancelled.length);
        });
        return to.limit();
    }

    /** Amendments of an order. */
    static int amendments(Draft draft, Value v) {
        var to = new OrderAmendmentsResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var amendments = to.amendmentsCount(v.size());
        v.each(e -> amendments.next().orderId(e.number("orderId")).executionId(e.number("executionId"))
                .qtyExponent(Value.EXPONENT).origQty(e.decimal("origQty")).newQty(e.decimal("newQty"))
                .time(e.time("time")).symbol(e.text("symbol")).origClientOrderId(e.text("origClientOrderId"))
                .newClientOrderId(e.text("newClientOrderId")));
        return to.limit();
    }

    /** An order made smaller. */
    static int amended(Draft draft, Value v) {
        var to = new OrderAmendKeepPriorityResponseEncoder()
                .wrapAndApplyHeader(draft.buffer, 0, draft.header);
        Value o = v.get("amendedOrder");
        to.transactTime(v.time("transactTime")).executionId(v.number("executionId"))
                .priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT).orderId(o.number("orderId"))
                .orderListId(o.idOrNull("orderListId")).price(o.decimal("price")).qty(o.decimal("qty"))
                .executedQty(o.decimal("executedQty")).preventedQty(o.decimalOrZero("preventedQty"))
                .cumulativeQuoteQty(o.decimal("cumulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(o, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(o, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(o, "type")).side(Enums.ORDER_SIDE.in(o, "side"))
                .stopPrice(o.decimalOrNull("stopPrice")).trailingDelta(o.numberOrNull("trailingDelta"))
                .trailingTime(o.timeOrNull("trailingTime")).icebergQty(o.decimalOrNull("icebergQty"))
                .workingTime(o.timeOrNull("workingTime")).strategyId(o.numberOrNull("strategyId"))
                .strategyType(o.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(o, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(o, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(o, "selfTradePreventionMode"))
                .usedSor(o.flag("usedSor")).pegPriceType(Enums.PEG_PRICE_TYPE.orNull(o, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(o, "pegOffsetType"))
                .pegOffsetValue(o.uint8OrNull("pegOffsetValue")).peggedPrice(o.decimalOrNull("peggedPrice"));
        listStatus(to, v.get("listStatus"));
        relatedOrders(to, v.get("relatedOrders"));
        to.symbol(o.text("symbol")).origClientOrderId(o.textOrEmpty("origClientOrderId"))
                .clientOrderId(o.textOrEmpty("clientOrderId"));
        return to.limit();
    }

    private static void listStatus(OrderAmendKeepPriorityResponseEncoder to, Value v) {
        var list = to.listStatusCount(v.absent() ? 0 : 1);
        if (v.absent()) {
            return;
        }
        list.next().orderListId(v.number("orderListId"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "contingencyType"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "listOrderStatus"));
        var orders = list.ordersCount(v.get("orders").size());
        v.get("orders").each(e -> orders.next().orderId(e.number("orderId")).symbol(e.text("symbol"))
                .clientOrderId(e.text("clientOrderId")));
        list.listClientOrderId(v.text("listClientOrderId")).symbol(v.text("symbol"));
    }

    private static void relatedOrders(OrderAmendKeepPriorityResponseEncoder to, Value v) {
        var related = to.relatedOrdersCount(v.size());
        v.each(e -> related.next().orderId(e.number("orderId")).orderListId(e.idOrNull("orderListId"))
                .price(e.decimal("price")).qty(e.decimal("qty")).executedQty(e.decimal("executedQty"))
                .preventedQty(e.decimalOrZero("preventedQty"))
                .cumulativeQuoteQty(e.decimal("cumulativeQuoteQty"))
                .status(Enums.ORDER_STATUS.in(e, "status"))
                .timeInForce(Enums.TIME_IN_FORCE.in(e, "timeInForce"))
                .orderType(Enums.ORDER_TYPE.in(e, "type")).side(Enums.ORDER_SIDE.in(e, "side"))
                .stopPrice(e.decimalOrNull("stopPrice")).trailingDelta(e.numberOrNull("trailingDelta"))
                .trailingTime(e.timeOrNull("trailingTime")).icebergQty(e.decimalOrNull("icebergQty"))
                .workingTime(e.timeOrNull("workingTime")).strategyId(e.numberOrNull("strategyId"))
                .strategyType(e.int32OrNull("strategyType"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(e, "orderCapacity"))
                .workingFloor(Enums.FLOOR.in(e, "workingFloor"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(e, "selfTradePreventionMode"))
                .usedSor(e.flag("usedSor")).pegPriceType(Enums.PEG_PRICE_TYPE.orNull(e, "pegPriceType"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(e, "pegOffsetType"))
                .pegOffsetValue(e.uint8OrNull("pegOffsetValue")).peggedPrice(e.decimalOrNull("peggedPrice"))
                .symbol(e.text("symbol")).clientOrderId(e.textOrEmpty("clientOrderId")));
    }
}
