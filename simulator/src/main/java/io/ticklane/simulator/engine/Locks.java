package io.ticklane.simulator.engine;

/**
 * How much an open order keeps locked, at scale 8, worked out anew from what it is. Buyers lock quote, rounded up,
 * sellers base. A buying stop that will take any price locks by its stop price; one that has none locks nothing until
 * it is triggered. The two legs of an OCO lock the greater need of both once, in the earlier leg. Legs that wait for
 * another leg lock nothing, but those of an OPO what that leg got, in the first of them. Stateless.
 */
final class Locks {
    private Locks() {}

    static long needed(Book book, Order order) {
        if (!order.status.open()) {
            return 0;
        }
        OrderList list = order.list;
        if (list == null) {
            return alone(book, order);
        }
        if (order.status == OrderStatus.PENDING_NEW) {
            return list.kind().sizesPending() && order == list.legs.get(1) ? list.received : 0;
        }
        Order partner = list.partner(order);
        if (partner == null || list.started == order || !partner.status.open()) {
            return alone(book, order);
        }
        boolean holder = list.started == null && order == list.legs.get(list.kind().firstOfPair());
        return holder ? Math.max(alone(book, order), alone(book, partner)) : 0;
    }

    /** Sets what an account's order locks to what it needs now, and with it the other leg of its OCO. */
    static void renew(Book book, Order order) {
        Order partner = order.list == null ? null : order.list.partner(order);
        if (partner == null || !partner.status.open()) {
            set(book, order);
        } else if (needed(book, order) < order.locked) {
            set(book, order);
            set(book, partner);
        } else {
            set(book, partner);
            set(book, order);
        }
    }

    private static void set(Book book, Order order) {
        order.owner().lock(order, book.pays(order.buy), needed(book, order));
    }

    /** What the order needs if it depends on no other. */
    static long alone(Book book, Order order) {
        if (!order.buy) {
            return book.base(order.remaining());
        }
        return book.quoteUp(order.limit > 0 ? order.limit : order.stopPrice, order.remaining());
    }
}
