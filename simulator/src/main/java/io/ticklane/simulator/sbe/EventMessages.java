package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.BalanceUpdateEventEncoder;
import io.ticklane.simulator.sbe.codec.spot.EventStreamTerminatedEventEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExecutionReportEventEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExternalLockUpdateEventEncoder;
import io.ticklane.simulator.sbe.codec.spot.ListStatusEventEncoder;
import io.ticklane.simulator.sbe.codec.spot.OutboundAccountPositionEventEncoder;
import io.ticklane.simulator.sbe.codec.spot.ServerShutdownEventEncoder;

/** User data: templates 601 to 604, 606, 607 and 610. */
final class EventMessages {
    private EventMessages() {}

    /** Units of an asset that came or went. */
    static int balanceUpdate(Draft draft, Value v) {
        return new BalanceUpdateEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .eventTime(v.time("E")).clearTime(v.timeOrNull("T")).qtyExponent(Value.EXPONENT)
                .freeQtyDelta(v.decimal("d")).subscriptionId(draft.subscriptionId)
                .asset(v.text("a")).limit();
    }

    /** The end of a stream of events. */
    static int terminated(Draft draft, Value v) {
        return new EventStreamTerminatedEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .eventTime(v.time("E")).subscriptionId(draft.subscriptionId).limit();
    }

    /** An event of an order. */
    static int executionReport(Draft draft, Value v) {
        return new ExecutionReportEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .eventTime(v.time("E")).transactTime(v.time("T")).priceExponent(Value.EXPONENT)
                .qtyExponent(Value.EXPONENT).commissionExponent(commissionExponent(v))
                .orderCreationTime(v.timeOrNull("O")).workingTime(v.timeOrNull("W")).orderId(v.number("i"))
                .orderListId(v.idOrNull("g")).origQty(v.decimal("q")).price(v.decimal("p"))
                .origQuoteOrderQty(v.decimalOrZero("Q")).icebergQty(v.decimalOrZero("F"))
                .stopPrice(v.decimal("P")).orderType(Enums.ORDER_TYPE.in(v, "o"))
                .side(Enums.ORDER_SIDE.in(v, "S")).timeInForce(Enums.TIME_IN_FORCE.in(v, "f"))
                .executionType(Enums.EXECUTION_TYPE.in(v, "x")).orderStatus(Enums.ORDER_STATUS.in(v, "X"))
                .tradeId(v.idOrNull("t")).executionId(v.number("I")).executedQty(v.decimal("z"))
                .cummulativeQuoteQty(v.decimal("Z")).lastQty(v.decimal("l")).lastPrice(v.decimal("L"))
                .quoteQty(v.decimal("Y")).commission(v.decimal("n")).isWorking(v.flag("w"))
                .isMaker(v.flag("m")).isBestMatch(v.flag("M")).matchType(Enums.MATCH_TYPE.in(v, "b"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(v, "V"))
                .orderCapacity(Enums.ORDER_CAPACITY.in(v, "y")).workingFloor(Enums.FLOOR.in(v, "k"))
                .usedSor(v.flag("uS")).allocId(v.numberOrNull("a")).trailingDelta(v.uint64OrNull("d"))
                .trailingTime(v.timeOrNull("D")).tradeGroupId(v.numberOrNull("u"))
                .preventedQty(v.decimalOrZero("A")).lastPreventedQty(v.decimalOrNull("B"))
                .preventedMatchId(v.numberOrNull("v")).preventedExecutionQty(v.decimalOrNull("pl"))
                .preventedExecutionPrice(v.decimalOrNull("pL"))
                .preventedExecutionQuoteQty(v.decimalOrNull("pY")).strategyType(v.int32OrNull("J"))
                .strategyId(v.numberOrNull("j")).counterOrderId(v.numberOrNull("U"))
                .subscriptionId(draft.subscriptionId)
                .pegPriceType(Enums.PEG_PRICE_TYPE.orNull(v, "gP"))
                .pegOffsetType(Enums.PEG_OFFSET_TYPE.orNull(v, "gOT")).pegOffsetValue(v.uint8OrNull("gOV"))
                .peggedPrice(v.decimalOrNull("gp")).expiryReason(Enums.EXPIRY_REASON.orNull(v, "eR"))
                .symbol(v.text("s")).clientOrderId(v.text("c")).origClientOrderId(v.textOrEmpty("C"))
                .commissionAsset(v.textOrEmpty("N")).rejectReason(v.textUnless("r", "NONE"))
                .counterSymbol(v.textOrEmpty("Cs")).limit();
    }

    /** Units of an asset locked or unlocked from outside. */
    static int externalLock(Draft draft, Value v) {
        return new ExternalLockUpdateEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .eventTime(v.time("E")).clearTime(v.time("T")).qtyExponent(Value.EXPONENT)
                .lockedQtyDelta(v.decimal("d")).subscriptionId(draft.subscriptionId)
                .asset(v.text("a")).limit();
    }

    /** An event of an order list. */
    static int listStatus(Draft draft, Value v) {
        var to = new ListStatusEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.eventTime(v.time("E")).transactTime(v.time("T")).orderListId(v.number("g"))
                .contingencyType(Enums.CONTINGENCY_TYPE.in(v, "c"))
                .listStatusType(Enums.LIST_STATUS_TYPE.in(v, "l"))
                .listOrderStatus(Enums.LIST_ORDER_STATUS.in(v, "L"))
                .subscriptionId(draft.subscriptionId);
        var orders = to.ordersCount(v.get("O").size());
        v.get("O").each(e -> orders.next().orderId(e.number("i")).symbol(e.text("s"))
                .clientOrderId(e.text("c")));
        to.symbol(v.text("s")).listClientOrderId(v.text("C")).rejectReason(v.textUnless("r", "NONE"));
        return to.limit();
    }

    /** Balances after a change. */
    static int position(Draft draft, Value v) {
        var to = new OutboundAccountPositionEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.eventTime(v.time("E")).updateTime(v.time("u")).subscriptionId(draft.subscriptionId);
        var balances = to.balancesCount(v.get("B").size());
        v.get("B").each(e -> balances.next().exponent(Value.EXPONENT).free(e.decimal("f"))
                .locked(e.decimal("l")).asset(e.text("a")));
        return to.limit();
    }

    /** The venue is going away. */
    static int shutdown(Draft draft, Value v) {
        return new ServerShutdownEventEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .eventTime(v.time("E")).limit();
    }

    /** No commission has no decimals. */
    private static byte commissionExponent(Value v) {
        return v.has("N") || v.decimal("n") != 0 ? Value.EXPONENT : 0;
    }
}
