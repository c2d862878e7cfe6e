package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.SymbolRules;
import io.ticklane.simulator.engine.SymbolRules.Feature;

/** What a symbol does not allow, by the venue's words. Stateless. */
final class Features {
    private static final int REJECTED_BEFORE_ENGINE = -1013;
    private static final String NOT_SUPPORTED = " are not supported for this symbol.";

    private Features() {}

    /** Refuses an order of a kind that the symbol does not have. */
    static void check(OrderForm form, SymbolRules rules) throws ApiException {
        switch (form.type) {
            case MARKET -> market(form, rules);
            case STOP_LOSS -> need(rules, Feature.STOPS, "Stop loss orders" + NOT_SUPPORTED);
            case STOP_LOSS_LIMIT -> need(rules, Feature.STOPS, "Stop loss limit orders" + NOT_SUPPORTED);
            case TAKE_PROFIT -> need(rules, Feature.STOPS, "Take profit orders" + NOT_SUPPORTED);
            case TAKE_PROFIT_LIMIT -> need(rules, Feature.STOPS, "Take profit limit orders" + NOT_SUPPORTED);
            case LIMIT, LIMIT_MAKER -> {
                // every symbol has them
            }
        }
        if (form.trailingDelta > 0) {
            need(rules, Feature.TRAILING_STOP, "Trailing stop orders" + NOT_SUPPORTED);
        }
        if (form.iceberg()) {
            need(rules, Feature.ICEBERG, "Iceberg orders" + NOT_SUPPORTED);
        }
        if (form.pegPrice != null) {
            need(rules, Feature.PEG, "Pegged orders" + NOT_SUPPORTED);
        }
        if (form.prevention != null && !rules.preventions().contains(form.prevention)) {
            throw refusal("This symbol does not allow the specified self-trade prevention mode.");
        }
    }

    private static void market(OrderForm form, SymbolRules rules) throws ApiException {
        need(rules, Feature.MARKET, "Market orders" + NOT_SUPPORTED);
        if (form.quoteQuantity >= 0) {
            // The venue's own spelling.
            need(rules, Feature.QUOTE_ORDER_QTY_MARKET,
                    "Quote order qty market orders are not support for this symbol.");
        }
    }

    /** Refuses a kind of list that the symbol does not have. */
    static void check(OrderList.Kind kind, SymbolRules rules) throws ApiException {
        if (kind != OrderList.Kind.OCO) {
            need(rules, Feature.OTO, "OTO orders" + NOT_SUPPORTED);
        }
        if (kind == OrderList.Kind.OPO || kind == OrderList.Kind.OPOCO) {
            need(rules, Feature.OPO, "OPO orders" + NOT_SUPPORTED);
        }
        if (kind == OrderList.Kind.OCO || kind == OrderList.Kind.OTOCO || kind == OrderList.Kind.OPOCO) {
            need(rules, Feature.OCO, "OCO orders are not supported for this symbol");
        }
    }

    /** Refuses cancel-replace where the symbol does not have it. */
    static void cancelReplace(SymbolRules rules) throws ApiException {
        need(rules, Feature.CANCEL_REPLACE, "Order cancel-replace is not supported for this symbol.");
    }

    private static void need(SymbolRules rules, Feature feature, String text) throws ApiException {
        if (!rules.allows(feature)) {
            throw refusal(text);
        }
    }

    private static ApiException refusal(String text) {
        return new ApiException(REJECTED_BEFORE_ENGINE, text);
    }
}
