package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.engine.Amendment;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.ExpiryReason;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.engine.PegPrice;
import io.ticklane.simulator.engine.Prevention;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders as the venue's answers show them, fields in the documented order. One thread. */
public final class OrderText {
    private static final int SCALE = Decimal.WIRE_SCALE;
    private static final String TRANSACT_TIME = "transactTime";
    private static final String STOP_PRICE = "stopPrice";
    private static final String ICEBERG_QTY = "icebergQty";
    private static final String WORKING_TIME = "workingTime";

    private final Exchange exchange;

    public OrderText(Exchange exchange) {
        this.exchange = exchange;
    }

    private SymbolSpec spec(Order order) {
        return exchange.symbols().get(order.symbol());
    }

    static long listId(Order order) {
        OrderList list = order.list();
        return list == null ? -1 : list.id();
    }

    /** The answer to a placement. */
    void placed(JsonWriter out, Caller caller, Order order, Detail detail) {
        placed(out, caller, order, detail, order.status());
    }

    /** A leg of a list that was just placed and still waits, whatever became of it in the same moment. */
    void pending(JsonWriter out, Caller caller, Order order, Detail detail) {
        placed(out, caller, order, detail, OrderStatus.PENDING_NEW);
    }

    private void placed(JsonWriter out, Caller caller, Order order, Detail detail, OrderStatus status) {
        out.object().put("symbol", spec(order).symbol()).put("orderId", order.id())
                .put("orderListId", listId(order)).put("clientOrderId", order.placedAs())
                .put(TRANSACT_TIME, caller.time(order.timeMicros()));
        if (detail != Detail.ACK) {
            boolean waits = status == OrderStatus.PENDING_NEW;
            state(out, order, status);
            contingency(out, caller, order, waits);
            out.put(WORKING_TIME, waits ? -1 : time(caller, order.workingMicros()));
            iceberg(out, order);
            if (detail == Detail.FULL) {
                fills(out, order, waits);
            }
            floor(out, order);
            strategy(out, order);
            out.put("selfTradePreventionMode", order.prevention().name());
            router(out, order);
            if (!waits) {
                prevented(out, order);
                if (detail == Detail.FULL) {
                    preventions(out, order);
                }
            }
            peg(out, order);
            expiry(out, order, waits);
        }
        out.end();
    }

    /** Prices and quantities, status, kind: common to placements and cancels. */
    private void state(JsonWriter out, Order order, OrderStatus status) {
        SymbolSpec spec = spec(order);
        boolean waits = status == OrderStatus.PENDING_NEW;
        out.put("price", order.price(), spec.priceScale());
        quantity(out, order, spec, status);
        out.put("executedQty", waits ? 0 : order.executed(), spec.quantityScale())
                .put("origQuoteOrderQty", order.quoteQuantity(), SCALE)
                .put("cummulativeQuoteQty", waits ? 0 : order.executedQuote(), SCALE);
        kind(out, order, status);
    }

    /** A leg that is sized by what the working leg gets has no quantity until then. */
    private static void quantity(JsonWriter out, Order order, SymbolSpec spec, OrderStatus status) {
        if (!unsized(order, status)) {
            out.put("origQty", order.quantity(), spec.quantityScale());
        }
    }

    private static boolean unsized(Order order, OrderStatus status) {
        OrderList list = order.list();
        return list != null && list.kind().sizesPending() && list.legs().get(0) != order
                && (order.quantity() == 0 || status == OrderStatus.PENDING_NEW);
    }

    private static void kind(JsonWriter out, Order order, OrderStatus status) {
        out.put("status", status.name()).put("timeInForce", order.timeInForce().name())
                .put("type", order.type().name()).put("side", order.buy() ? "BUY" : "SELL");
    }

    private static long time(Caller caller, long micros) {
        return micros < 0 ? -1 : caller.time(micros);
    }

