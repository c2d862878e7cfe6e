package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.AccountAllocationsResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.AccountCommissionResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.AccountOrderRateLimitResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.AccountPreventedMatchesResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.AccountResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.AccountTradesResponseEncoder;

/** Accounts: templates 400 to 405. */
final class AccountMessages {
    private AccountMessages() {}

    /** An account. */
    static int account(Draft draft, Value v) {
        var to = new AccountResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.commissionExponent(Value.EXPONENT).commissionRateMaker(v.get("commissionRates").decimal("maker"))
                .commissionRateTaker(v.get("commissionRates").decimal("taker"))
                .commissionRateBuyer(v.get("commissionRates").decimal("buyer"))
                .commissionRateSeller(v.get("commissionRates").decimal("seller")).canTrade(v.flag("canTrade"))
                .canWithdraw(v.flag("canWithdraw")).canDeposit(v.flag("canDeposit"))
                .brokered(v.flag("brokered")).requireSelfTradePrevention(v.flag("requireSelfTradePrevention"))
                .preventSor(v.flag("preventSor")).updateTime(v.time("updateTime"))
                .accountType(Enums.ACCOUNT_TYPE.in(v, "accountType"))
                .tradeGroupId(v.numberOrNull("tradeGroupId")).uid(v.number("uid"));
        var balances = to.balancesCount(v.get("balances").size());
        v.get("balances").each(e -> balances.next().exponent(Value.EXPONENT).free(e.decimal("free"))
                .locked(e.decimal("locked")).asset(e.text("asset")));
        var permissions = to.permissionsCount(v.get("permissions").size());
        v.get("permissions").each(e -> permissions.next().permission(e.text()));
        var assets = to.reduceOnlyAssetsCount(v.get("reduceOnlyAssets").size());
        v.get("reduceOnlyAssets").each(e -> assets.next().asset(e.text()));
        return to.limit();
    }

    /** Trades of an account. */
    static int trades(Draft draft, Value v) {
        var to = new AccountTradesResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var trades = to.tradesCount(v.size());
        v.each(e -> trades.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .commissionExponent(Value.EXPONENT).id(e.number("id")).orderId(e.number("orderId"))
                .orderListId(e.idOrNull("orderListId")).price(e.decimal("price")).qty(e.decimal("qty"))
                .quoteQty(e.decimal("quoteQty")).commission(e.decimal("commission")).time(e.time("time"))
                .isBuyer(e.flag("isBuyer")).isMaker(e.flag("isMaker")).isBestMatch(e.flag("isBestMatch"))
                .symbol(e.text("symbol")).commissionAsset(e.textOrEmpty("commissionAsset")));
        return to.limit();
    }

    /** What the order count stands at. */
    static int orderRateLimits(Draft draft, Value v) {
        var to = new AccountOrderRateLimitResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var rateLimits = to.rateLimitsCount(v.size());
        v.each(e -> rateLimits.next().rateLimitType(Enums.RATE_LIMIT_TYPE.in(e, "rateLimitType"))
                .interval(Enums.RATE_LIMIT_INTERVAL.in(e, "interval")).intervalNum(e.uint8("intervalNum"))
                .rateLimit(e.number("limit")).numOrders(e.number("count")));
        return to.limit();
    }

    /** Matches that self-trade prevention stopped. */
    static int preventedMatches(Draft draft, Value v) {
        var to = new AccountPreventedMatchesResponseEncoder()
                .wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var preventedMatches = to.preventedMatchesCount(v.size());
        v.each(e -> preventedMatches.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .preventedMatchId(e.number("preventedMatchId")).takerOrderId(e.number("takerOrderId"))
                .makerOrderId(e.number("makerOrderId")).tradeGroupId(e.number("tradeGroupId"))
                .selfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(e, "selfTradePreventionMode"))
                .price(e.decimal("price")).takerPreventedQuantity(e.decimalOrNull("takerPreventedQuantity"))
                .makerPreventedQuantity(e.decimalOrNull("makerPreventedQuantity"))
                .transactTime(e.time("transactTime")).symbol(e.text("symbol"))
                .makerSymbol(e.text("makerSymbol")));
        return to.limit();
    }

    /** Allocations of smart order routing. */
    static int allocations(Draft draft, Value v) {
        var to = new AccountAllocationsResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var allocations = to.allocationsCount(v.size());
        v.each(e -> allocations.next().priceExponent(Value.EXPONENT).qtyExponent(Value.EXPONENT)
                .commissionExponent(Value.EXPONENT).allocationId(e.number("allocationId"))
                .allocationType(Enums.ALLOCATION_TYPE.in(e, "allocationType")).orderId(e.number("orderId"))
                .orderListId(e.idOrNull("orderListId")).sourceTradeId(e.numberOrNull("sourceTradeId"))
                .sourceAllocationId(e.numberOrNull("sourceAllocationId")).price(e.decimal("price"))
                .qty(e.decimal("qty")).quoteQty(e.decimal("quoteQty"))
                .commission(e.decimalOrNull("commission")).time(e.time("time")).isBuyer(e.flag("isBuyer"))
                .isMaker(e.flag("isMaker")).isAllocator(e.flag("isAllocator")).symbol(e.text("symbol"))
                .commissionAsset(e.textOrEmpty("commissionAsset"))
                .sourceSymbol(e.textOrEmpty("sourceSymbol")));
        return to.limit();
    }

    /** Commission rates. */
    static int commission(Draft draft, Value v) {
        return new AccountCommissionResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .commissionExponent(Value.EXPONENT).discountExponent(Value.EXPONENT)
                .standardCommissionMaker(v.get("standardCommission").decimal("maker"))
                .standardCommissionTaker(v.get("standardCommission").decimal("taker"))
                .standardCommissionBuyer(v.get("standardCommission").decimal("buyer"))
                .standardCommissionSeller(v.get("standardCommission").decimal("seller"))
                .taxCommissionMaker(v.get("taxCommission").decimal("maker"))
                .taxCommissionTaker(v.get("taxCommission").decimal("taker"))
                .taxCommissionBuyer(v.get("taxCommission").decimal("buyer"))
                .taxCommissionSeller(v.get("taxCommission").decimal("seller"))
                .discountEnabledForAccount(v.get("discount").flag("enabledForAccount"))
                .discountEnabledForSymbol(v.get("discount").flag("enabledForSymbol"))
                .discount(v.get("discount").decimal("discount"))
                .specialCommissionMaker(v.get("specialCommission").decimalOrNull("maker"))
                .specialCommissionTaker(v.get("specialCommission").decimalOrNull("taker"))
                .specialCommissionBuyer(v.get("specialCommission").decimalOrNull("buyer"))
                .specialCommissionSeller(v.get("specialCommission").decimalOrNull("seller"))
                .symbol(v.text("symbol")).discountAsset(v.get("discount").textOrEmpty("discountAsset"))
                .limit();
    }
}
