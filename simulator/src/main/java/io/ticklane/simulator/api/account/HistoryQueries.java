package io.ticklane.simulator.api.account;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.TimeRange;
import io.ticklane.simulator.api.trading.HistoryText;
import io.ticklane.simulator.engine.Amendment;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fill;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.Prevention;
import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.engine.Wallet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed requests about what happened to an account's orders. Simulator thread only. */
public final class HistoryQueries {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;

    private final Exchange exchange;
    private final VenueClock clock;
    private final HistoryText text;

    public HistoryQueries(Exchange exchange, VenueClock clock) {
        this.exchange = exchange;
        this.clock = clock;
        text = new HistoryText(exchange);
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET myTrades", "myTrades", Security.SIGNED, this::trades);
        routes.add("GET myPreventedMatches", "myPreventedMatches", Security.SIGNED, this::preventions);
        routes.add("GET myAllocations", "myAllocations", Security.SIGNED, this::allocations);
        routes.add("GET order/amendments", "order.amendments", Security.SIGNED, this::amendments);
    }

    private Plan trades(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long orderId = parameters.integer("orderId");
        Long fromId = parameters.integer("fromId");
        TimeRange range = TimeRange.ofOneDay(parameters, clock);
        int limit = parameters.limit(USUAL, MOST);
        if (range.given() && (orderId != null || fromId != null)) {
            throw ApiException.badCombination();
        }
        return new Plan(orderId == null ? 20 : 5, (out, caller) -> {
            Wallet wallet = caller.wallet();
            List<Fill> fills = wallet.fills(symbol).stream()
                    .filter(fill -> (orderId == null || fill.orderId() == orderId)
                            && (fromId == null || fill.tradeId() >= fromId))
                    .toList();
            out.array();
            for (Fill fill : fromId != null
                    ? oldest(fills, limit)
                    : range.of(fills, Fill::timeMicros, limit)) {
                text.trade(out, caller, fill, listId(wallet.order(symbol, fill.orderId())));
            }
            out.end();
        });
    }

    private static <T> List<T> oldest(List<T> history, int limit) {
        return history.subList(0, Math.min(history.size(), limit));
    }

    private static long listId(@Nullable Order order) {
        OrderList list = order == null ? null : order.list();
        return list == null ? -1 : list.id();
    }

    private Plan preventions(Parameters parameters) throws ApiException {
        Long matchId = parameters.integer("preventedMatchId");
        Long orderId = parameters.integer("orderId");
        Long fromId = parameters.integer("fromPreventedMatchId");
        boolean limited = parameters.peek("limit") != null;
        int limit = parameters.limit(USUAL, MOST);
        int symbol = SymbolSelection.required(parameters, exchange);
        boolean byOrder = orderId != null && matchId == null && (fromId != null || !limited);
        boolean byMatch = matchId != null && orderId == null && fromId == null && !limited;
        if (!byOrder && !byMatch) {
            throw ApiException.badCombination();
        }
        return new Plan(matchId != null ? 2 : 20, (out, caller) -> {
            List<Prevention> found = caller.wallet().preventions(symbol).stream()
                    .filter(prevention -> (matchId == null || prevention.id() == matchId)
                            && (orderId == null || prevention.takerOrderId() == orderId
                                    || prevention.makerOrderId() == orderId)
                            && (fromId == null || prevention.id() >= fromId))
                    .toList();
            out.array();
            oldest(found, limit).forEach(prevention -> text.prevention(out, caller, prevention));
            out.end();
        });
    }

    private Plan allocations(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long orderId = parameters.integer("orderId");
        Long fromId = parameters.integer("fromAllocationId");
        TimeRange range = TimeRange.ofOneDay(parameters, clock);
        int limit = parameters.limit(USUAL, MOST);
        if (range.given() && (orderId != null || fromId != null)) {
            throw ApiException.badCombination();
        }
        return new Plan(20, (out, caller) -> {
            List<Fill> found = caller.wallet().allocations(symbol).stream()
                    .filter(fill -> (orderId == null || fill.orderId() == orderId)
                            && (fromId == null || fill.allocationId() >= fromId))
                    .toList();
            out.array();
            for (Fill fill : fromId != null
                    ? oldest(found, limit)
                    : range.of(found, Fill::timeMicros, limit)) {
                text.allocation(out, caller, fill);
            }
            out.end();
        });
    }

    private Plan amendments(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long orderId = parameters.integer("orderId");
        if (orderId == null) {
            throw ApiException.missing("orderId");
        }
        Long fromId = parameters.integer("fromExecutionId");
        int limit = parameters.limit(USUAL, MOST);
        return new Plan(4, (out, caller) -> {
            Order order = caller.wallet().order(symbol, orderId);
            List<Amendment> amendments = order == null ? List.of() : order.amendments();
            List<Amendment> found = amendments.stream()
                    .filter(amendment -> fromId == null || amendment.executionId() >= fromId).toList();
            out.array();
            oldest(found, limit).forEach(amendment -> text.amendment(out, caller, amendment));
            out.end();
        });
    }
}