    private void contingency(JsonWriter out, Caller caller, Order order, boolean waits) {
        if (order.type().contingent()) {
            out.put(STOP_PRICE, order.stopPrice(), spec(order).priceScale());
        }
        trailing(out, caller, order, waits);
    }

    private static void trailing(JsonWriter out, Caller caller, Order order, boolean waits) {
        if (order.trailingDelta() > 0) {
            out.put("trailingDelta", order.trailingDelta()).put("trailingTime",
                    waits ? -1 : time(caller, order.trailingMicros()));
        }
    }

    private void iceberg(JsonWriter out, Order order) {
        if (order.icebergQuantity() > 0) {
            out.put(ICEBERG_QTY, order.icebergQuantity(), spec(order).quantityScale());
        }
    }

    private void fills(JsonWriter out, Order order, boolean waits) {
        SymbolSpec spec = spec(order);
        out.array("fills");
        for (Fill fill : waits ? List.<Fill>of() : order.fills()) {
            out.object();
            if (fill.allocation()) {
                out.put("matchType", "ONE_PARTY_TRADE_REPORT");
            }
            out.put("price", fill.price(), spec.priceScale())
                    .put("qty", fill.quantity(), spec.quantityScale())
                    .put("commission", fill.commission(), SCALE)
                    .put("commissionAsset", fill.commissionAsset()).put("tradeId", fill.tradeId());
            if (fill.allocation()) {
                out.put("allocId", fill.allocationId());
            }
            out.end();
        }
        out.end();
    }

    /** Where a routed order works: on its book once it rests there. */
    private static void floor(JsonWriter out, Order order) {
        if (order.usedRouter()) {
            out.put("workingFloor", order.status().open() ? "EXCHANGE" : "SOR");
        }
    }

