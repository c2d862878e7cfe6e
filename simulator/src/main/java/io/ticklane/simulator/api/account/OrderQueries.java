package io.ticklane.simulator.api.account;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.api.TimeRange;
import io.ticklane.simulator.api.trading.ListReference;
import io.ticklane.simulator.api.trading.ListText;
import io.ticklane.simulator.api.trading.OrderReference;
import io.ticklane.simulator.api.trading.OrderText;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.engine.VenueClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed requests that look up an account's orders and order lists. Simulator thread only. */
public final class OrderQueries {
    private static final int USUAL = 500;
    private static final int MOST = 1_000;
    private static final long ARCHIVED_AFTER_MICROS = 90L * 86_400_000_000L;

    private final Exchange exchange;
    private final VenueClock clock;
    private final OrderText text;
    private final ListText lists;

    public OrderQueries(Exchange exchange, VenueClock clock, OrderText text,
            ListText lists) {
        this.exchange = exchange;
        this.clock = clock;
        this.text = text;
        this.lists = lists;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("GET order", "order.status", Security.SIGNED, this::order);
        routes.add("GET openOrders", "openOrders.status", Security.SIGNED, this::openOrders);
        routes.add("GET allOrders", "allOrders", Security.SIGNED, this::allOrders);
        routes.add("GET orderList", "orderList.status", Security.SIGNED, this::list);
        routes.add("GET openOrderList", "openOrderLists.status", Security.SIGNED, this::openLists);
        routes.add("GET allOrderList", "allOrderLists", Security.SIGNED, this::allLists);
    }

    private Plan order(Parameters parameters) throws ApiException {
        OrderReference reference = OrderReference.read(parameters, exchange);
        return new Plan(4, (out, caller) -> {
            Order order = reference.find(caller.wallet());
            if (order == null) {
                throw new ApiException(-2013, "Order does not exist.");
            }
            if (!reference.fits(order)) {
                throw new ApiException(-2039, "Client order ID is not correct for this order ID.");
            }
            if (archived(order)) {
                throw new ApiException(-2026,
                        "Order was canceled or expired with no executed qty over 90 days ago and has been archived.");
            }
            text.queried(out, caller, order);
        });
    }

    private boolean archived(Order order) {
        return !order.status().open() && order.status() != OrderStatus.FILLED && order.executed() == 0
                && clock.epochMicros() - order.updateMicros() > ARCHIVED_AFTER_MICROS;
    }

    private Plan openOrders(Parameters parameters) throws ApiException {
        Integer symbol = SymbolSelection.optional(parameters, exchange);
        return new Plan(symbol == null ? 80 : 6, (out, caller) -> {
            out.array();
            for (Order order : caller.wallet().open()) {
                if (symbol == null || order.symbol() == symbol) {
                    text.queried(out, caller, order);
                }
            }
            out.end();
        });
    }

    private Plan allOrders(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        Long orderId = parameters.integer("orderId");
        TimeRange range = TimeRange.ofOneDay(parameters, clock);
        int limit = parameters.limit(USUAL, MOST);
        return new Plan(20, (out, caller) -> {
            Long from = from(orderId, range, caller);
            List<Order> orders = caller.wallet().orders().stream()
                    .filter(order -> order.symbol() == symbol && (from == null || order.id() >= from)
                            && !archived(order))
                    .toList();
            out.array();
            for (Order order : from != null
                    ? oldest(orders, limit)
                    : range.of(orders, Order::timeMicros, limit)) {
                text.queried(out, caller, order);
            }
            out.end();
        });
    }

    private static <T> List<T> oldest(List<T> history, int limit) {
        return history.subList(0, Math.min(history.size(), limit));
    }

    /** The first number wanted: not together with times, for which the WebSocket API ignores it. */
    private static @Nullable Long from(@Nullable Long number, TimeRange range, Caller caller)
            throws ApiException {
        if (number == null || !range.given()) {
            return number;
        }
        if (caller.transport() == Caller.Transport.WEBSOCKET) {
            return null;
        }
        throw ApiException.badCombination();
    }

    private Plan list(Parameters parameters) throws ApiException {
        ListReference reference = ListReference.read(parameters, "origClientOrderId");
        return new Plan(4, (out, caller) -> {
            OrderList list = reference.find(caller.wallet());
            if (list == null) {
                throw new ApiException(-2018, "Order list does not exist.");
            }
            if (!reference.fits(list)) {
                throw new ApiException(-2039, "Client order ID is not correct for this order ID.");
            }
            lists.queried(out, caller, list);
        });
    }

    private Plan openLists(Parameters parameters) {
        return new Plan(6, (out, caller) -> {
            out.array();
            for (OrderList list : caller.wallet().openLists()) {
                lists.queried(out, caller, list);
            }
            out.end();
        });
    }

    private Plan allLists(Parameters parameters) throws ApiException {
        Long fromId = parameters.integer("fromId");
        TimeRange range = TimeRange.ofOneDay(parameters, clock);
        int limit = parameters.limit(USUAL, MOST);
        return new Plan(20, (out, caller) -> {
            Long from = from(fromId, range, caller);
            List<OrderList> all = caller.wallet().lists().stream()
                    .filter(list -> from == null || list.id() >= from).toList();
            out.array();
            for (OrderList list : from != null
                    ? oldest(all, limit)
                    : range.of(all, each -> each.legs().get(0).timeMicros(), limit)) {
                lists.queried(out, caller, list);
            }
            out.end();
        });
    }
}
