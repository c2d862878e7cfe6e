package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.JsonWriter;
import io.ticklane.simulator.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed requests that place, cancel and look up orders. One thread. */
public final class OrderRequests {
    private static final int CANCEL_REJECTED = -2011;

    private enum CancelRestriction {
        ONLY_NEW, ONLY_PARTIALLY_FILLED
    }

    private final Exchange exchange;
    private final OrderText text;

    public OrderRequests(Exchange exchange, OrderText text) {
        this.exchange = exchange;
        this.text = text;
    }

    /** Adds these requests to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("POST order", "order.place", Security.TRADE, this::place);
        routes.add("POST order/test", "order.test", Security.SIGNED, this::test);
        routes.add("GET order", "order.status", Security.SIGNED, this::query);
        routes.add("DELETE order", "order.cancel", Security.TRADE, this::cancel);
        routes.add("GET openOrders", "openOrders.status", Security.SIGNED, this::openOrders);
        routes.add("DELETE openOrders", "openOrders.cancelAll", Security.TRADE, this::cancelAll);
    }

    private Plan place(Parameters parameters) throws ApiException {
        OrderForm form = OrderForm.read(parameters, exchange);
        return new Plan(1, 1, (out, caller) -> {
            Order order = form.order(exchange, caller.wallet());
            Refusal refusal = exchange.place(order);
            if (refusal != Refusal.NONE) {
                throw OrderForm.rejected(refusal.text());
            }
            text.placed(out, caller, order, form.detail());
        });
    }

    private Plan test(Parameters parameters) throws ApiException {
        OrderForm form = OrderForm.read(parameters, exchange);
        boolean rates = parameters.flag("computeCommissionRates", false);
        return new Plan(rates ? 20 : 1, (out, caller) -> {
            form.order(exchange, caller.wallet());
            out.object();
            if (rates) {
                commission(out, "standardCommissionForOrder", caller.wallet().fees());
                commission(out, "specialCommissionForOrder", Fees.NONE);
                commission(out, "taxCommissionForOrder", Fees.NONE);
                out.object("discount").put("enabledForAccount", false).put("enabledForSymbol", false)
                        .put("discountAsset", "BNB").put("discount", 0, Decimal.WIRE_SCALE).end();
            }
            out.end();
        });
    }

    private static void commission(JsonWriter out, String name, Fees fees) {
        out.object(name).put("maker", fees.makerRate(), Decimal.WIRE_SCALE)
                .put("taker", fees.takerRate(), Decimal.WIRE_SCALE).end();
    }

    /** Which order a request means: by number, by name, or by both. */
    private record Reference(int symbol, @Nullable Long orderId, String clientOrderId) {
        static Reference read(Parameters parameters, Exchange exchange) throws ApiException {
            int symbol = SymbolSelection.required(parameters, exchange);
            Long orderId = parameters.integer("orderId");
            // Any text may be looked for, also one that could not have been placed.
            String name = parameters.text("origClientOrderId");
            if (orderId == null && name == null) {
                throw ApiException.missingBoth("orderId", "origClientOrderId");
            }
            return new Reference(symbol, orderId, name == null ? "" : name);
        }

        @Nullable
        Order find(Wallet wallet) {
            return orderId != null ? wallet.order(symbol, orderId) : wallet.order(symbol, clientOrderId);
        }

        boolean fits(Order order) {
            return orderId == null || clientOrderId.isEmpty() || order.placedAs().equals(clientOrderId)
                    || order.clientOrderId().equals(clientOrderId);
        }
    }

    private Plan query(Parameters parameters) throws ApiException {
        Reference reference = Reference.read(parameters, exchange);
        return new Plan(4, (out, caller) -> {
            Order order = reference.find(caller.wallet());
            if (order == null) {
                throw new ApiException(-2013, "Order does not exist.");
            }
            if (!reference.fits(order)) {
                throw new ApiException(-2039, "Client order ID is not correct for this order ID.");
            }
            text.queried(out, caller, order);
        });
    }

    private Plan cancel(Parameters parameters) throws ApiException {
        Reference reference = Reference.read(parameters, exchange);
        String name = parameters.clientId("newClientOrderId");
        CancelRestriction restriction = parameters.choice("cancelRestrictions", CancelRestriction.class,
                new ApiException(-1145, "Invalid cancelRestrictions"));
        return new Plan(1, (out, caller) -> {
            Order order = reference.find(caller.wallet());
            if (order == null || !order.status().open() || !reference.fits(order)) {
                throw new ApiException(CANCEL_REJECTED, Refusal.UNKNOWN_ORDER.text());
            }
            if (restriction != null
                    && (restriction == CancelRestriction.ONLY_NEW) != (order.status() == OrderStatus.NEW)) {
                throw new ApiException(CANCEL_REJECTED,
                        "Order was not canceled due to cancel restrictions.");
            }
            exchange.cancel(order, name.isEmpty() ? exchange.newClientOrderId() : name);
            text.cancelled(out, caller, order);
        });
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

    private Plan cancelAll(Parameters parameters) throws ApiException {
        int symbol = SymbolSelection.required(parameters, exchange);
        return new Plan(1, (out, caller) -> {
            List<Order> orders = new ArrayList<>();
            for (Order order : caller.wallet().open()) {
                if (order.symbol() == symbol) {
                    orders.add(order);
                }
            }
            if (orders.isEmpty()) {
                throw new ApiException(CANCEL_REJECTED, Refusal.UNKNOWN_ORDER.text());
            }
            String name = exchange.newClientOrderId();
            out.array();
            for (Order order : orders) {
                exchange.cancel(order, name);
                text.cancelled(out, caller, order);
            }
            out.end();
        });
    }
}
