package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * Which order list a request means: by number, by name, or by both, the number first. Immutable.
 *
 * @param listId or null
 * @param clientListId or empty
 */
public record ListReference(@Nullable Long listId, String clientListId) {
    /** Reads it, its name under the parameter {@code clientIdName}. */
    public static ListReference read(Parameters parameters, String clientIdName) throws ApiException {
        Long listId = parameters.integer("orderListId");
        String name = parameters.text(clientIdName);
        if (listId == null && name == null) {
            throw ApiException.missingBoth("orderListId", clientIdName);
        }
        return new ListReference(listId, name == null ? "" : name);
    }

    /** The list, or null if there is none with that number or, without a number, of that name. */
    public @Nullable OrderList find(Wallet wallet) {
        return listId != null ? wallet.list(listId) : wallet.list(clientListId);
    }

    /** Whether number and name belong together, if both were sent. */
    public boolean fits(OrderList list) {
        return listId == null || clientListId.isEmpty() || list.clientListId().equals(clientListId);
    }
}
