package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Parameters;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.Routes;
import io.ticklane.simulator.api.Security;
import io.ticklane.simulator.engine.Amendment;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.Refusal;
import java.util.List;

/** The request that lowers an order's quantity and keeps its place in the queue. Simulator thread only. */
public final class AmendRequest {
    private static final int WEIGHT = 4;

    private final Exchange exchange;
    private final OrderText text;
    private final Admission admission;

    public AmendRequest(Exchange exchange, OrderText text) {
        this.exchange = exchange;
        this.text = text;
        admission = new Admission(exchange);
    }

    /** Adds this request to what the venue knows. */
    public void addTo(Routes routes) {
        routes.add("PUT order/amend/keepPriority", "order.amend.keepPriority", Security.TRADE_CHARGED,
                this::amend);
    }

    private Plan amend(Parameters parameters) throws ApiException {
        OrderReference reference = OrderReference.read(parameters, exchange);
        long wanted = parameters.amount("newQty");
        if (wanted < 0) {
            throw ApiException.missing("newQty");
        }
        String name = parameters.clientId("newClientOrderId");
        return new Plan(WEIGHT, (out, caller) -> {
            Order order = reference.findOpen(caller.wallet());
            if (order == null) {
                throw new ApiException(Rejections.AMEND, Refusal.UNKNOWN_ORDER.text());
            }
            long quantity = admission.amended(order, wanted);
            Rejections.check(
                    exchange.amend(order, quantity, name.isEmpty() ? exchange.newClientOrderId() : name),
                    Rejections.AMEND);
            List<Amendment> amendments = order.amendments();
            text.amended(out, caller, order, amendments.get(amendments.size() - 1), order.list());
        });
    }
}
