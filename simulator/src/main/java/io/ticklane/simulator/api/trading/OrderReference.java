package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * Which order a request means: by number, by name, or by both, the number first. Immutable.
 *
 * @param orderId or null
 * @param clientOrderId or empty
 */
public record OrderReference(int symbol, @Nullable Long orderId, String clientOrderId) {
    /** As queries, cancels and amendments name it. */
    public static OrderReference read(Parameters parameters, Exchange exchange) throws ApiException {
        return read(parameters, SymbolSelection.required(parameters, exchange), "orderId",
                "origClientOrderId");
    }

    /** Under other names, on a symbol that was read before. */
    static OrderReference read(Parameters parameters, int symbol, String idName, String clientIdName)
            throws ApiException {
        Long orderId = parameters.integer(idName);
        // Any text may be looked for, also one that could not have been placed.
        String name = parameters.text(clientIdName);
        if (orderId == null && name == null) {
            throw ApiException.missingBoth(idName, clientIdName);
        }
        return new OrderReference(symbol, orderId, name == null ? "" : name);
    }

    /** The order, or null if there is none with that number or, without a number, of that name. */
    public @Nullable Order find(Wallet wallet) {
        return orderId != null ? wallet.order(symbol, orderId) : wallet.order(symbol, clientOrderId);
    }

    /** Whether number and name belong together, if both were sent. */
    public boolean fits(Order order) {
        return orderId == null || clientOrderId.isEmpty() || order.placedAs().equals(clientOrderId)
                || order.clientOrderId().equals(clientOrderId);
    }

    /** The order if it is open and fits, otherwise null. */
    @Nullable
    Order findOpen(Wallet wallet) {
        Order order = find(wallet);
        return order == null || !order.status().open() || !fits(order) ? null : order;
    }
}
