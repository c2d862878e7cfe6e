package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.MarketListener;
import org.jspecify.annotations.Nullable;

/**
 * Price-time priority: takes an incoming order through the other side of its book, settles every fill between
 * the two accounts and tells the listeners. Simulator thread only.
 */
final class Matcher {
    private final Floor floor;
    private final Wallet outside;
    private final Settlement settlement;
    private final SelfTrades selfTrades;
    private final PriceLimits limits = new PriceLimits();
    private final Lifecycle lifecycle;

    Matcher(Floor floor, Wallet outside, Settlement settlement, Lifecycle lifecycle) {
        this.floor = floor;
        this.outside = outside;
        this.settlement = settlement;
        this.lifecycle = lifecycle;
        selfTrades = new SelfTrades(floor, settlement);
    }

    /**
     * Fills {@code taker} as far as the book and its limit allow. It must not rest anywhere yet. Where a rule stops it
     * for good, its expiry reason or its status says so.
     */
    void match(Book book, Order taker) {
        limits.begin(book, taker.buy, floor.references);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = matchLevel(book, taker);
        }
    }

    /** As {@link #match} with the best level only. False if there is no more to take. */
    boolean matchBest(Book book, Order taker) {
        limits.begin(book, taker.buy, floor.references);
        return matchLevel(book, taker);
    }

    private boolean matchLevel(Book book, Order taker) {
        BookSide makers = book.side(!taker.buy);
        Level level = makers.best();
        if (level == null || !wants(taker) || !reaches(makers, taker, level)) {
            return false;
        }
        if (!limits.hold(level.price)) {
            taker.expiryReason = ExpiryReason.EXECUTION_RULE_PRICE_RANGE_EXCEEDED;
            return false;
        }
        return take(book, makers, level, taker);
    }

    /** Lets outside liquidity trade with accounts' orders only, since it never trades with itself. */
    void matchOutside(Book book, Order outside) {
        BookSide makers = book.side(!outside.buy);
        int behind = 0;
        while (behind < makers.size() && wants(outside)) {
            Level level = makers.level(behind);
            if (!reaches(makers, outside, level)) {
                return;
            }
            int before = makers.size();
            take(book, makers, level, outside);
            behind += before == makers.size() ? 1 : 0;
        }
    }

    private static boolean wants(Order taker) {
        return taker.quoteQuantity > 0
                ? taker.quoteRemaining() > 0 && taker.status.open()
                : taker.remaining() > 0;
    }

    private static boolean reaches(BookSide makers, Order taker, Level level) {
        return taker.takesAnyPrice() || makers.reaches(taker.limit, level.price);
    }

    /** Takes from one level. False if nothing of it changed. */
    private boolean take(Book book, BookSide makers, Level level, Order taker) {
        long firstTradeId = book.lastTradeId + 1;
        long price = level.price;
        long sum = 0;
        boolean prevented = false;
        for (Order maker = first(level, taker); maker != null && wants(taker); maker = first(level, taker)) {
            long wanted = wanted(book, taker, price);
            if (wanted <= 0) {
                break;
            }
            if (taker.prevention != SelfTradePrevention.NONE && SelfTrades.same(taker, maker)) {
                prevented |= prevent(book, level, maker, taker, wanted);
            } else {
                long quantity = Math.min(maker.shown(), wanted);
                fill(book, level, maker, taker, quantity);
                sum += quantity;
            }
        }
        if (sum > 0) {
            tellAggregate(book, taker, price, sum, firstTradeId);
        }
        if (sum > 0 || prevented) {
            book.tellLevel(floor.listeners, !taker.buy, level, floor.now);
            makers.removeIfEmpty(level);
        }
        return sum > 0 || prevented;
    }

    private @Nullable Order first(Level level, Order taker) {
        return taker.wallet == outside && level.outside != null ? level.outside.next : level.head;
    }

    private static long wanted(Book book, Order taker, long price) {
        return taker.quoteQuantity > 0 ? book.affordable(taker.quoteRemaining(), price) : taker.remaining();
    }

    private void tellAggregate(Book book, Order taker, long price, long sum, long firstTradeId) {
        book.lastAggregateId++;
        for (MarketListener listener : floor.listeners) {
            listener.onAggTrade(book.spec.index(), book.lastAggregateId, price, sum, firstTradeId,
                    book.lastTradeId, !taker.buy, floor.now);
        }
    }

    /** Whether the maker lost something. */
    private boolean prevent(Book book, Level level, Order maker, Order taker, long wanted) {
        if (maker.list != null && taker.prevention != SelfTradePrevention.EXPIRE_TAKER) {
            lifecycle.starts(book, maker);
        }
        long before = maker.prevented;
        selfTrades.prevent(book, level, maker, taker, wanted);
        if (maker.prevented == before) {
            return false;
        }
        if (maker.shown() == 0 && !level.renew(maker)) {
            lifecycle.closed(book, maker);
        }
        return true;
    }

    private void fill(Book book, Level level, Order maker, Order taker, long quantity) {
        long price = level.price;
        long quote = book.quote(price, quantity);
        if (maker.list != null) {
            lifecycle.starts(book, maker);
        }
        book.lastTradeId++;
        book.traded(price);
        level.lose(maker, quantity);
        progress(maker, quantity, quote);
        progress(taker, quantity, quote);
        if (taker.quoteQuantity > 0 && spent(book, level, taker)) {
            taker.status = OrderStatus.FILLED;
        }
        Fill makerFill = settlement.settle(book, maker, price, quantity, quote, true);
        Fill takerFill = settlement.settle(book, taker, price, quantity, quote, false);
        for (MarketListener listener : floor.listeners) {
            listener.onTrade(book.spec.index(), book.lastTradeId, price, quantity, maker.buy, floor.now);
        }
        floor.events.fill(book, maker, makerFill);
        floor.events.fill(book, taker, takerFill);
        if (maker.shown() == 0 && !level.renew(maker)) {
            lifecycle.closed(book, maker);
        }
    }

    /** Whether what is left of a quote amount buys nothing at the next price. */
    private static boolean spent(Book book, Level level, Order taker) {
        BookSide makers = book.side(!taker.buy);
        boolean more = level.total + level.hidden > 0 || makers.size() == 1;
        return book.affordable(taker.quoteRemaining(), more ? level.price : makers.level(1).price) == 0;
    }

    /** Counts a fill in an order. */
    void progress(Order order, long quantity, long quote) {
        order.executed += quantity;
        if (order.quoteQuantity > 0) {
            order.quantity = order.executed + order.prevented;
        }
        order.executedQuote += quote;
        order.updateMicros = floor.now;
        order.status = order.remaining() == 0 && order.quoteQuantity == 0
                ? OrderStatus.FILLED
                : OrderStatus.PARTIALLY_FILLED;
    }
}
