package io.ticklane.simulator.engine;

/**
 * What happens where an order would meet one of its own account or trade group. Simulator thread only.
 */
final class SelfTrades {
    private final Floor floor;
    private final Settlement settlement;

    SelfTrades(Floor floor, Settlement settlement) {
        this.floor = floor;
        this.settlement = settlement;
    }

    /** Whether two orders count as those of one. */
    static boolean same(Order one, Order other) {
        Wallet a = one.owner();
        Wallet b = other.owner();
        return a == b || (a.tradeGroupId != Account.NO_GROUP && a.tradeGroupId == b.tradeGroupId);
    }

    /** Whether what is prevented between two orders moves between their accounts. */
    static boolean transfers(Order taker, Order maker) {
        return taker.prevention == SelfTradePrevention.TRANSFER
                && maker.prevention == SelfTradePrevention.TRANSFER && taker.owner() != maker.owner();
    }

    /**
     * Prevents a match. Afterwards the orders show what they lost and, if that was all they had, that they expired;
     * the maker is still on its level.
     *
     * @param wanted what the taker would take at this price
     */
    void prevent(Book book, Level level, Order maker, Order taker, long wanted) {
        SelfTradePrevention mode = taker.prevention == SelfTradePrevention.TRANSFER
                && maker.prevention != SelfTradePrevention.TRANSFER
                        ? SelfTradePrevention.DECREMENT
                        : taker.prevention;
        long both = Math.min(wanted, maker.remaining());
        long takerLoses = switch (mode) {
            case EXPIRE_TAKER, EXPIRE_BOTH -> wanted;
            case DECREMENT, TRANSFER -> both;
            case EXPIRE_MAKER, NONE -> 0;
        };
        long makerLoses = switch (mode) {
            case EXPIRE_MAKER, EXPIRE_BOTH -> maker.remaining();
            case DECREMENT, TRANSFER -> both;
            case EXPIRE_TAKER, NONE -> 0;
        };
        Prevention prevention = new Prevention(book.spec.index(), book.nextPreventionId++, taker.id, maker.id,
                taker.owner().tradeGroupId, mode, level.price, takerLoses, makerLoses, floor.now);
        level.lose(maker, makerLoses);
        lose(maker, prevention, makerLoses, 0);
        lose(taker, prevention, takerLoses, book.quote(level.price, takerLoses));
        expireWhereUsedUp(book, taker, takerLoses, level.price);
        remember(prevention, taker.owner(), maker.owner());
        if (transfers(taker, maker)) {
            transfer(book, maker, taker, both, book.quote(level.price, both));
        } else if (makerLoses > 0 && !maker.owner().credit) {
            Locks.renew(book, maker);
        }
        if (makerLoses > 0) {
            floor.events.prevention(book, maker, prevention);
        }
        if (takerLoses > 0) {
            floor.events.prevention(book, taker, prevention);
        }
    }

    private void lose(Order order, Prevention prevention, long quantity, long quote) {
        order.preventedBy(prevention);
        order.updateMicros = quantity > 0 ? floor.now : order.updateMicros;
        order.prevented += quantity;
        if (order.quoteQuantity > 0) {
            order.quantity += quantity;
            order.preventedQuote += quote;
        } else if (order.remaining() == 0) {
            order.status = OrderStatus.EXPIRED_IN_MATCH;
        }
    }

    /** An order by quote amount has no quantity that could be used up. */
    private static void expireWhereUsedUp(Book book, Order taker, long lost, long price) {
        boolean ends = taker.prevention == SelfTradePrevention.EXPIRE_TAKER
                || taker.prevention == SelfTradePrevention.EXPIRE_BOTH;
        if (taker.quoteQuantity > 0 && lost > 0
                && (ends || book.affordable(taker.quoteRemaining(), price) == 0)) {
            taker.status = OrderStatus.EXPIRED_IN_MATCH;
        }
    }

    private static void remember(Prevention prevention, Wallet taker, Wallet maker) {
        if (!taker.credit) {
            taker.ledger.remember(prevention);
        }
        if (!maker.credit && maker != taker) {
            maker.ledger.remember(prevention);
        }
    }

    /** Moves what two accounts of a group would have traded, without commission. */
    private void transfer(Book book, Order maker, Order taker, long quantity, long quote) {
        long base = book.base(quantity);
        for (Order order : new Order[]{maker, taker}) {
            settlement.pay(book, order, order.buy ? quote : base);
            order.owner().add(book.pays(!order.buy), order.buy ? base : quote, floor.now);
        }
        Wallet buyer = (taker.buy ? taker : maker).owner();
        Wallet seller = (taker.buy ? maker : taker).owner();
        floor.events.transfer(buyer, book.baseAsset, base, floor.now);
        floor.events.transfer(buyer, book.quoteAsset, -quote, floor.now);
        floor.events.transfer(seller, book.baseAsset, -base, floor.now);
        floor.events.transfer(seller, book.quoteAsset, quote, floor.now);
    }
}
