package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.MarketListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Price-time priority: takes an incoming order through the other side of its book, settles every fill between
 * the two accounts and tells the listeners. Simulator thread only.
 */
final class Matcher {
    private static final int RATE_SCALE = 8;

    private final Wallet feeWallet;
    private final Wallet outside;
    private final List<String> assets;
    MarketListener[] listeners = {};
    OrderListener[] orderListeners = {};

    Matcher(Wallet feeWallet, Wallet outside, List<String> assets) {
        this.feeWallet = feeWallet;
        this.outside = outside;
        this.assets = assets;
    }

    /** Fills {@code taker} as far as the book and its limit allow. It must not rest anywhere yet. */
    void match(Book book, Order taker, long timeMicros) {
        BookSide makers = book.side(!taker.buy);
        for (Level level = makers.best(); level != null && wants(taker); level = makers.best()) {
            if (!reaches(makers, taker, level) || !take(book, makers, level, taker, timeMicros)) {
                return;
            }
        }
    }

    /** Lets outside liquidity trade with accounts' orders only, since it never trades with itself. */
    void matchOutside(Book book, Order outside, long timeMicros) {
        BookSide makers = book.side(!outside.buy);
        int behind = 0;
        while (behind < makers.size() && wants(outside)) {
            Level level = makers.level(behind);
            if (!reaches(makers, outside, level)) {
                return;
            }
            int before = makers.size();
            take(book, makers, level, outside, timeMicros);
            behind += before == makers.size() ? 1 : 0;
        }
    }

    private static boolean wants(Order taker) {
        return taker.quoteQuantity > 0 ? taker.executedQuote < taker.quoteQuantity : taker.remaining() > 0;
    }

    private static boolean reaches(BookSide makers, Order taker, Level level) {
        return taker.type == OrderType.MARKET || makers.reaches(taker.price, level.price);
    }

    /** Takes from one level. False if nothing could be taken. */
    private boolean take(Book book, BookSide makers, Level level, Order taker, long timeMicros) {
        long firstTradeId = book.lastTradeId + 1;
        long price = level.price;
        long sum = 0;
        Order maker = taker.wallet == outside && level.outside != null ? level.outside.next : level.head;
        while (maker != null) {
            Order next = maker.next;
            long quantity = Math.min(maker.remaining(), wanted(book, taker, price));
            if (quantity <= 0) {
                break;
            }
            level.total -= quantity;
            fill(book, maker, taker, quantity, timeMicros);
            sum += quantity;
            if (maker.remaining() == 0) {
                leave(level, maker);
            }
            maker = next;
        }
        if (sum == 0) {
            return false;
        }
        book.lastAggregateId++;
        for (MarketListener listener : listeners) {
            listener.onAggTrade(book.spec.index(), book.lastAggregateId, price, sum, firstTradeId,
                    book.lastTradeId, !taker.buy, timeMicros);
        }
        book.tellLevel(listeners, !taker.buy, level, timeMicros);
        makers.removeIfEmpty(level);
        return true;
    }

    private static void leave(Level level, Order maker) {
        level.unlink(maker);
        Wallet owner = maker.owner();
        if (!owner.credit) {
            owner.closing(maker);
        }
    }

    private static long wanted(Book book, Order taker, long price) {
        return taker.quoteQuantity > 0
                ? book.affordable(taker.quoteQuantity - taker.executedQuote, price)
                : taker.remaining();
    }

    private void fill(Book book, Order maker, Order taker, long quantity, long timeMicros) {
        long price = maker.price;
        long quote = book.quote(price, quantity);
        book.lastTradeId++;
        book.lastPrice = price;
        progress(maker, quantity, quote, timeMicros);
        progress(taker, quantity, quote, timeMicros);
        Fill makerFill = settle(book, maker, price, quantity, quote, true);
        long makerExecution = book.lastExecutionId;
        Fill takerFill = settle(book, taker, price, quantity, quote, false);
        for (MarketListener listener : listeners) {
            listener.onTrade(book.spec.index(), book.lastTradeId, price, quantity, maker.buy, timeMicros);
        }
        tell(maker, makerFill, makerExecution);
        tell(taker, takerFill, book.lastExecutionId);
    }

    private static void progress(Order order, long quantity, long quote, long timeMicros) {
        order.executed += quantity;
        if (order.quoteQuantity > 0) {
            order.quantity = order.executed;
        }
        order.executedQuote += quote;
        order.updateMicros = timeMicros;
        order.status = order.remaining() == 0 && order.quoteQuantity == 0
                ? OrderStatus.FILLED
                : OrderStatus.PARTIALLY_FILLED;
    }

    /** Moves what one side pays and receives; the record of it for those who keep records. */
    private @Nullable Fill settle(Book book, Order order, long price, long quantity, long quote,
            boolean maker) {
        Wallet owner = order.owner();
        long base = book.base(quantity);
        int paysWith = book.pays(order.buy);
        int gets = book.pays(!order.buy);
        long received = order.buy ? base : quote;
        long rate = maker ? owner.fees.makerRate() : owner.fees.takerRate();
        long commission = rate == 0 ? 0 : Fixed.product(received, rate, RATE_SCALE);
        if (!owner.credit) {
            owner.release(order, paysWith, book.lock(order));
        }
        long timeMicros = order.updateMicros;
        owner.add(paysWith, -(order.buy ? quote : base), timeMicros);
        owner.add(gets, received - commission, timeMicros);
        if (commission > 0) {
            feeWallet.add(gets, commission, timeMicros);
        }
        book.lastExecutionId++;
        return owner.credit
                ? null
                : new Fill(book.spec.index(), book.lastTradeId, order.id, price, quantity, quote, commission,
                        assets.get(gets), timeMicros, order.buy, maker);
    }

    private void tell(Order order, @Nullable Fill fill, long executionId) {
        if (fill != null) {
            order.filled(fill);
            for (OrderListener listener : orderListeners) {
                listener.onExecution(order,
                        new Execution(ExecutionType.TRADE, executionId, fill.timeMicros(), fill, null,
                                "", Refusal.NONE));
            }
        }
    }
}
