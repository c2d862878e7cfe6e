package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What an order would get and pay if it were matched now; changes nothing. Icebergs are counted with what they hide,
 * own orders by the order's self-trade prevention. Simulator thread only.
 */
final class Preview {
    private final PriceLimits limits = new PriceLimits();
    private final Floor floor;
    private final List<Book> books = new ArrayList<>();
    private long executed;
    private long cost;
    private long lost;
    /** What of {@link #lost} would move to the other account, which is paid like a fill. */
    private long moved;
    private boolean blocked;
    private boolean priced;

    Preview(Floor floor) {
        this.floor = floor;
    }

    /** Quantity that it would get. */
    long executed(Book book, Order taker) {
        priced = false;
        run(book, taker);
        return executed;
    }

    /** Most that it would pay, at scale 8, if it takes any price. */
    long cost(Book book, Order taker) {
        if (taker.buy && taker.quoteQuantity > 0) {
            return taker.quoteQuantity;
        }
        if (!taker.buy && taker.quoteQuantity == 0) {
            return book.base(taker.remaining());
        }
        priced = true;
        run(book, taker);
        return cost;
    }

    private void run(Book book, Order taker) {
        executed = 0;
        cost = 0;
        blocked = false;
        limits.begin(book, taker.buy, floor.references);
        if (taker.usedRouter()) {
            books.add(book);
            books.addAll(Router.open(floor, book));
            runRouted(book, taker);
            books.clear();
            return;
        }
        BookSide makers = book.side(!taker.buy);
        long left = taker.remaining();
        long quoteLeft = taker.quoteRemaining();
        boolean byQuote = taker.quoteQuantity > 0;
        for (int i = 0; i < makers.size() && !blocked; i++) {
            Level level = makers.level(i);
            long wanted = byQuote ? book.affordable(quoteLeft, level.price) : left;
            boolean reached = taker.takesAnyPrice() || makers.reaches(taker.limit, level.price);
            if (wanted == 0 || !reached || !limits.hold(level.price)) {
                return;
            }
            long got = offered(level, taker, wanted);
            executed += got;
            pay(book, taker, level.price, got + moved);
            left -= got + lost;
            quoteLeft -= byQuote ? book.quote(level.price, got + lost) : 0;
        }
    }

    private void pay(Book book, Order taker, long price, long quantity) {
        if (priced) {
            cost = Math.addExact(cost, taker.buy ? book.quoteUp(price, quantity) : book.base(quantity));
        }
    }

    /** As the router goes: the best price of all books first, the own book first where prices are the same. */
    private void runRouted(Book own, Order taker) {
        int[] behind = new int[books.size()];
        long left = taker.remaining();
        while (left > 0 && !blocked) {
            int at = -1;
            Level best = null;
            for (int i = 0; i < behind.length; i++) {
                BookSide side = books.get(i).side(!taker.buy);
                Level level = behind[i] < side.size() ? side.level(behind[i]) : null;
                if (level != null && (best == null
                        || (taker.buy ? level.price < best.price : level.price > best.price))) {
                    best = level;
                    at = i;
                }
            }
            if (best == null || !limits.hold(best.price)
                    || !(taker.takesAnyPrice() || own.side(!taker.buy).reaches(taker.limit, best.price))) {
                return;
            }
            behind[at]++;
            lost = 0;
            moved = 0;
            long got = at == 0 ? offered(best, taker, left) : Math.min(left, best.total + best.hidden);
            executed += got;
            pay(own, taker, best.price, got + moved);
            left -= got + lost;
        }
    }

    /** What a level gives, up to {@code wanted}; what prevention takes of the taker goes to {@link #lost}. */
    private long offered(Level level, Order taker, long wanted) {
        lost = 0;
        moved = 0;
        if (taker.prevention == SelfTradePrevention.NONE) {
            return level.hidden == 0 || level.total >= wanted
                    ? Math.min(level.total, wanted)
                    : Math.min(level.total + level.hidden, wanted);
        }
        long got = 0;
        long hidden = 0;
        for (Order maker = level.head; maker != null && got + lost < wanted; maker = maker.next) {
            if (!SelfTrades.same(taker, maker)) {
                got += Math.min(maker.shown(), wanted - got - lost);
                hidden += maker.hidden;
                continue;
            }
            switch (taker.prevention) {
                case EXPIRE_TAKER, EXPIRE_BOTH -> {
                    blocked = true;
                    return got;
                }
                case DECREMENT, TRANSFER -> {
                    long both = Math.min(maker.remaining(), wanted - got - lost);
                    lost += both;
                    moved += SelfTrades.transfers(taker, maker) ? both : 0;
                }
                case EXPIRE_MAKER, NONE -> {
                }
            }
        }
        return got + Math.min(hidden, wanted - got - lost);
    }
}
