package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;

/** Orders as the venue's answers show them, fields in the documented order. One thread. */
public final class OrderText {
    private static final int SCALE = Decimal.WIRE_SCALE;

    private final Exchange exchange;

    public OrderText(Exchange exchange) {
        this.exchange = exchange;
    }

    private SymbolSpec spec(Order order) {
        return exchange.symbols().get(order.symbol());
    }

    /** The answer to a placement. */
    public void placed(JsonWriter out, Caller caller, Order order, OrderForm.Detail detail) {
        out.object().put("symbol", spec(order).symbol()).put("orderId", order.id()).put("orderListId", -1)
                .put("clientOrderId", order.placedAs()).put("transactTime", caller.time(order.timeMicros()));
        if (detail != OrderForm.Detail.ACK) {
            state(out, order);
            out.put("workingTime", caller.time(order.timeMicros()));
            if (detail == OrderForm.Detail.FULL) {
                fills(out, order);
            }
            out.put("selfTradePreventionMode", "NONE");
            strategy(out, order);
            expiry(out, order);
        }
        out.end();
    }

    /** Prices and quantities, status, kind: common to placements and cancels. */
    private void state(JsonWriter out, Order order) {
        SymbolSpec spec = spec(order);
        out.put("price", order.price(), spec.priceScale())
                .put("origQty", order.quantity(), spec.quantityScale())
                .put("executedQty", order.executed(), spec.quantityScale())
                .put("origQuoteOrderQty", order.quoteQuantity(), SCALE)
                .put("cummulativeQuoteQty", order.executedQuote(), SCALE);
        kind(out, order);
    }

    private static void kind(JsonWriter out, Order order) {
        out.put("status", order.status().name()).put("timeInForce", order.timeInForce().name())
                .put("type", order.type().name()).put("side", order.buy() ? "BUY" : "SELL");
    }

    private void fills(JsonWriter out, Order order) {
        SymbolSpec spec = spec(order);
        out.array("fills");
        for (Fill fill : order.fills()) {
            out.object().put("price", fill.price(), spec.priceScale())
                    .put("qty", fill.quantity(), spec.quantityScale())
                    .put("commission", fill.commission(), SCALE)
                    .put("commissionAsset", fill.commissionAsset()).put("tradeId", fill.tradeId()).end();
        }
        out.end();
    }

    private static void strategy(JsonWriter out, Order order) {
        Long strategyId = order.strategyId();
        if (strategyId != null) {
            out.put("strategyId", strategyId);
        }
        Long strategyType = order.strategyType();
        if (strategyType != null) {
            out.put("strategyType", strategyType);
        }
    }

    private static void expiry(JsonWriter out, Order order) {
        if (order.status() == OrderStatus.EXPIRED) {
            out.put("expiryReason", switch (order.timeInForce()) {
                case GTC -> "INSUFFICIENT_LIQUIDITY";
                case IOC -> "UNFILLED_IOC_QUANTITY_EXPIRED";
                case FOK -> "UNFILLED_FOK_ORDER_EXPIRED";
            });
        }
    }

    /** The answer to a cancel. */
    public void cancelled(JsonWriter out, Caller caller, Order order) {
        out.object().put("symbol", spec(order).symbol()).put("origClientOrderId", order.placedAs())
                .put("orderId", order.id()).put("orderListId", -1).put("clientOrderId", order.clientOrderId())
                .put("transactTime", caller.time(order.updateMicros()));
        state(out, order);
        out.put("selfTradePreventionMode", "NONE");
        strategy(out, order);
        out.end();
    }

    /** An order in a query. */
    public void queried(JsonWriter out, Caller caller, Order order) {
        SymbolSpec spec = spec(order);
        out.object().put("symbol", spec.symbol()).put("orderId", order.id()).put("orderListId", -1)
                .put("clientOrderId", order.clientOrderId()).put("price", order.price(), spec.priceScale())
                .put("origQty", order.quantity(), spec.quantityScale())
                .put("executedQty", order.executed(), spec.quantityScale())
                .put("cummulativeQuoteQty", order.executedQuote(), SCALE);
        kind(out, order);
        out.put("stopPrice", 0, SCALE).put("icebergQty", 0, SCALE)
                .put("time", caller.time(order.timeMicros()))
                .put("updateTime", caller.time(order.updateMicros())).put("isWorking", true)
                .put("workingTime", caller.time(order.timeMicros()))
                .put("origQuoteOrderQty", order.quoteQuantity(), SCALE)
                .put("selfTradePreventionMode", "NONE");
        strategy(out, order);
        expiry(out, order);
        out.end();
    }

    /** A fill in a list of an account's trades. */
    public void trade(JsonWriter out, Caller caller, Fill fill) {
        SymbolSpec spec = exchange.symbols().get(fill.symbol());
        out.object().put("symbol", spec.symbol()).put("id", fill.tradeId()).put("orderId", fill.orderId())
                .put("orderListId", -1).put("price", fill.price(), spec.priceScale())
                .put("qty", fill.quantity(), spec.quantityScale()).put("quoteQty", fill.quote(), SCALE)
                .put("commission", fill.commission(), SCALE).put("commissionAsset", fill.commissionAsset())
                .put("time", caller.time(fill.timeMicros())).put("isBuyer", fill.buyer())
                .put("isMaker", fill.maker()).put("isBestMatch", true).end();
    }
}
