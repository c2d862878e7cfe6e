package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.SymbolSpec;

/**
 * The participants of one symbol. Each holds one resting order at about its own distance from a fair price that
 * walks at random; now and then one moves its order, and now and then one takes. Far away stand a few large
 * orders, so that no client empties a side. Simulator thread only.
 */
final class Street {
    /** Widest spread, in ticks, that the participants leave behind. */
    static final int WIDEST = 3;

    /** Large orders of a side, far from the price. */
    private static final int RESERVES = 2;
    private static final int FAIR_UNITS = 1_024;
    /** Volatility of a second as a part of the price. */
    private static final double VOLATILITY = 50e-6;
    private static final long LARGEST_STEP = FAIR_UNITS * 3 / 2;
    private static final int TAKES_PERCENT = 8;
    private static final int CANCELS_PERCENT = 4;
    private static final int TAKER_REACH_TICKS = 4;

    private final SymbolSpec spec;
    private final BookView book;
    private final Exchange exchange;
    private final Draws draws;
    private final Wallet[] crowd;
    private final Order[] bids;
    private final Order[] asks;
    private final Order taker = new Order();
    private final long anchor;
    private final int walk;
    private final long typical;
    private long fair;

    Street(SymbolSpec spec, Exchange exchange, Draws draws, Wallet[] crowd, int ordersPerSide,
            double secondsPerEvent) {
        this.spec = spec;
        this.exchange = exchange;
        this.book = exchange.book(spec.index());
        this.draws = draws;
        this.crowd = crowd;
        bids = orders(ordersPerSide + RESERVES);
        asks = orders(ordersPerSide + RESERVES);
        long start = Symbols.startPrice(spec);
        anchor = start / spec.tickSize();
        fair = anchor * FAIR_UNITS;
        double deviation = anchor * VOLATILITY * Math.sqrt(secondsPerEvent) * FAIR_UNITS;
        walk = (int) Math.max(1, Math.min(LARGEST_STEP, Math.round(deviation)));
        typical = stepped(Math.min(spec.maxQuantity() / 100, spec.minNotional() * 100 / start));
    }

    private static Order[] orders(int count) {
        Order[] orders = new Order[count];
        for (int i = 0; i < count; i++) {
            orders[i] = new Order();
        }
        return orders;
    }

    /** Puts the first orders on an empty book. */
    void open() {
        for (int slot = bids.length - 1; slot >= 0; slot--) {
            quote(true, slot);
            quote(false, slot);
        }
        closeGap();
    }

    /** Does what one participant does next. */
    void step() {
        walk();
        int what = draws.below(100);
        if (what < TAKES_PERCENT) {
            take();
        } else {
            boolean bid = draws.chance(1, 2);
            int quotes = bids.length - RESERVES;
            int slot = Math.min(draws.below(quotes), draws.below(quotes));
            withdraw(bid, slot);
            if (what >= TAKES_PERCENT + CANCELS_PERCENT) {
                quote(bid, slot);
            }
            refill(bid);
        }
        closeGap();
    }

    /** The further from the anchor, the likelier is a step back, so that a long run stays in a sane range. */
    private void walk() {
        long away = fair - anchor * FAIR_UNITS;
        int up = 500 - (int) Math.max(-250, Math.min(250, away * 1_000 / (anchor * FAIR_UNITS)));
        long step = draws.below(2 * walk + 1);
        fair += draws.chance(up, 1_000) ? step : -step;
    }

    private void take() {
        long bid = best(true);
        long ask = best(false);
        if (bid == 0 || ask == 0) {
            return;
        }
        boolean buy = draws.chance(fairTick() * 2 > bid + ask ? 65 : 35, 100);
        long limit = buy ? ask + TAKER_REACH_TICKS : bid - TAKER_REACH_TICKS;
        taker.limit(someone(), spec.index(), buy, limit * spec.tickSize(), quantity())
                .lasting(TimeInForce.IOC);
        exchange.place(taker);
    }

    private void withdraw(boolean bid, int slot) {
        Order order = side(bid)[slot];
        if (order.status().open()) {
            exchange.cancel(order, "");
        }
    }