    private static void router(JsonWriter out, Order order) {
        if (order.usedRouter()) {
            out.put("usedSor", true);
        }
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

    private void prevented(JsonWriter out, Order order) {
        List<Prevention> preventions = order.preventions();
        if (!preventions.isEmpty()) {
            out.put("preventedMatchId", preventions.get(preventions.size() - 1).id())
                    .put("preventedQuantity", order.prevented(), spec(order).quantityScale());
        }
    }

    private void preventions(JsonWriter out, Order order) {
        if (order.preventions().isEmpty()) {
            return;
        }
        SymbolSpec spec = spec(order);
        out.array("preventedMatches");
        for (Prevention prevention : order.preventions()) {
            out.object().put("preventedMatchId", prevention.id()).put("makerSymbol", spec.symbol())
                    .put("makerOrderId", prevention.makerOrderId())
                    .put("price", prevention.price(), spec.priceScale());
            preventedQuantities(out, prevention, spec);
            out.end();
        }
        out.end().put("tradeGroupId", order.preventions().get(0).tradeGroupId());
    }

    static void preventedQuantities(JsonWriter out, Prevention prevention, SymbolSpec spec) {
        if (prevention.takerPrevented() > 0) {
            out.put("takerPreventedQuantity", prevention.takerPrevented(), spec.quantityScale());
        }
        if (prevention.makerPrevented() > 0) {
            out.put("makerPreventedQuantity", prevention.makerPrevented(), spec.quantityScale());
        }
    }

    private void peg(JsonWriter out, Order order) {
        PegPrice peg = order.pegPrice();
        if (peg == null) {
            return;
        }
        out.put("pegPriceType", peg.name());
        if (order.pegOffset() >= 0) {
            out.put("pegOffsetType", "PRICE_LEVEL").put("pegOffsetValue", order.pegOffset());
        }
        if (order.peggedPrice() > 0) {
            out.put("peggedPrice", order.peggedPrice(), spec(order).priceScale());
        }
    }

    private static void expiry(JsonWriter out, Order order, boolean waits) {
        ExpiryReason reason = order.expiryReason();
        if (reason != null && !waits) {
            out.put("expiryReason", reason.name());
        }
    }

    /** The answer to a cancel: its own name, and the order's. */
    void cancelled(JsonWriter out, Caller caller, Order order) {
        out.object().put("symbol", spec(order).symbol()).put("origClientOrderId", order.placedAs())
                .put("orderId", order.id()).put("orderListId", listId(order))
                .put("clientOrderId", order.clientOrderId())
                .put(TRANSACT_TIME, caller.time(order.updateMicros()));
        state(out, order, order.status());
        contingency(out, caller, order, false);
        iceberg(out, order);
        floor(out, order);
        strategy(out, order);
        out.put("selfTradePreventionMode", order.prevention().name());
        router(out, order);
        prevented(out, order);
        peg(out, order);
        expiry(out, order, false);
        out.end();
    }

    /** An order in a query. */
    public void queried(JsonWriter out, Caller caller, Order order) {
        SymbolSpec spec = spec(order);
        out.object().put("symbol", spec.symbol()).put("orderId", order.id())
                .put("orderListId", listId(order)).put("clientOrderId", order.clientOrderId())
                .put("price", order.price(), spec.priceScale());
        quantity(out, order, spec, order.status());
        out.put("executedQty", order.executed(), spec.quantityScale())
                .put("cummulativeQuoteQty", order.executedQuote(), SCALE);
        kind(out, order, order.status());
        out.put(STOP_PRICE, order.stopPrice(), spec.priceScale());
        trailing(out, caller, order, false);
        out.put(ICEBERG_QTY, order.icebergQuantity(), spec.quantityScale())
                .put("time", caller.time(order.timeMicros()))
                .put("updateTime", caller.time(order.updateMicros()))
                .put("isWorking", order.workingMicros() >= 0)
                .put(WORKING_TIME, time(caller, order.workingMicros()))
                .put("origQuoteOrderQty", order.quoteQuantity(), SCALE);
        floor(out, order);
        strategy(out, order);
        out.put("selfTradePreventionMode", order.prevention().name());
        router(out, order);
        prevented(out, order);
        peg(out, order);
        expiry(out, order, false);
        out.end();
    }

    /** The answer to an amendment, its own names and all. */
    void amended(JsonWriter out, Caller caller, Order order, Amendment amendment,
            @Nullable OrderList list) {
        SymbolSpec spec = spec(order);
        out.object().put(TRANSACT_TIME, caller.time(amendment.timeMicros()))
                .put("executionId", amendment.executionId());
        out.object("amendedOrder").put("symbol", spec.symbol()).put("orderId", order.id())
                .put("orderListId", listId(order))
                .put("origClientOrderId", amendment.originalClientOrderId())
                .put("clientOrderId", amendment.newClientOrderId())
                .put("price", order.price(), spec.priceScale())
                .put("qty", order.quantity(), spec.quantityScale())
                .put("executedQty", order.executed(), spec.quantityScale())
                .put("preventedQty", order.prevented(), spec.quantityScale())
                .put("quoteOrderQty", order.quoteQuantity(), SCALE)
                .put("cumulativeQuoteQty", order.executedQuote(), SCALE);
        kind(out, order, order.status());
        contingency(out, caller, order, false);
        iceberg(out, order);
        out.put(WORKING_TIME, time(caller, order.workingMicros()));
        strategy(out, order);
        out.put("selfTradePreventionMode", order.prevention().name());
        peg(out, order);
        out.end();
        if (list != null) {
            out.object("listStatus").put("orderListId", list.id())
                    .put("contingencyType", list.kind().contingencyType())
                    .put("listOrderStatus", list.state().name())
                    .put("listClientOrderId", list.clientListId()).put("symbol", spec.symbol());
            legs(out, list);
            out.end();
        }
        out.end();
    }

    /** Which orders a list has. */
    void legs(JsonWriter out, OrderList list) {
        out.array("orders");
        for (Order leg : ListText.byNumber(list)) {
            out.object().put("symbol", spec(leg).symbol()).put("orderId", leg.id())
                    .put("clientOrderId", leg.placedAs()).end();
        }
        out.end();
    }
}
