package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.Refusal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Requests that take back orders and order lists. Simulator thread only. */
public final class CancelRequests {
    private static final int WEIGHT = 1;

    private final Exchange exchange;
    private final Cancellation cancellation;
    private final OrderText text;
    private final ListText lists;

    public CancelRequests(Exchange exchange, OrderText text, ListText lists) {
        this.exchange = exchange;
        this.text = text;
        this.lists = lists;
        cancellation = new Cancellation(exchange, text, lists);
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("DELETE order", "order.cancel", Security.TRADE, this::cancel);
        routes.add("DELETE openOrders", "openOrders.cancelAll", Security.TRADE, this::cancelAll);
        routes.add("DELETE orderList", "orderList.cancel", Security.TRADE, this::cancelList);
    }

    private Plan cancel(Parameters parameters) throws ApiException {
        OrderReference reference = OrderReference.read(parameters, exchange);
        Cancellation.Wish wish = Cancellation.Wish.read(parameters, reference, "newClientOrderId");
        return new Plan(WEIGHT, (out, caller) -> cancellation.carryOut(wish, out, caller));
    }

    private Plan cancelAll(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return new Plan(WEIGHT, (out, caller) -> {
            Set<Object> open = open(symbol, caller);
            if (open.isEmpty()) {
                throw new ApiException(Rejections.CANCEL, Refusal.UNKNOWN_ORDER.text());
            }
            String name = exchange.newClientOrderId();
            out.array();
            for (Object each : open) {
                if (each instanceof OrderList list) {
                    Rejections.check(exchange.cancel(list, name), Rejections.CANCEL);
                    lists.cancelled(out, caller, list);
                } else if (each instanceof Order order) {
                    Rejections.check(exchange.cancel(order, name), Rejections.CANCEL);
                    text.cancelled(out, caller, order);
                }
            }
            out.end();
        });
    }

    /** Single orders and lists, oldest first. */
    private static Set<Object> open(int symbol, Caller caller) {
        Set<Object> open = new LinkedHashSet<>();
        for (Order order : caller.wallet().open()) {
            if (order.symbol() == symbol) {
                OrderList list = order.list();
                open.add(list == null ? order : list);
            }
        }
        return open;
    }

    private Plan cancelList(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        ListReference reference = ListReference.read(parameters, "listClientOrderId");
        String name = parameters.clientId("newClientOrderId");
        return new Plan(WEIGHT, (out, caller) -> {
            OrderList list = reference.find(caller.wallet());
            if (list == null || list.symbol() != symbol || !reference.fits(list)
                    || list.state() != OrderList.State.EXECUTING) {
                throw new ApiException(Rejections.CANCEL, "Unknown order list sent.");
            }
            Rejections.check(exchange.cancel(list, name.isEmpty() ? exchange.newClientOrderId() : name),
                    Rejections.CANCEL);
            lists.cancelled(out, caller, list);
        });
    }
}
