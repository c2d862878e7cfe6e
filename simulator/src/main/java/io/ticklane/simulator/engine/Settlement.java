package io.ticklane.simulator.engine;

import org.jspecify.annotations.Nullable;

/** Moves what the two sides of a fill pay and receive. Simulator thread only. */
final class Settlement {
    private final Commission commission;
    private final Floor floor;

    Settlement(Commission commission, Floor floor) {
        this.commission = commission;
        this.floor = floor;
    }

    /**
     * One side of a fill, already counted in the order; the record of it for those who keep records.
     *
     * @param quote price times quantity at scale 8
     */
    @Nullable
    Fill settle(Book book, Order order, long price, long quantity, long quote, boolean maker) {
        Wallet owner = order.owner();
        long base = book.base(quantity);
        int gets = book.pays(!order.buy);
        long received = order.buy ? base : quote;
        pay(book, order, order.buy ? quote : base);
        owner.add(gets, received, floor.now);
        long charged = commission.charge(owner, gets, received, maker, order.buy);
        if (owner.credit) {
            return null;
        }
        OrderList list = order.list;
        if (list != null && list.kind().sizesPending() && !list.pending(order)) {
            list.received += received - (commission.asset == gets ? charged : 0);
            owner.lock(list.legs.get(1), gets, list.received);
        }
        return new Fill(book.spec.index(), book.lastTradeId, order.id, price, quantity, quote, charged,
                floor.assets.get(commission.asset), floor.now, order.buy, maker, -1);
    }

    /** Takes a payment at scale 8 out of what an order locks. */
    void pay(Book book, Order order, long amount) {
        Wallet owner = order.owner();
        int asset = book.pays(order.buy);
        if (!owner.credit) {
            if (order.takesAnyPrice()) {
                owner.lock(order, asset, order.locked - amount);
            } else {
                Locks.renew(book, order);
            }
        }
        owner.add(asset, -amount, floor.now);
    }
}
