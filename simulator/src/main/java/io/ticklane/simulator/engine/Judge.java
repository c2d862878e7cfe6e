package io.ticklane.simulator.engine;

/** What the engine checks before it accepts an order. Simulator thread only. */
final class Judge {
    /** Most of one asset, at scale 8, that an account may come to hold: far from what a long holds. */
    private static final long MOST = 4_000_000_000_000_000_000L;

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
            boolean tooLittle = needed > owner.free[book.pays(order.buy)];
            int gets = book.pays(!order.buy);
            long held = owner.free[gets] + owner.locked[gets];
            return tooLittle || wouldGet(book, order) > MOST - held ? Refusal.BALANCE : Refusal.NONE;
        } catch (ArithmeticException e) {
            return Refusal.BALANCE;
        }
    }

    /** About what an order can bring in, at scale 8. */
    private static long wouldGet(Book book, Order order) {
        long best = book.side(!order.buy).bestPrice();
        if (!order.buy) {
            return order.quoteQuantity > 0
                    ? order.quoteQuantity
                    : book.quoteUp(Math.max(order.price, best), order.quantity);
        }
        return book
                .base(order.quoteQuantity > 0 ? book.affordable(order.quoteQuantity, best) : order.quantity);
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
