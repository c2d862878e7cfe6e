package io.ticklane.simulator.engine;

/** Prices of pegged orders: those of levels that exist when the order enters the book. Stateless. */
final class Pegs {
    private Pegs() {}

    /** Fixes the price of an order that enters the book. False if the book has no such level. */
    static boolean fix(Book book, Order order) {
        if (order.pegPrice == null) {
            return true;
        }
        BookSide side = book.side(order.buy == (order.pegPrice == PegPrice.PRIMARY_PEG));
        int depth = Math.max(0, order.pegOffset);
        if (depth >= side.size()) {
            return false;
        }
        order.limit = side.level(depth).price;
        order.peggedPrice = order.limit;
        return true;
    }
}
