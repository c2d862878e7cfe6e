package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.SymbolSpec;

/**
 * The participants of one symbol, around a fair price that moves at random. Some compete for the best price; most
 * stand behind it, each at about its own distance, and come and go without ever being filled; a few take. When the
 * fair price jumps, takers sweep what stands in the way. Far away stand a few large orders, so that no client
 * empties a side. Simulator thread only.
 */
final class Street {
    private static final int FAIR_BITS = 10;
    private static final int FAIR_UNITS = 1 << FAIR_BITS;
    private static final int CENTIBIPS = 1_000_000;

    /** Large orders of a side, at two and four percent from the price. */
    private static final int RESERVES = 2;
    private static final int RESERVE_PERCENT = 2;
    private static final int RESERVE_AMOUNT = 2_000_000;
    /** Reserves are looked after in one action of so many. */
    private static final int RESERVE_TURN = 64;

    /** A flurry of so many percent of the mean size moves the fair price. */
    private static final int MOVING_PERCENT = 150;
    /** Larger ones do not move it further. */
    private static final int LARGEST_PERCENT = 1_500;
    private static final int TAKER_REACH_CENTIBIPS = 200;
    /** Of twelve who stand behind the best price and act, so many change their size, so many leave; the others move. */
    private static final int RESIZES = 4;
    private static final int LEAVES = 3;
    private static final int TAIL = 3;
    private static final int PART_BITS = 10;

    private final SymbolSpec spec;
    private final Profile profile;
    private final BookView book;
    private final Exchange exchange;
    private final Draws draws;
    private final Wallet[] crowd;
    private final Side bids;
    private final Side asks;
    private final Order taker = new Order();
    private final long anchor;
    private final long unitQuantity;
    private final long reachTicks;
    private final long takerReachTicks;
    private final long moveUnits;
    private final long spreadUnits;
    private long fair;

    /** Orders of one side: those behind the best price, then those that compete for it, then the reserves. */
    private static final class Side {
        final boolean bid;
        final Order[] quotes;
        final Order[] touch;
        final Order[] reserves = orders(RESERVES);

        Side(boolean bid, Profile profile) {
            this.bid = bid;
            quotes = orders(profile.quotes());
            touch = orders(profile.touchOrders());
        }

        private static Order[] orders(int count) {
            Order[] orders = new Order[count];
            for (int i = 0; i < count; i++) {
                orders[i] = new Order();
            }
            return orders;
        }
    }

    /**
     * @param hurry actions a second over what the real venue has: the more, the less each moves the price
     */
    Street(SymbolSpec spec, Profile profile, Exchange exchange, Draws draws, Wallet[] crowd, double hurry) {
        this.spec = spec;
        this.profile = profile;
        this.exchange = exchange;
        this.book = exchange.book(spec.index());
        this.draws = draws;
        this.crowd = crowd;
        bids = new Side(true, profile);
        asks = new Side(false, profile);
        long start = Symbols.startPrice(spec);
        anchor = start / spec.tickSize();
        fair = anchor * FAIR_UNITS + FAIR_UNITS / 2;
        unitQuantity = Math.max(1, spec.minNotional() / start);
        reachTicks = Math.max(units(profile.reachCentibips()) >> FAIR_BITS,
                profile.quotes() * 100L / profile.perHundredTicks());
        spreadUnits = units(profile.spreadCentibips());
        moveUnits = Math.max(1, (long) (units(profile.moveCentibips()) / StrictMath.sqrt(hurry)));
        takerReachTicks = Math.max(4, units(TAKER_REACH_CENTIBIPS) >> FAIR_BITS);
    }

    private long units(int centibips) {
        return anchor * FAIR_UNITS * centibips / CENTIBIPS;
    }

    /** Puts the first orders on an empty book. */
    void open() {
        for (Side side : new Side[]{bids, asks}) {
            for (int i = 0; i < RESERVES; i++) {
                reserve(side, i);
            }
            for (int i = 0; i < side.quotes.length; i++) {
                if (draws.chance(4, 5)) {
                    place(side, side.quotes[i], behind(side, distance(i)), quantity(i));
                }
            }
            for (Order order : side.touch) {
                compete(side, order);
            }
        }
    }

