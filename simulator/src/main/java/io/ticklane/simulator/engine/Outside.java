package io.ticklane.simulator.engine;

/** What the world outside the venue offers, told level by level by a recording. Simulator thread only. */
final class Outside {
    private final Wallet world;
    private final Matcher matcher;
    private final Floor floor;
    private final Order probe = new Order();

    Outside(Wallet world, Matcher matcher, Floor floor) {
        this.world = world;
        this.matcher = matcher;
        this.floor = floor;
    }

    /** Sets a level; accounts' orders that it crosses fill first and use it up, if the symbol trades. */
    void level(Book book, boolean bid, long price, long quantity, long updateId) {
        long rest = quantity;
        BookSide makers = book.side(!bid);
        if (quantity > 0 && makers.size() > 0 && makers.reaches(price, makers.bestPrice())
                && book.rules.status() == SymbolStatus.TRADING) {
            probe.limit(world, book.spec.index(), bid, price, quantity);
            matcher.matchOutside(book, probe);
            rest = probe.remaining();
        }
        BookSide side = book.side(bid);
        Level level = rest > 0 ? side.findOrAdd(price) : side.find(price);
        if (level != null && change(level, book, bid, rest)) {
            book.updateId = Math.max(book.updateId, updateId);
            book.tellLevelAsIs(floor.listeners, bid, level, floor.now);
            side.removeIfEmpty(level);
        }
    }

    private boolean change(Level level, Book book, boolean bid, long quantity) {
        Order present = level.outside;
        long before = present == null ? 0 : present.remaining();
        if (before == quantity) {
            return false;
        }
        if (present == null) {
            Order order = new Order().limit(world, book.spec.index(), bid, level.price, quantity);
            level.prepend(order);
            level.outside = order;
            return true;
        }
        level.total += quantity - before;
        present.quantity = present.executed + quantity;
        if (quantity == 0) {
            level.unlink(present);
        }
        return true;
    }
}
