package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.TimeRange;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;

/** Past trades. One thread. */
public final class TradeRequests {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final int WEIGHT = 25;
    private static final int AGGREGATE_WEIGHT = 4;

    private final Exchange exchange;
    private final VenueClock clock;
    private final Tape tape;

    public TradeRequests(Exchange exchange, VenueClock clock, Tape tape) {
        this.exchange = exchange;
        this.clock = clock;
        this.tape = tape;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET trades", "trades.recent", Security.NONE, this::recent);
        routes.add("GET historicalTrades", "trades.historical", Security.NONE, this::historical);
        routes.add("GET historicalBlockTrades", "blockTrades.historical", Security.NONE, this::block);
        routes.add("GET aggTrades", "trades.aggregate", Security.NONE, this::aggregate);
    }

    private Plan recent(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return trades(symbol, -1, parameters.limit(USUAL, MOST));
    }

    private Plan historical(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long fromId = parameters.integer("fromId");
        return trades(symbol, fromId == null ? -1 : fromId, parameters.limit(USUAL, MOST));
    }

    private Plan trades(int symbol, long fromId, int limit) {
        return new Plan(WEIGHT, (out, caller) -> {
            out.array();
            tape.trades(symbol, fromId, limit, trade -> trade(out, caller, symbol, trade));
            out.end();
        });
    }

    private void trade(JsonWriter out, Caller caller, int symbol, Trade trade) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        out.object().put("id", trade.id()).put("price", trade.price(), spec.priceScale())
                .put("qty", trade.quantity(), spec.quantityScale())
                .put("quoteQty", trade.quote(), Decimal.WIRE_SCALE)
                .put("time", caller.time(trade.timeMicros())).put("isBuyerMaker", trade.buyerIsMaker())
                .put("isBestMatch", true).end();
    }

    /** Nobody trades blocks here, so there are none. */
    private Plan block(Parameters parameters) throws ApiException {
        SymbolSelection.required(parameters, exchange);
        parameters.required("fromId");
        parameters.integer("fromId");
        parameters.limit(USUAL, MOST);
        return new Plan(WEIGHT, (out, caller) -> out.array().end());
    }

    private Plan aggregate(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long fromId = parameters.integer("fromId");
        TimeRange range = TimeRange.of(parameters, clock);
        if (fromId != null && range.given()) {
            throw ApiException.badCombination();
        }
        int limit = parameters.limit(USUAL, MOST);
        return new Plan(AGGREGATE_WEIGHT, (out, caller) -> {
            out.array();
            Trade.AggregateSink sink = aggregate -> aggregate(out, caller, symbol, aggregate);
            if (fromId != null) {
                tape.aggregatesFrom(symbol, fromId, limit, sink);
            } else {
                tape.aggregates(symbol, range.start(), range.end(), limit, sink);
            }
            out.end();
        });
    }

    private void aggregate(JsonWriter out, Caller caller, int symbol, Trade.Aggregate aggregate) {
        SymbolSpec spec = exchange.symbols().get(symbol);
        out.object().put("a", aggregate.id()).put("p", aggregate.price(), spec.priceScale())
                .put("q", aggregate.quantity(), spec.quantityScale()).put("f", aggregate.firstId())
                .put("l", aggregate.lastId()).put("T", caller.time(aggregate.timeMicros()))
                .put("m", aggregate.buyerIsMaker()).put("M", true).end();
    }
}