    /** Brings back one order that was filled or withdrawn, if there is one. */
    private void refill(boolean bid) {
        Order[] side = side(bid);
        int from = draws.below(side.length);
        for (int i = 0; i < side.length; i++) {
            int slot = (from + i) % side.length;
            if (!side[slot].status().open()) {
                quote(bid, slot);
                return;
            }
        }
        int reserve = side.length - 1 - draws.below(RESERVES);
        long distance = Math.abs(side[reserve].price() / spec.tickSize() - fairTick());
        if (distance < distance(reserve) / 2 || distance > distance(reserve) * 2) {
            withdraw(bid, reserve);
            quote(bid, reserve);
        }
    }

    /** Places the order of a slot near its distance from the fair price, without crossing. */
    private void quote(boolean bid, int slot) {
        long distance = distance(slot);
        distance += draws.below((int) Math.min(1 << 20, 1 + distance / 4));
        place(bid, slot, bid ? fairTick() - distance : fairTick() + 1 + distance);
    }

    private void place(boolean bid, int slot, long wantedTick) {
        long other = best(!bid);
        long tick = Math.max(1, wantedTick);
        if (other > 0) {
            tick = bid ? Math.min(tick, other - 1) : Math.max(tick, other + 1);
        }
        if (tick < 1) {
            return;
        }
        boolean reserve = slot >= bids.length - RESERVES;
        long quantity = reserve ? Math.min(spec.maxQuantity(), typical * 20_000) : quantity();
        Wallet owner = crowd[(slot * 2 + (bid ? 0 : 1)) % crowd.length];
        exchange.place(
                side(bid)[slot].limit(owner, spec.index(), bid, tick * spec.tickSize(), stepped(quantity)));
    }

    /** Lets the outermost participants step inside until the spread is narrow again. */
    private void closeGap() {
        for (int i = 0; i < 4; i++) {
            long bid = best(true);
            long ask = best(false);
            if (bid > 0 && ask > 0 && ask - bid <= WIDEST) {
                return;
            }
            long tick = fairTick();
            boolean onBid = bid == 0 || (ask != 0 && tick - bid > ask - tick - 1);
            int slot = spare(onBid);
            withdraw(onBid, slot);
            if (onBid) {
                place(true, slot, Math.max(tick, bid + 1));
            } else {
                place(false, slot, ask == 0 ? tick + 1 : Math.min(tick + 1, ask - 1));
            }
        }
    }

    /** A slot without an order, or the one whose order stands farthest away. */
    private int spare(boolean bid) {
        Order[] side = side(bid);
        int farthest = 0;
        for (int slot = 0; slot < side.length - RESERVES; slot++) {
            if (!side[slot].status().open()) {
                return slot;
            }
            boolean farther = bid
                    ? side[slot].price() < side[farthest].price()
                    : side[slot].price() > side[farthest].price();
            farthest = farther ? slot : farthest;
        }
        return farthest;
    }

    /** Ticks from the fair price: dense near it, sparser outwards, reserves at half a percent and one percent. */
    private long distance(int slot) {
        int quotes = bids.length - RESERVES;
        if (slot >= quotes) {
            return Math.max(quotes * 8L, anchor / 200) * (slot - quotes + 1);
        }
        return slot < 8 ? slot / 2 : slot - 4 + (long) slot * slot / 32;
    }

    private long quantity() {
        return stepped(Math.min(typical * 10, Math.max(typical / 8, draws.exponential(typical))));
    }

    private long stepped(long quantity) {
        return Math.max(spec.stepSize(), quantity - quantity % spec.stepSize());
    }

    private Wallet someone() {
        return crowd[draws.below(crowd.length)];
    }

    private Order[] side(boolean bid) {
        return bid ? bids : asks;
    }

    private long fairTick() {
        return fair / FAIR_UNITS;
    }

    private long best(boolean bid) {
        return book.levels(bid) == 0 ? 0 : book.price(bid, 0) / spec.tickSize();
    }
}
