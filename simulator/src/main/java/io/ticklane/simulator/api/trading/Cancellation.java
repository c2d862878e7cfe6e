package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Takes back one order, alone or on the way to another one. Simulator thread only. */
final class Cancellation {
    private final Exchange exchange;
    private final OrderText text;
    private final ListText lists;

    Cancellation(Exchange exchange, OrderText text, ListText lists) {
        this.exchange = exchange;
        this.text = text;
        this.lists = lists;
    }

    /** In which state an order must be to be taken back. */
    enum Restriction {
        /** Nothing filled. */
        ONLY_NEW,
        /** Something filled. */
        ONLY_PARTIALLY_FILLED
    }

    /**
     * What is to be taken back, and how.
     *
     * @param name of the cancel, or empty
     */
    record Wish(OrderReference reference, String name, @Nullable Restriction restriction) {
        static Wish read(Parameters parameters, OrderReference reference, String nameOfName)
                throws ApiException {
            String name = parameters.clientId(nameOfName);
            return new Wish(reference, name, parameters.choice("cancelRestrictions", Restriction.class,
                    new ApiException(-1145, "Invalid cancelRestrictions")));
        }

        private boolean allows(Order order) {
            return restriction == null
                    || restriction == Restriction.ONLY_NEW == (order.status() == OrderStatus.NEW);
        }
    }

    /** Takes the order back and answers; one leg of a list takes the list along. */
    void carryOut(Wish wish, JsonWriter out, Caller caller) throws ApiException {
        Order order = wish.reference.findOpen(caller.wallet());
        if (order == null) {
            throw new ApiException(Rejections.CANCEL, Refusal.UNKNOWN_ORDER.text());
        }
        if (!wish.allows(order)) {
            throw new ApiException(Rejections.CANCEL, "Order was not canceled due to cancel restrictions.");
        }
        OrderList list = order.list();
        Rejections.check(
                exchange.cancel(order, wish.name.isEmpty() ? exchange.newClientOrderId() : wish.name),
                Rejections.CANCEL);
        if (list != null) {
            lists.cancelled(out, caller, list);
        } else {
            text.cancelled(out, caller, order);
        }
    }
}
