package io.ticklane.simulator.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the engine checks before it accepts something. Simulator thread only. */
final class Judge {
    /** Most of one asset, at scale 8, that an account may come to hold: far from what a long holds. */
    private static final long MOST = 4_000_000_000_000_000_000L;

    private final Preview preview;
    private final Counts counts;

    Judge(Floor floor) {
        preview = new Preview(floor);
        counts = new Counts(floor);
    }

    /** Whether an order may be placed. */
    Refusal order(Book book, Order order) {
        if (book.rules.status() != SymbolStatus.TRADING) {
            return Refusal.MARKET_CLOSED;
        }
        Wallet owner = order.owner();
        if (!owner.credit) {
            Refusal refusal = account(book, order, owner);
            if (refusal != Refusal.NONE) {
                return refusal;
            }
        }
        return order.pegPrice == null && order.type == OrderType.LIMIT ? Refusal.NONE : entry(book, order);
    }

    private Refusal account(Book book, Order order, Wallet owner) {
        Refusal refusal = Features.of(book.rules, order);
        if (refusal == Refusal.NONE) {
            refusal = named(order, owner);
        }
        if (refusal == Refusal.NONE) {
            refusal = counts.judge(book, owner, List.of(order), false);
        }
        return refusal == Refusal.NONE ? funds(book, order, owner) : refusal;
    }

    private static Refusal named(Order order, Wallet owner) {
        Order namesake = order.clientOrderId.isEmpty()
                ? null
                : owner.order(order.symbol, order.clientOrderId);
        return namesake != null && namesake.answersTo(order.clientOrderId) ? Refusal.DUPLICATE : Refusal.NONE;
    }

    private Refusal funds(Book book, Order order, Wallet owner) {
        if (order.quoteQuantity > 0 && tooThin(book, order)) {
            return Refusal.LIQUIDITY;
        }
        if (!order.waits() && !Pegs.fix(book, order)) {
            return Refusal.PEG_LIQUIDITY;
        }
        try {
            long needed = order.type == OrderType.MARKET
                    ? preview.cost(book, order)
                    : Locks.alone(book, order);
            boolean tooLittle = needed > owner.free[book.pays(order.buy)];
            return tooLittle || !holdable(book, order) ? Refusal.BALANCE : Refusal.NONE;
        } catch (ArithmeticException e) {
            return Refusal.BALANCE;
        }
    }

    /** Whether what an order can bring in still fits. */
    boolean holdable(Book book, Order order) {
        Wallet owner = order.owner();
        int gets = book.pays(!order.buy);
        return wouldGet(book, order) <= MOST - owner.free[gets] - owner.locked[gets];
    }

    /** About what an order can bring in, at scale 8. */
    private static long wouldGet(Book book, Order order) {
        long best = book.side(!order.buy).bestPrice();
        if (!order.buy) {
            return order.quoteQuantity > 0
                    ? order.quoteQuantity
                    : book.quoteUp(Math.max(Math.max(order.limit, order.stopPrice), best), order.quantity);
        }
        return book
                .base(order.quoteQuantity > 0 ? book.affordable(order.quoteQuantity, best) : order.quantity);
    }

    private static boolean tooThin(Book book, Order order) {
        BookSide makers = book.side(!order.buy);
        return makers.size() == 0
                || book.affordable(order.quoteQuantity, makers.bestPrice()) < book.spec.minQuantity();
    }

    /** Whether an order may go on the book, or wait for its price, as the market stands. */
    Refusal entry(Book book, Order order) {
        if (order.waits()) {
            return wouldTrigger(book, order) ? Refusal.WOULD_TRIGGER : Refusal.NONE;
        }
        if (!Pegs.fix(book, order)) {
            return Refusal.PEG_LIQUIDITY;
        }
        BookSide makers = book.side(!order.buy);
        boolean takes = makers.size() > 0 && makers.reaches(order.limit, makers.bestPrice());
        return order.type == OrderType.LIMIT_MAKER && takes ? Refusal.WOULD_TAKE : Refusal.NONE;
    }

    private static boolean wouldTrigger(Book book, Order order) {
        long last = book.lastPrice;
        return order.stopPrice > 0 && last > 0
                && (Triggers.above(order) ? last >= order.stopPrice : last <= order.stopPrice);
    }

    /** Whether a list may be placed. */
    Refusal list(Book book, OrderList list) {
        if (list.legs.size() != list.kind().legs()) {
            throw new IllegalArgumentException(
                    list.kind() + " has " + list.kind().legs() + " legs, not " + list.legs.size());
        }
        if (book.rules.status() != SymbolStatus.TRADING) {
            return Refusal.MARKET_CLOSED;
        }
        Wallet owner = list.owner();
        if (!owner.credit) {
            Refusal refusal = account(book, list, owner);
            if (refusal != Refusal.NONE) {
                return refusal;
            }
        }
        int first = list.kind().firstOfPair();
        if (first >= 0 && !wellPriced(book, list.legs.get(first), list.legs.get(first + 1), first == 0)) {
            return Refusal.LIST_PRICES;
        }
        for (Order leg : list.legs) {
            Refusal refusal = list.pending(leg) ? Refusal.NONE : entry(book, leg);
            if (refusal != Refusal.NONE) {
                return refusal;
            }
        }
        return Refusal.NONE;
    }

    private Refusal account(Book book, OrderList list, Wallet owner) {
        Refusal refusal = Features.of(book.rules, list.kind());
        Set<String> names = new HashSet<>();
        for (Order leg : list.legs) {
            refusal = refusal == Refusal.NONE ? Features.of(book.rules, leg) : refusal;
            refusal = refusal == Refusal.NONE ? named(leg, owner) : refusal;
            boolean twice = !leg.clientOrderId.isEmpty() && !names.add(leg.clientOrderId);
            refusal = refusal == Refusal.NONE && twice ? Refusal.DUPLICATE : refusal;
        }
        OrderList namesake = owner.list(list.clientListId());
        if (refusal == Refusal.NONE && namesake != null && namesake.state() == OrderList.State.EXECUTING) {
            refusal = Refusal.DUPLICATE;
        }
        if (refusal == Refusal.NONE) {
            refusal = counts.judge(book, owner, list.legs, true);
        }
        for (Order leg : list.legs) {
            refusal = refusal == Refusal.NONE && !list.pending(leg) ? funds(book, leg, owner) : refusal;
        }
        return refusal;
    }

    /** Whether the legs of an OCO lie on their sides of each other and, if it starts now, of the last price. */
    private static boolean wellPriced(Book book, Order above, Order below, boolean now) {
        long upper = around(above);
        long lower = around(below);
        if (upper > 0 && lower > 0 && upper <= lower) {
            return false;
        }
        long last = book.lastPrice;
        return !now || last == 0 || ((upper == 0 || upper > last) && (lower == 0 || lower < last));
    }

    /** The price at which a leg begins to work, or 0 if that is not known yet. */
    private static long around(Order leg) {
        return leg.type.contingent() ? leg.stopPrice : leg.price;
    }

    /** Whether cancels and amendments are taken. */
    static boolean open(Book book) {
        return switch (book.rules.status()) {
            case TRADING, CANCEL_ONLY, END_OF_DAY -> true;
            case HALT, BREAK -> false;
        };
    }

}
