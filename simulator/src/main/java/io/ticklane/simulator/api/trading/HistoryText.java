package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.engine.Amendment;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Prevention;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;

/** What happened to orders, as the venue's histories show it, fields in the documented order. One thread. */
public final class HistoryText {
    private static final int SCALE = Decimal.WIRE_SCALE;

    private final Exchange exchange;

    public HistoryText(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A fill in a list of an account's trades. */
    public void trade(JsonWriter out, Caller caller, Fill fill, long listId) {
        SymbolSpec spec = exchange.symbols().get(fill.symbol());
        out.object().put("symbol", spec.symbol()).put("id", fill.tradeId()).put("orderId", fill.orderId())
                .put("orderListId", listId).put("price", fill.price(), spec.priceScale())
                .put("qty", fill.quantity(), spec.quantityScale()).put("quoteQty", fill.quote(), SCALE)
                .put("commission", fill.commission(), SCALE).put("commissionAsset", fill.commissionAsset())
                .put("time", caller.time(fill.timeMicros())).put("isBuyer", fill.buyer())
                .put("isMaker", fill.maker()).put("isBestMatch", true).end();
    }

    /** What the smart order router got for an order. */
    public void allocation(JsonWriter out, Caller caller, Fill fill) {
        SymbolSpec spec = exchange.symbols().get(fill.symbol());
        out.object().put("symbol", spec.symbol()).put("allocationId", fill.allocationId())
                .put("allocationType", "SOR").put("orderId", fill.orderId()).put("orderListId", -1)
                .put("price", fill.price(), spec.priceScale())
                .put("qty", fill.quantity(), spec.quantityScale())
                .put("quoteQty", fill.quote(), SCALE).put("commission", fill.commission(), SCALE)
                .put("commissionAsset", fill.commissionAsset())
                .put("time", caller.time(fill.timeMicros())).put("isBuyer", fill.buyer())
                .put("isMaker", false).put("isAllocator", false).end();
    }

    /** A match that did not happen. */
    public void prevention(JsonWriter out, Caller caller, Prevention prevention) {
        SymbolSpec spec = exchange.symbols().get(prevention.symbol());
        out.object().put("symbol", spec.symbol()).put("preventedMatchId", prevention.id())
                .put("takerOrderId", prevention.takerOrderId()).put("makerSymbol", spec.symbol())
                .put("makerOrderId", prevention.makerOrderId())
                .put("tradeGroupId", prevention.tradeGroupId())
                .put("selfTradePreventionMode", prevention.mode().name())
                .put("price", prevention.price(), spec.priceScale());
        OrderText.preventedQuantities(out, prevention, spec);
        out.put("transactTime", caller.time(prevention.timeMicros())).end();
    }

    /** A reduction of an order's quantity. */
    public void amendment(JsonWriter out, Caller caller, Amendment amendment) {
        SymbolSpec spec = exchange.symbols().get(amendment.symbol());
        out.object().put("symbol", spec.symbol()).put("orderId", amendment.orderId())
                .put("executionId", amendment.executionId())
                .put("origClientOrderId", amendment.originalClientOrderId())
                .put("newClientOrderId", amendment.newClientOrderId())
                .put("origQty", amendment.originalQuantity(), spec.quantityScale())
                .put("newQty", amendment.newQuantity(), spec.quantityScale())
                .put("time", caller.time(amendment.timeMicros())).end();
    }
}
