package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.AllowedSelfTradePreventionModesEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExchangeInfoResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.ExecutionRulesResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.MyFiltersResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.OrderTypesEncoder;
import java.util.Map;
import java.util.function.Consumer;

/** Rules of trading: templates 103 to 105. */
final class InfoMessages {
    private static final Map<String, Consumer<OrderTypesEncoder>> ORDER_TYPES = Map.of(
            "MARKET", set -> set.market(true),
            "LIMIT", set -> set.limit(true),
            "STOP_LOSS", set -> set.stopLoss(true),
            "STOP_LOSS_LIMIT", set -> set.stopLossLimit(true),
            "TAKE_PROFIT", set -> set.takeProfit(true),
            "TAKE_PROFIT_LIMIT", set -> set.takeProfitLimit(true),
            "LIMIT_MAKER", set -> set.limitMaker(true));

    private static final Map<String, Consumer<AllowedSelfTradePreventionModesEncoder>> PREVENTION_MODES = Map
            .of(
                    "NONE", set -> set.none(true),
                    "EXPIRE_TAKER", set -> set.expireTaker(true),
                    "EXPIRE_MAKER", set -> set.expireMaker(true),
                    "EXPIRE_BOTH", set -> set.expireBoth(true),
                    "DECREMENT", set -> set.decrement(true),
                    "TRANSFER", set -> set.transfer(true));

    private InfoMessages() {}

    /** Symbols and rules. */
    static int exchangeInfo(Draft draft, Value v) {
        var to = new ExchangeInfoResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var rateLimits = to.rateLimitsCount(v.get("rateLimits").size());
        v.get("rateLimits").each(e -> rateLimits.next()
                .rateLimitType(Enums.RATE_LIMIT_TYPE.in(e, "rateLimitType"))
                .interval(Enums.RATE_LIMIT_INTERVAL.in(e, "interval")).intervalNum(e.uint8("intervalNum"))
                .rateLimit(e.number("limit")));
        var filters = to.exchangeFiltersCount(v.get("exchangeFilters").size());
        FilterMessages.each(v.get("exchangeFilters"), f -> filters.next().putFilter(f, 0, f.length));
        var symbols = to.symbolsCount(v.get("symbols").size());
        v.get("symbols").each(e -> symbol(symbols.next(), e));
        var sors = to.sorsCount(v.get("sors").size());
        v.get("sors").each(sor -> {
            sors.next();
            var members = sors.sorSymbolsCount(sor.get("symbols").size());
            sor.get("symbols").each(e -> members.next().symbol(e.text()));
            sors.baseAsset(sor.text("baseAsset"));
        });
        return to.limit();
    }

    private static void symbol(ExchangeInfoResponseEncoder.SymbolsEncoder to, Value v) {
        to.status(Enums.SYMBOL_STATUS.in(v, "status")).baseAssetPrecision(v.uint8("baseAssetPrecision"))
                .quoteAssetPrecision(v.uint8("quoteAssetPrecision"))
                .baseCommissionPrecision(v.uint8("baseCommissionPrecision"))
                .quoteCommissionPrecision(v.uint8("quoteCommissionPrecision"))
                .icebergAllowed(v.flag("icebergAllowed")).ocoAllowed(v.flag("ocoAllowed"))
                .otoAllowed(v.flag("otoAllowed"))
                .quoteOrderQtyMarketAllowed(v.flag("quoteOrderQtyMarketAllowed"))
                .allowTrailingStop(v.flag("allowTrailingStop"))
                .cancelReplaceAllowed(v.flag("cancelReplaceAllowed")).amendAllowed(v.flag("amendAllowed"))
                .isSpotTradingAllowed(v.flag("isSpotTradingAllowed"))
                .isMarginTradingAllowed(v.flag("isMarginTradingAllowed"))
                .defaultSelfTradePreventionMode(Enums.SELF_TRADE_PREVENTION_MODE.in(v,
                        "defaultSelfTradePreventionMode"))
                .pegInstructionsAllowed(v.flagOrNull("pegInstructionsAllowed"));
        var types = to.orderTypes().clear();
        v.get("orderTypes").each(e -> ORDER_TYPES.getOrDefault(e.text(), set -> set.nonRepresentable(true))
                .accept(types));
        var modes = to.allowedSelfTradePreventionModes().clear();
        v.get("allowedSelfTradePreventionModes").each(e -> PREVENTION_MODES
                .getOrDefault(e.text(), set -> set.nonRepresentable(true)).accept(modes));
        var filters = to.filtersCount(v.get("filters").size());
        FilterMessages.each(v.get("filters"), f -> filters.next().putFilter(f, 0, f.length));
        var sets = to.permissionSetsCount(v.get("permissionSets").size());
        v.get("permissionSets").each(set -> {
            var permissions = sets.next().permissionsCount(set.size());
            set.each(e -> permissions.next().permission(e.text()));
        });
        to.symbol(v.text("symbol")).baseAsset(v.text("baseAsset")).quoteAsset(v.text("quoteAsset"));
    }

    /** Execution rules of symbols. */
    static int executionRules(Draft draft, Value v) {
        var to = new ExecutionRulesResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var symbols = to.symbolRulesCount(v.get("symbolRules").size());
        v.get("symbolRules").each(symbol -> {
            var rules = symbols.next().rulesCount(symbol.get("rules").size());
            FilterMessages.eachRule(symbol.get("rules"), r -> rules.next().putRule(r, 0, r.length));
            symbols.symbol(symbol.text("symbol"));
        });
        return to.limit();
    }

    /** Filters that hold for an account. */
    static int myFilters(Draft draft, Value v) {
        var to = new MyFiltersResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var exchange = to.exchangeFiltersCount(v.get("exchangeFilters").size());
        FilterMessages.each(v.get("exchangeFilters"), f -> exchange.next().putFilter(f, 0, f.length));
        var symbol = to.symbolFiltersCount(v.get("symbolFilters").size());
        FilterMessages.each(v.get("symbolFilters"), f -> symbol.next().putFilter(f, 0, f.length));
        var asset = to.assetFiltersCount(v.get("assetFilters").size());
        FilterMessages.each(v.get("assetFilters"), f -> asset.next().putFilter(f, 0, f.length));
        return to.limit();
    }
}
