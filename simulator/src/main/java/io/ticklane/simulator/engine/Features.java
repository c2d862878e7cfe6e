package io.ticklane.simulator.engine;

import io.ticklane.simulator.engine.SymbolRules.Feature;

/** Whether a symbol allows what is asked for. Stateless. */
final class Features {
    private Features() {}

    static Refusal of(SymbolRules rules, Order order) {
        if (order.type == OrderType.MARKET && !rules.allows(Feature.MARKET)) {
            return Refusal.NO_MARKET_ORDERS;
        }
        if (order.quoteQuantity > 0 && !rules.allows(Feature.QUOTE_ORDER_QTY_MARKET)) {
            return Refusal.NO_QUOTE_QUANTITY;
        }
        if (order.type.contingent() && !rules.allows(Feature.STOPS)) {
            return switch (order.type) {
                case STOP_LOSS -> Refusal.NO_STOP_LOSS;
                case STOP_LOSS_LIMIT -> Refusal.NO_STOP_LOSS_LIMIT;
                case TAKE_PROFIT -> Refusal.NO_TAKE_PROFIT;
                case TAKE_PROFIT_LIMIT -> Refusal.NO_TAKE_PROFIT_LIMIT;
                case LIMIT, MARKET, LIMIT_MAKER -> Refusal.NONE;
            };
        }
        if (order.trailingDelta > 0 && !rules.allows(Feature.TRAILING_STOP)) {
            return Refusal.NO_TRAILING_STOPS;
        }
        if (order.pegPrice != null && !rules.allows(Feature.PEG)) {
            return Refusal.NO_PEGGED_ORDERS;
        }
        if (order.icebergQuantity > 0 && !rules.allows(Feature.ICEBERG)) {
            return Refusal.NO_ICEBERG_ORDERS;
        }
        return Refusal.NONE;
    }

    static Refusal of(SymbolRules rules, OrderList.Kind kind) {
        boolean oco = kind.firstOfPair() >= 0;
        if (oco && !rules.allows(Feature.OCO)) {
            return Refusal.NO_OCO;
        }
        if (kind.hasPending() && !rules.allows(Feature.OTO)) {
            return Refusal.NO_OTO;
        }
        return kind.sizesPending() && !rules.allows(Feature.OPO) ? Refusal.NO_OPO : Refusal.NONE;
    }
}