    /**
     * Does what one participant does next.
     *
     * @param flurryPercent size of the flurry that begins with it, in percent of the mean; 0: it goes on
     */
    void act(long flurryPercent) {
        if (flurryPercent >= MOVING_PERCENT) {
            move(flurryPercent);
        }
        int what = draws.below(1_000);
        Side side = draws.coin() ? bids : asks;
        if (what < profile.takesPerMille()) {
            if (!sweep()) {
                take();
            }
        } else if (what < profile.takesPerMille() + profile.touchPerMille()) {
            touch(side);
        } else {
            stir(side);
        }
    }

    /** The further from the anchor, the likelier is a move back, so that a long run stays in a sane range. */
    private void move(long flurryPercent) {
        long away = (fair - anchor * FAIR_UNITS) / anchor;
        int up = 500 - (int) Math.max(-250, Math.min(250, away * 1_000 / FAIR_UNITS));
        long step = draws.exponential(moveUnits * Math.min(LARGEST_PERCENT, flurryPercent) / 100);
        fair += draws.chance(up, 1_000) ? step : -step;
        if (draws.chance(1, 6)) {
            sweep();
        } else {
            flee();
        }
        compete(bids, bids.touch[draws.below(bids.touch.length)]);
        compete(asks, asks.touch[draws.below(asks.touch.length)]);
    }

    /** Those who stand on the wrong side of the fair price withdraw before anybody takes them. */
    private void flee() {
        long tick = fairTick();
        Side side = best(true) > tick ? bids : asks;
        for (int slot = 0; slot < side.quotes.length / 8; slot++) {
            fleeFrom(tick, side, side.quotes[slot]);
        }
        for (Order order : side.touch) {
            fleeFrom(tick, side, order);
        }
    }

    private void fleeFrom(long tick, Side side, Order order) {
        long own = order.price() / spec.tickSize();
        if (side.bid ? own > tick : own <= tick) {
            withdraw(order);
        }
    }

    /** Takes what stands on the wrong side of the fair price. False if nothing does. */
    private boolean sweep() {
        long tick = fairTick();
        long bid = best(true);
        long ask = best(false);
        if (ask != 0 && ask <= tick) {
            take(true, tick, standing(false, tick));
        } else if (bid > tick + 1) {
            take(false, tick + 1, standing(true, tick + 1));
        } else {
            return false;
        }
        return true;
    }

    private long standing(boolean bid, long limitTick) {
        long limit = limitTick * spec.tickSize();
        long sum = 0;
        for (int i = 0; i < book.levels(bid) && sum < spec.maxQuantity(); i++) {
            if (bid ? book.price(true, i) < limit : book.price(false, i) > limit) {
                break;
            }
            sum += book.quantity(bid, i);
        }
        return sum;
    }

    private void take() {
        long bid = best(true);
        long ask = best(false);
        boolean buy = draws.chance(fairTick() * 2 > bid + ask ? 60 : 40, 100);
        take(buy, buy ? ask + takerReachTicks : bid - takerReachTicks,
                draws.spread(unitQuantity, 1 + draws.below(profile.takeOctaves())));
    }

    private void take(boolean buy, long limitTick, long quantity) {
        taker.limit(someone(), spec.index(), buy, Math.max(1, limitTick) * spec.tickSize(), stepped(quantity))
                .lasting(TimeInForce.IOC);
        exchange.place(taker);
    }

    /** One of those who compete for the best price moves, withdraws, or comes back. */
    private void touch(Side side) {
        Order order = side.touch[draws.below(side.touch.length)];
        boolean stays = !order.status().open() || draws.coin() || isStale(side, order);
        if (stays) {
            compete(side, order);
        } else {
            withdraw(order);
        }
    }

