package io.ticklane.simulator.engine;

import io.ticklane.simulator.engine.SymbolRules.Feature;

/** Reduces orders that keep their place. Simulator thread only. */
final class Amending {
    private final Floor floor;
    private final Lifecycle lifecycle;

    Amending(Floor floor, Lifecycle lifecycle) {
        this.floor = floor;
        this.lifecycle = lifecycle;
    }

    Refusal judge(Book book, Order order, long newQuantity, String newClientOrderId) {
        if (!order.status.open() || order.id == 0) {
            return Refusal.UNKNOWN_ORDER;
        }
        if (!Judge.open(book)) {
            return Refusal.MARKET_CLOSED;
        }
        if (!book.rules.allows(Feature.AMEND)) {
            return Refusal.NO_AMENDMENTS;
        }
        OrderList list = order.list;
        if (list != null && list.kind().sizesPending() && order.status == OrderStatus.PENDING_NEW) {
            return Refusal.AMEND_PENDING_OPO;
        }
        if (newQuantity >= order.quantity) {
            return newQuantity > order.quantity ? Refusal.AMEND_INCREASE : Refusal.AMEND_NOTHING;
        }
        if (order.amendments().size() >= book.rules.limit(Filter.Counted.MAX_NUM_ORDER_AMENDS)) {
            return Refusal.MAX_NUM_ORDER_AMENDS;
        }
        Order namesake = order.owner().order(order.symbol, newClientOrderId);
        return namesake != null && namesake != order && namesake.answersTo(newClientOrderId)
                ? Refusal.DUPLICATE
                : Refusal.NONE;
    }

    /** Reduces an order that was judged; the other leg of its OCO goes with it. */
    void amend(Book book, Order order, long newQuantity, String newClientOrderId) {
        OrderList list = order.list;
        Order partner = list == null ? null : list.partner(order);
        boolean renamed = !newClientOrderId.equals(order.clientOrderId);
        reduce(book, order, newQuantity, newClientOrderId);
        if (partner != null && partner.status.open()) {
            reduce(book, partner, newQuantity, partner.clientOrderId);
        }
        if (list != null && renamed) {
            list.timeMicros = floor.now;
            floor.events.list(list, ListStatus.UPDATED);
        }
        if (order.remaining() == 0) {
            lifecycle.usedUp(book, order);
        } else if (partner != null && partner.status.open() && partner.remaining() == 0) {
            lifecycle.usedUp(book, partner);
        }
        book.tellTop(floor.listeners);
    }

    private void reduce(Book book, Order order, long newQuantity, String newClientOrderId) {
        long before = order.quantity;
        String original = order.clientOrderId;
        long left = Math.max(0, newQuantity - order.executed - order.prevented);
        Level level = order.level;
        if (level != null) {
            long shown = Math.min(order.shown(), left);
            level.total -= order.shown() - shown;
            level.hidden -= order.hidden - (left - shown);
            order.hidden = left - shown;
        }
        order.quantity = left + order.executed + order.prevented;
        order.updateMicros = floor.now;
        order.owner().ledger.rename(order, newClientOrderId);
        order.placedAs = newClientOrderId;
        if (!order.owner().credit) {
            Locks.renew(book, order);
        }
        order.amended(
                new Amendment(order.symbol, order.id, book.lastExecutionId + 1, original, newClientOrderId,
                        before, order.quantity, floor.now));
        floor.events.execution(book, order, ExecutionType.REPLACED, floor.now, original);
        if (level != null) {
            book.tellLevel(floor.listeners, order.buy, level, floor.now);
        }
    }
}
