package io.ticklane.simulator.engine;

import java.util.List;

/**
 * Limits of how much an account may have open. Contingent orders count as such until they end, lists once, their legs
 * each. Simulator thread only.
 */
final class Counts {
    private final Floor floor;

    Counts(Floor floor) {
        this.floor = floor;
    }

    /** Whether an account may add these orders; {@code asList}: as one list. */
    Refusal judge(Book book, Wallet owner, List<Order> added, boolean asList) {
        Refusal refusal = judge(book.rules.filters(), book, owner, added, asList);
        if (refusal == Refusal.NONE && !floor.filters.isEmpty()) {
            refusal = judge(floor.filters, book, owner, added, asList);
        }
        return refusal;
    }

    private static Refusal judge(List<Filter> filters, Book book, Wallet owner, List<Order> added,
            boolean asList) {
        for (Filter filter : filters) {
            if (filter instanceof Filter.MaxNumber number) {
                Refusal refusal = judge(number, book, owner, added, asList);
                if (refusal != Refusal.NONE) {
                    return refusal;
                }
            } else if (filter instanceof Filter.MaxPosition most && buys(owner, book, added, most)) {
                return Refusal.MAX_POSITION;
            }
        }
        return Refusal.NONE;
    }

    private static Refusal judge(Filter.MaxNumber number, Book book, Wallet owner, List<Order> added,
            boolean asList) {
        int symbol = book.spec.index();
        boolean over = switch (number.counted()) {
            case MAX_NUM_ORDERS -> owner.openCount(symbol) + added.size() > number.limit();
            case EXCHANGE_MAX_NUM_ORDERS -> owner.open().size() + added.size() > number.limit();
            case MAX_NUM_ALGO_ORDERS, EXCHANGE_MAX_NUM_ALGO_ORDERS, MAX_NUM_ICEBERG_ORDERS,
                    EXCHANGE_MAX_NUM_ICEBERG_ORDERS -> {
                int more = count(added, number.counted(), symbol);
                yield more > 0 && count(owner.open(), number.counted(), symbol) + more > number.limit();
            }
            case MAX_NUM_ORDER_LISTS -> asList && lists(owner, symbol) + 1 > number.limit();
            case EXCHANGE_MAX_NUM_ORDER_LISTS -> asList && owner.openLists().size() + 1 > number.limit();
            case MAX_NUM_ORDER_AMENDS -> false;
        };
        return over ? Refusal.valueOf(number.counted().name()) : Refusal.NONE;
    }

    private static int count(Iterable<Order> orders, Filter.Counted counted, int symbol) {
        boolean everywhere = counted == Filter.Counted.EXCHANGE_MAX_NUM_ALGO_ORDERS
                || counted == Filter.Counted.EXCHANGE_MAX_NUM_ICEBERG_ORDERS;
        boolean contingent = counted == Filter.Counted.MAX_NUM_ALGO_ORDERS
                || counted == Filter.Counted.EXCHANGE_MAX_NUM_ALGO_ORDERS;
        int found = 0;
        for (Order order : orders) {
            boolean is = contingent ? order.type.contingent() : order.icebergQuantity > 0;
            found += is && (everywhere || order.symbol == symbol) ? 1 : 0;
        }
        return found;
    }

    private static int lists(Wallet owner, int symbol) {
        int found = 0;
        for (OrderList list : owner.openLists()) {
            found += list.symbol() == symbol ? 1 : 0;
        }
        return found;
    }

    /** Whether buying so much more would be too much of the base asset. */
    private static boolean buys(Wallet owner, Book book, List<Order> added, Filter.MaxPosition most) {
        long more = 0;
        for (Order order : added) {
            more += order.buy ? order.quantity : 0;
        }
        if (more == 0) {
            return false;
        }
        for (Order order : owner.open()) {
            more += order.buy && order.symbol == book.spec.index() ? order.remaining() : 0;
        }
        long held = owner.free[book.baseAsset] + owner.locked[book.baseAsset];
        return book.base(more) > book.base(most.maxPosition()) - held;
    }
}
