package io.ticklane.simulator.engine;

/**
 * What becomes of an order from its acceptance to its end. Simulator thread only.
 */
final class Lifecycle {
    private final Floor floor;
    private final Preview preview;
    private final Matcher matcher;
    private final Judge judge;
    private final Lists lists;
    private final Router router;

    Lifecycle(Floor floor, Wallet outside, Wallet router, Settlement settlement, Judge judge) {
        this.floor = floor;
        this.judge = judge;
        preview = new Preview(floor);
        matcher = new Matcher(floor, outside, settlement, this);
        lists = new Lists(floor, judge, this);
        this.router = new Router(floor, router, matcher, settlement);
    }

    Matcher matcher() {
        return matcher;
    }

    Lists lists() {
        return lists;
    }

    /** Takes an order in that was judged: it gets its number and name, and its owner hears of it. */
    void accept(Book book, Order order) {
        order.id = ++floor.lastOrderId;
        order.timeMicros = floor.now;
        order.updateMicros = floor.now;
        if (!order.type.contingent() && order.status != OrderStatus.PENDING_NEW) {
            order.workingMicros = floor.now;
        }
        Wallet owner = order.owner();
        if (owner.credit) {
            book.lastExecutionId++;
            return;
        }
        if (order.clientOrderId.isEmpty()) {
            order.clientOrderId = floor.names.next();
        }
        owner.ledger.remember(order);
        floor.events.execution(book, order, ExecutionType.NEW, floor.now);
    }

    /** Locks what an accepted order needs. */
    void lock(Book book, Order order) {
        Wallet owner = order.owner();
        if (!owner.credit) {
            owner.lock(order, book.pays(order.buy),
                    order.takesAnyPrice() && order.working()
                            ? preview.cost(book, order)
                            : Locks.needed(book, order));
        }
    }

    /** Lets an accepted order wait for its price, or work. */
    void start(Book book, Order order) {
        if (order.waits()) {
            book.triggers.add(order, book.lastPrice);
        } else {
            work(book, order);
        }
    }

    /** Takes what the book offers; the rest rests or ends. */
    private void work(Book book, Order order) {
        if (order.timeInForce != TimeInForce.FOK || preview.executed(book, order) >= order.remaining()) {
            if (order.usedRouter()) {
                router.route(book, order);
            } else {
                matcher.match(book, order);
            }
        }
        rest(book, order);
        book.tellTop(floor.listeners);
    }

    private void rest(Book book, Order order) {
        if (order.status == OrderStatus.EXPIRED_IN_MATCH) {
            closed(book, order);
        } else if (order.expiryReason != null) {
            end(book, order, OrderStatus.EXPIRED, order.expiryReason);
        } else if (order.status == OrderStatus.FILLED) {
            closed(book, order);
        } else if (order.takesAnyPrice()) {
            end(book, order, OrderStatus.EXPIRED, ExpiryReason.INSUFFICIENT_LIQUIDITY);
        } else if (order.timeInForce == TimeInForce.IOC) {
            end(book, order, OrderStatus.EXPIRED, ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED);
        } else if (order.timeInForce == TimeInForce.FOK) {
            end(book, order, OrderStatus.EXPIRED, ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED);
        } else {
            lock(book, order);
            if (order.icebergQuantity > 0) {
                order.hidden = Math.max(0, order.remaining() - order.icebergQuantity);
            }
            Level level = book.side(order.buy).findOrAdd(order.limit);
            level.append(order);
            book.tellLevel(floor.listeners, order.buy, level, floor.now);
        }
    }

    /** An order begins to work that may exclude another one. */
    void starts(Book book, Order order) {
        if (order.list != null) {
            lists.starts(book, order);
        }
    }

    /** The price that an order waits for was reached. */
    private void trigger(Book book, Order order) {
        starts(book, order);
        order.workingMicros = floor.now;
        order.updateMicros = floor.now;
        if (!Pegs.fix(book, order) || !affords(book, order)) {
            order.workingMicros = -1;
            end(book, order, OrderStatus.EXPIRED, ExpiryReason.REJECTED);
            return;
        }
        lock(book, order);
        floor.events.execution(book, order, ExecutionType.NEW, floor.now);
        work(book, order);
    }

    /** Whether the owner has what an order needs that goes on the book now. */
    boolean affords(Book book, Order order) {
        Wallet owner = order.owner();
        if (owner.credit) {
            return true;
        }
        try {
            long needed = order.takesAnyPrice() && order.working()
                    ? preview.cost(book, order)
                    : Locks.needed(book, order);
            return needed - order.locked <= owner.free[book.pays(order.buy)]
                    && judge.holdable(book, order);
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** An amendment left nothing of an order. */
    void usedUp(Book book, Order order) {
        leave(book, order, OrderStatus.EXPIRED, ExecutionType.EXPIRED, "");
    }

    /** Ends an open order. */
    void end(Book book, Order order, OrderStatus status, ExpiryReason reason) {
        order.expiryReason = reason;
        leave(book, order, status, ExecutionType.EXPIRED, "");
    }

    /** Ends an open order at its owner's wish. */
    void cancel(Book book, Order order, String newClientOrderId) {
        String original = order.clientOrderId;
        if (!order.owner().credit) {
            order.owner().ledger.rename(order, newClientOrderId);
        }
        leave(book, order, OrderStatus.CANCELED, ExecutionType.CANCELED, original);
    }

    private void leave(Book book, Order order, OrderStatus status, ExecutionType type, String original) {
        Level level = order.level;
        if (level != null) {
            level.remove(order);
        } else if (order.waits()) {
            book.triggers.remove(order);
        }
        order.status = status;
        order.updateMicros = floor.now;
        release(book, order);
        floor.events.execution(book, order, type, floor.now, original);
        if (level != null) {
            book.tellLevel(floor.listeners, order.buy, level, floor.now);
            book.side(order.buy).removeIfEmpty(level);
        }
        if (order.list != null) {
            lists.closed(book, order);
        }
    }

    /** An order ended in a match, which was told already. */
    void closed(Book book, Order order) {
        release(book, order);
        if (order.list != null) {
            lists.closed(book, order);
        }
    }

    private static void release(Book book, Order order) {
        Wallet owner = order.owner();
        if (!owner.credit) {
            owner.lock(order, book.pays(order.buy), 0);
            owner.ledger.closing(order);
        }
    }

    /** Starts everything that the running command caused to start, until nothing is left. */
    void drain() {
        collect();
        for (Order next = floor.due.poll(); next != null; next = floor.due.poll()) {
            if (next.status == OrderStatus.PENDING_NEW) {
                lists.live(floor.book(next), next.list);
            } else if (next.status.open()) {
                trigger(floor.book(next), next);
            }
            collect();
        }
        floor.touched.clear();
    }

    private void collect() {
        for (int i = 0; i < floor.touched.size(); i++) {
            floor.touched.get(i).triggers.collect(floor.due, floor.now);
        }
    }
}
