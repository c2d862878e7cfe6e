package io.ticklane.simulator.engine;

/** What the engine checks before it accepts an order. Simulator thread only. */
final class Judge {
    Refusal judge(Book book, Order order) {
        BookSide makers = book.side(!order.buy);
        boolean takes = makers.size() > 0 && makers.reaches(order.price, makers.bestPrice());
        Wallet owner = order.owner();
        if (!owner.credit) {
            Refusal refusal = account(book, order, owner);
            if (refusal != Refusal.NONE) {
                return refusal;
            }
        }
        return order.type == OrderType.LIMIT_MAKER && takes ? Refusal.WOULD_TAKE : Refusal.NONE;
    }

    private static Refusal account(Book book, Order order, Wallet owner) {
        Order namesake = owner.order(order.symbol, order.clientOrderId);
        if (namesake != null && namesake.status.open()) {
            return Refusal.DUPLICATE;
        }
        if (owner.openCount(order.symbol) >= Exchange.MAX_NUM_ORDERS) {
            return Refusal.MAX_NUM_ORDERS;
        }
        if (order.quoteQuantity > 0 && tooThin(book, order)) {
            return Refusal.LIQUIDITY;
        }
        try {
            long needed = order.type == OrderType.MARKET ? marketNeeds(book, order) : book.lock(order);
            return needed > owner.free[book.pays(order.buy)] ? Refusal.BALANCE : Refusal.NONE;
        } catch (ArithmeticException e) {
            return Refusal.BALANCE;
        }
    }

    private static boolean tooThin(Book book, Order order) {
        BookSide makers = book.side(!order.buy);
        return makers.size() == 0
                || book.affordable(order.quoteQuantity, makers.bestPrice()) < book.spec.minQuantity();
    }

    /** What a market order would pay against the book as it stands, at scale 8. */
    private static long marketNeeds(Book book, Order order) {
        if (!order.buy && order.quoteQuantity == 0) {
            return book.base(order.quantity);
        }
        if (order.buy && order.quoteQuantity > 0) {
            return order.quoteQuantity;
        }
        BookSide makers = book.side(!order.buy);
        long needed = 0;
        long left = order.quantity;
        long quoteLeft = order.quoteQuantity;
        for (int i = 0; i < makers.size(); i++) {
            Level level = makers.level(i);
            long quantity = Math.min(level.total,
                    order.quoteQuantity > 0 ? book.affordable(quoteLeft, level.price) : left);
            if (quantity == 0) {
                break;
            }
            long quote = book.quoteUp(level.price, quantity);
            needed = Math.addExact(needed, order.buy ? quote : book.base(quantity));
            left -= quantity;
            quoteLeft -= book.quote(level.price, quantity);
        }
        return needed;
    }
}