    private boolean isStale(Side side, Order order) {
        long tick = order.price() / spec.tickSize();
        long slack = spreadUnits >> FAIR_BITS;
        return side.bid
                ? tick > fairTick() || tick < fairTick() - slack
                : tick <= fairTick() || tick > fairTick() + 1 + slack;
    }

    private void compete(Side side, Order order) {
        withdraw(order);
        long away = (spreadUnits * (64 + draws.below(128))) >> 8;
        long tick = side.bid ? (fair - away) >> FAIR_BITS : ((fair + away) >> FAIR_BITS) + 1;
        place(side, order, tick,
                draws.exponential(
                        draws.exponential(draws.exponential(unitQuantity * profile.touchAmount()))));
    }

    /** One of those behind the best price moves, withdraws, or comes back. */
    private void stir(Side side) {
        int slot = draws.nearby(draws.chance(6, 7) ? profile.near() : side.quotes.length);
        Order order = side.quotes[slot];
        boolean stood = order.status().open();
        withdraw(order);
        int what = draws.below(12);
        if (stood && what < RESIZES) {
            place(side, order, order.price() / spec.tickSize(), quantity(slot));
        } else if (!stood || what >= RESIZES + LEAVES) {
            place(side, order, behind(side, distance(slot)), quantity(slot));
        }
        if (draws.below(RESERVE_TURN) == 0) {
            tend(side, draws.below(RESERVES));
        }
    }

    private long quantity(int slot) {
        long quantity = draws.exponential(draws.exponential(unitQuantity * profile.quoteAmount()));
        return slot * 2 > profile.quotes() ? draws.exponential(quantity) : quantity;
    }

    /** Ticks behind the best price: even for most, then wider and wider. */
    private long distance(int slot) {
        long even = reachTicks * slot / profile.quotes();
        long part = ((long) slot << PART_BITS) / profile.quotes();
        for (int i = 0; i < 4; i++) {
            part = (part * part) >> PART_BITS;
        }
        int jitter = (int) (2 * reachTicks / profile.quotes()) + 2;
        return 1 + even + draws.below(jitter) + ((TAIL * reachTicks * part) >> PART_BITS);
    }

    /** Bids stand the closer to each other the lower they are, since no price is below one tick. */
    private long behind(Side side, long distance) {
        long tick = fairTick();
        return side.bid ? tick - (distance * tick) / (distance + tick) : tick + 1 + distance;
    }

    private void tend(Side side, int which) {
        Order order = side.reserves[which];
        long away = Math.abs(order.price() / spec.tickSize() - fairTick());
        long wanted = reserveDistance(which);
        if (!order.status().open() || away < wanted / 2 || away > wanted * 2) {
            withdraw(order);
            reserve(side, which);
        }
    }

    private void reserve(Side side, int which) {
        place(side, side.reserves[which], behind(side, reserveDistance(which)),
                unitQuantity * RESERVE_AMOUNT);
    }

    private long reserveDistance(int which) {
        return Math.max(reachTicks, anchor * RESERVE_PERCENT / 100) * (which + 1);
    }

    /** Places an order without crossing. */
    private void place(Side side, Order order, long wantedTick, long quantity) {
        long other = best(!side.bid);
        long tick = wantedTick;
        if (other > 0) {
            tick = side.bid ? Math.min(tick, other - 1) : Math.max(tick, other + 1);
        }
        if (tick >= 1) {
            exchange.place(order.limit(someone(), spec.index(), side.bid, tick * spec.tickSize(),
                    stepped(quantity)));
        }
    }

    private void withdraw(Order order) {
        if (order.status().open()) {
            exchange.cancel(order, "");
        }
    }

    private long stepped(long quantity) {
        long allowed = Math.max(spec.minQuantity(), Math.min(spec.maxQuantity(), quantity));
        return Math.max(spec.stepSize(), allowed - allowed % spec.stepSize());
    }

    private Wallet someone() {
        return crowd[draws.below(crowd.length)];
    }

    private long fairTick() {
        return fair >> FAIR_BITS;
    }

    private long best(boolean bid) {
        return book.levels(bid) == 0 ? 0 : book.price(bid, 0) / spec.tickSize();
    }
}
