package io.ticklane.simulator.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the legs of order lists act on each other. Simulator thread only. */
final class Lists {
    private final Floor floor;
    private final Judge judge;
    private final Lifecycle lifecycle;

    Lists(Floor floor, Judge judge, Lifecycle lifecycle) {
        this.floor = floor;
        this.judge = judge;
        this.lifecycle = lifecycle;
    }

    /** Takes a list in that was judged, and starts its legs but the pending ones. */
    void place(Book book, OrderList list) {
        list.id = ++floor.lastListId;
        list.timeMicros = floor.now;
        list.state = OrderList.State.EXECUTING;
        Wallet owner = list.owner();
        if (!owner.credit) {
            if (list.clientListId().isEmpty()) {
                list.named(floor.names.next());
            }
            owner.ledger.remember(list);
        }
        List<Order> legs = inOrder(list);
        for (Order leg : legs) {
            leg.list = list;
            leg.status = list.pending(leg) ? OrderStatus.PENDING_NEW : OrderStatus.NEW;
        }
        for (Order leg : legs) {
            lifecycle.accept(book, leg);
        }
        for (Order leg : legs) {
            lifecycle.lock(book, leg);
        }
        floor.events.list(list, ListStatus.EXEC_STARTED);
        for (Order leg : legs) {
            if (leg.status == OrderStatus.NEW) {
                lifecycle.start(book, leg);
            }
        }
    }

    /** The stop leg of an OCO comes first; working legs come before pending ones, above before below. */
    private static List<Order> inOrder(OrderList list) {
        List<Order> legs = list.legs;
        return list.kind() == OrderList.Kind.OCO && !legs.get(0).type.stopsLoss()
                ? List.of(legs.get(1), legs.get(0))
                : legs;
    }

    /** A leg begins to work: the other leg of its OCO expires. */
    void starts(Book book, Order leg) {
        OrderList list = listOf(leg);
        Order partner = list.partner(leg);
        if (partner == null || list.started != null) {
            return;
        }
        list.started = leg;
        if (partner.status.open()) {
            if (!leg.owner().credit) {
                int asset = book.pays(leg.buy);
                leg.owner().lock(partner, asset, 0);
                leg.owner().lock(leg, asset, Locks.needed(book, leg));
            }
            lifecycle.end(book, partner, OrderStatus.EXPIRED, ExpiryReason.OCO_TRIGGER);
        }
    }

    /** A leg is over: what depends on it goes live or expires. */
    void closed(Book book, Order leg) {
        OrderList list = listOf(leg);
        Order partner = list.partner(leg);
        if (leg.status == OrderStatus.FILLED && list.kind().hasPending() && !list.pending(leg)) {
            floor.due.add(list.legs.get(1));
        } else if (leg.status != OrderStatus.FILLED && leg.status != OrderStatus.CANCELED) {
            if (list.kind().hasPending() && !list.pending(leg)) {
                expirePending(book, list);
            } else if (partner != null && partner.status.open() && list.started != partner) {
                lifecycle.end(book, partner, OrderStatus.EXPIRED, ExpiryReason.OCO_TRIGGER);
            }
        }
        if (list.state == OrderList.State.EXECUTING && !list.anyOpen()) {
            list.state = OrderList.State.ALL_DONE;
            list.timeMicros = floor.now;
            if (!list.owner().credit) {
                list.owner().ledger.closing(list);
            }
            floor.events.list(list, ListStatus.ALL_DONE);
        }
    }

    private void expirePending(Book book, OrderList list) {
        for (Order pending : list.legs.subList(1, list.legs.size())) {
            if (pending.status.open()) {
                lifecycle.end(book, pending, OrderStatus.EXPIRED, ExpiryReason.OTO_PHASE_ONE_EXPIRED);
            }
        }
    }

    /** Cancels whatever of a list is open. */
    void cancel(Book book, OrderList list, String newClientOrderId) {
        for (Order leg : inOrder(list)) {
            if (leg.status.open()) {
                lifecycle.cancel(book, leg, newClientOrderId);
            }
        }
    }

    /** The working leg is filled: the pending ones go live, or expire if they may not. */
    void live(Book book, @Nullable OrderList list) {
        if (list == null) {
            throw new IllegalStateException("a pending order without a list");
        }
        List<Order> pending = list.legs.subList(1, list.legs.size());
        boolean sized = !list.kind().sizesPending() || size(book, list, pending);
        for (Order leg : pending) {
            leg.status = OrderStatus.NEW;
            leg.updateMicros = floor.now;
            leg.workingMicros = leg.type.contingent() ? -1 : floor.now;
        }
        Order refused = sized ? refused(book, pending) : pending.get(0);
        if (refused != null) {
            pending.forEach(leg -> leg.workingMicros = -1);
            lifecycle.end(book, refused, OrderStatus.EXPIRED, ExpiryReason.REJECTED);
            return;
        }
        for (Order leg : pending) {
            lifecycle.lock(book, leg);
        }
        for (Order leg : pending) {
            floor.events.execution(book, leg, ExecutionType.NEW, floor.now);
        }
        for (Order leg : pending) {
            if (leg.status.open()) {
                lifecycle.start(book, leg);
            }
        }
    }

    private @Nullable Order refused(Book book, List<Order> pending) {
        for (Order leg : pending) {
            if (judge.entry(book, leg) != Refusal.NONE || !lifecycle.affords(book, leg)) {
                return leg;
            }
        }
        return null;
    }

    /** Gives pending legs what the working one got, in whole steps. False if that is too little. */
    private static boolean size(Book book, OrderList list, List<Order> pending) {
        long quantity = list.received / book.base(1);
        quantity -= quantity % book.spec.stepSize();
        for (Order leg : pending) {
            leg.quantity = quantity;
        }
        return quantity >= Math.max(1, book.spec.minQuantity());
    }

    private static OrderList listOf(Order leg) {
        OrderList list = leg.list;
        if (list == null) {
            throw new IllegalStateException("order " + leg.id + " is no leg");
        }
        return list;
    }
}
