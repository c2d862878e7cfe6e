package io.ticklane.simulator.api.trading;

import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.ListStatus;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Order lists as the venue's answers show them, fields in the documented order. One thread. */
public final class ListText {
    private final Exchange exchange;
    private final OrderText text;

    public ListText(Exchange exchange, OrderText text) {
        this.exchange = exchange;
        this.text = text;
    }

    /** The legs in the order in which answers show them. */
    static List<Order> byNumber(OrderList list) {
        List<Order> legs = new ArrayList<>(list.legs());
        legs.sort(Comparator.comparingLong(Order::id));
        return legs;
    }

    /** The answer to a placement. Pending legs are shown as they were before the working one did anything. */
    void placed(JsonWriter out, Caller caller, OrderList list, Detail detail) {
        Order first = list.legs().get(0);
        boolean waiting = list.kind().hasPending() && (first.status().open() || filled(first));
        OrderList.State state = waiting ? OrderList.State.EXECUTING : list.state();
        head(out, caller, list, ListStatus.EXEC_STARTED, state);
        out.array("orderReports");
        for (Order leg : byNumber(list)) {
            if (waiting && leg != first) {
                text.pending(out, caller, leg, detail);
            } else {
                text.placed(out, caller, leg, detail);
            }
        }
        out.end().end();
    }

    private static boolean filled(Order order) {
        return order.status() == OrderStatus.FILLED;
    }

    /** The answer to a cancel. */
    void cancelled(JsonWriter out, Caller caller, OrderList list) {
        head(out, caller, list, ListStatus.ALL_DONE, list.state());
        out.array("orderReports");
        for (Order leg : byNumber(list)) {
            text.cancelled(out, caller, leg);
        }
        out.end().end();
    }

    /** A list in a query. */
    public void queried(JsonWriter out, Caller caller, OrderList list) {
        head(out, caller, list,
                list.state() == OrderList.State.EXECUTING ? ListStatus.EXEC_STARTED : ListStatus.ALL_DONE,
                list.state());
        out.end();
    }

    private void head(JsonWriter out, Caller caller, OrderList list, ListStatus status,
            OrderList.State state) {
        out.object().put("orderListId", list.id()).put("contingencyType", list.kind().contingencyType())
                .put("listStatusType", status.name()).put("listOrderStatus", state.name())
                .put("listClientOrderId", list.clientListId())
                .put("transactionTime", caller.time(list.timeMicros()))
                .put("symbol", exchange.symbols().get(list.symbol()).symbol());
        text.legs(out, list);
    }
}
