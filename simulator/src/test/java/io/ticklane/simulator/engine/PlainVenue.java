package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The engine once more, slow and plain: lists that are sorted when something is wanted of them, exact decimals, and
 * nothing kept that can be worked out. Written from the venue's documents and the Javadoc of the engine's choices.
 */
final class PlainVenue {
    /** Limits of what may be open. */
    record Limits(int orders, int algos, int icebergs, int lists, int amends) {}

    final SymbolSpec spec;
    final PlainMoney money;
    final List<PlainOrder> orders = new ArrayList<>();
    final List<String> trades = new ArrayList<>();
    private final Limits limits;
    /** Accounts below this count as one in self-trade prevention. */
    private final int grouped;
    private final ArrayDeque<PlainOrder> due = new ArrayDeque<>();
    private final List<PlainOrder.Group> groups = new ArrayList<>();
    private long numbers;
    private long places;
    private long last;
    private long firstSeen;

    PlainVenue(SymbolSpec spec, PlainMoney money, Limits limits, int grouped) {
        this.spec = spec;
        this.money = money;
        this.limits = limits;
        this.grouped = grouped;
    }

    // What can be worked out.

    List<PlainOrder> makers(boolean bids) {
        Comparator<PlainOrder> byPrice = Comparator.comparingLong(o -> bids ? -o.price : o.price);
        List<PlainOrder> makers = new ArrayList<>();
        for (PlainOrder order : orders) {
            if (order.place > 0 && order.buy == bids) {
                makers.add(order);
            }
        }
        makers.sort(byPrice.thenComparingLong(o -> o.place));
        return makers;
    }

    BigDecimal locked(int account, boolean quoteAsset) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PlainOrder order : orders) {
            if (order.account == account && order.open()) {
                // A pending OPO locks what its working leg bought, which is what it is going to sell.
                sum = order.buy == quoteAsset ? sum.add(locks(order)) : sum;
            }
        }
        return sum;
    }

    private BigDecimal free(int account, boolean quoteAsset) {
        return (quoteAsset ? money.quote : money.base)[account].subtract(locked(account, quoteAsset));
    }

    private BigDecimal locks(PlainOrder order) {
        PlainOrder.Group list = order.list;
        if (list == null) {
            return alone(order);
        }
        if (order.status == OrderStatus.PENDING_NEW) {
            return list.sizesPending() && order == list.legs.get(1) ? list.received : BigDecimal.ZERO;
        }
        PlainOrder partner = list.partner(order);
        if (partner == null || !partner.open() || list.started == order) {
            return alone(order);
        }
        return list.started == null && order == list.pair().get(0)
                ? alone(order).max(alone(partner))
                : BigDecimal.ZERO;
    }

    private BigDecimal alone(PlainOrder order) {
        return order.buy
                ? money.worth(order.price > 0 ? order.price : order.stop, order.left(), RoundingMode.CEILING)
                : money.baseOf(order.left());
    }

    private boolean reaches(PlainOrder taker, long price) {
        return taker.anyPrice() || (taker.buy ? taker.price >= price : taker.price <= price);
    }

    private boolean same(PlainOrder a, PlainOrder b) {
        return a.account == b.account || (a.account < grouped && b.account < grouped);
    }

    private static boolean transfers(PlainOrder taker, PlainOrder maker) {
        return taker.mode == SelfTradePrevention.TRANSFER && maker.mode == SelfTradePrevention.TRANSFER
                && taker.account != maker.account;
    }

    private boolean fixPeg(PlainOrder order) {
        if (order.peg == null) {
            return true;
        }
        boolean bids = order.buy == (order.peg == PegPrice.PRIMARY_PEG);
        List<Long> prices = makers(bids).stream().map(o -> o.price).distinct().toList();
        int at = Math.max(0, order.pegOffset);
        if (at >= prices.size()) {
            return false;
        }
        order.price = prices.get(at);
        return true;
    }

    /** What an order would take and pay, tried on paper. */
    private record Trial(long got, BigDecimal cost) {}

    private Trial trial(PlainOrder taker) {
        long got = 0;
        BigDecimal cost = BigDecimal.ZERO;
        long left = taker.left();
        BigDecimal quoteLeft = taker.quote == null ? null : taker.quoteLeft();
        List<PlainOrder> makers = makers(!taker.buy);
        for (long price : makers.stream().map(o -> o.price).distinct().toList()) {
            if (!reaches(taker, price)) {
                break;
            }
            long wanted = quoteLeft == null ? left : money.affordable(quoteLeft, price);
            Queue queue = new Queue(makers.stream().filter(o -> o.price == price).toList());
            long taken = 0;
            long lost = 0;
            long moved = 0;
            boolean ended = false;
            while (!ended && taken + lost < wanted && !queue.isEmpty()) {
                PlainOrder maker = queue.first();
                long most = wanted - taken - lost;
                if (taker.mode == SelfTradePrevention.NONE || !same(taker, maker)) {
                    taken += queue.take(most);
                } else {
                    switch (taker.mode) {
                        case EXPIRE_TAKER, EXPIRE_BOTH -> ended = true;
                        case EXPIRE_MAKER -> queue.drop();
                        default -> {
                            boolean moves = transfers(taker, maker);
                            long both = queue.lose(most);
                            lost += both;
                            moved += moves ? both : 0;
                        }
                    }
                }
            }
            got += taken;
            cost = cost.add(taker.buy
                    ? money.worth(price, taken + moved, RoundingMode.CEILING)
                    : money.baseOf(taken + moved));
            left -= taken + lost;
            quoteLeft = quoteLeft == null
                    ? null
                    : quoteLeft.subtract(money.worth(price, taken + lost, RoundingMode.FLOOR));
            if (ended || (quoteLeft == null && left == 0)) {
                break;
            }
        }
        return new Trial(got, cost);
    }

    /** Orders at one price on paper: what they show and hide, the first one first. */
    private static final class Queue {
        private final List<PlainOrder> orders;
        private final List<long[]> sizes = new ArrayList<>();

        Queue(List<PlainOrder> orders) {
            this.orders = new ArrayList<>(orders);
            for (PlainOrder order : orders) {
                sizes.add(new long[]{order.shown, order.left() - order.shown});
            }
        }

        boolean isEmpty() {
            return orders.isEmpty();
        }

        PlainOrder first() {
            return orders.get(0);
        }

        long take(long most) {
            long[] size = sizes.get(0);
            long taken = Math.min(most, size[0]);
            size[0] -= taken;
            renew();
            return taken;
        }

        /** As a decrement does, which reaches what is hidden too. */
        long lose(long most) {
            long[] size = sizes.get(0);
            long lost = Math.min(most, size[0] + size[1]);
            long shown = Math.min(lost, size[0]);
            size[0] -= shown;
            size[1] -= lost - shown;
            renew();
            return lost;
        }

        void drop() {
            orders.remove(0);
            sizes.remove(0);
        }

        private void renew() {
            long[] size = sizes.get(0);
            if (size[0] > 0) {
                return;
            }
            PlainOrder order = orders.get(0);
            drop();
            if (size[1] > 0) {
                long part = Math.min(order.iceberg, size[1]);
                orders.add(order);
                sizes.add(new long[]{part, size[1] - part});
            }
        }
    }

    private BigDecimal needs(PlainOrder order) {
        if (!order.anyPrice() || order.waits()) {
            return locks(order);
        }
        if (order.buy && order.quote != null) {
            return order.quote;
        }
        return !order.buy && order.quote == null ? money.baseOf(order.left()) : trial(order).cost;
    }

    // What is refused.

    private Refusal judge(PlainOrder order) {
        Refusal refusal = named(order);
        refusal = refusal == Refusal.NONE ? counts(List.of(order), false) : refusal;
        refusal = refusal == Refusal.NONE ? funds(order) : refusal;
        return refusal != Refusal.NONE || (order.type == OrderType.LIMIT && order.peg == null)
                ? refusal
                : entry(order);
    }

    private Refusal named(PlainOrder order) {
        boolean taken = !order.name.isEmpty() && orders.stream()
                .anyMatch(o -> o.open() && o.account == order.account && o.name.equals(order.name));
        return taken ? Refusal.DUPLICATE : Refusal.NONE;
    }

    private Refusal counts(List<PlainOrder> added, boolean asList) {
        int account = added.get(0).account;
        List<PlainOrder> all = new ArrayList<>(added);
        orders.stream().filter(o -> o.open() && o.account == account).forEach(all::add);
        if (all.size() > limits.orders) {
            return Refusal.MAX_NUM_ORDERS;
        }
        if (added.stream().anyMatch(PlainOrder::contingent)
                && all.stream().filter(PlainOrder::contingent).count() > limits.algos) {
            return Refusal.MAX_NUM_ALGO_ORDERS;
        }
        if (added.stream().anyMatch(o -> o.iceberg > 0)
                && all.stream().filter(o -> o.iceberg > 0).count() > limits.icebergs) {
            return Refusal.MAX_NUM_ICEBERG_ORDERS;
        }
        long lists = groups.stream().filter(g -> g.state == OrderList.State.EXECUTING
                && g.legs.get(0).account == account).count();
        return asList && lists + 1 > limits.lists ? Refusal.MAX_NUM_ORDER_LISTS : Refusal.NONE;
    }

    private Refusal funds(PlainOrder order) {
        if (order.quote != null) {
            List<PlainOrder> makers = makers(!order.buy);
            if (makers.isEmpty() || money.affordable(order.quote, makers.get(0).price) < spec.minQuantity()) {
                return Refusal.LIQUIDITY;
            }
        }
        if (!order.waits() && !fixPeg(order)) {
            return Refusal.PEG_LIQUIDITY;
        }
        BigDecimal needs = order.type == OrderType.MARKET ? needs(order) : alone(order);
        return needs.compareTo(free(order.account, order.buy)) > 0 ? Refusal.BALANCE : Refusal.NONE;
    }

    private Refusal entry(PlainOrder order) {
        if (order.waits()) {
            boolean past = order.stop > 0 && last > 0
                    && (order.stopAbove() ? last >= order.stop : last <= order.stop);
            return past ? Refusal.WOULD_TRIGGER : Refusal.NONE;
        }
        if (!fixPeg(order)) {
            return Refusal.PEG_LIQUIDITY;
        }
        List<PlainOrder> makers = makers(!order.buy);
        boolean takes = order.type == OrderType.LIMIT_MAKER && !makers.isEmpty()
                && reaches(order, makers.get(0).price);
        return takes ? Refusal.WOULD_TAKE : Refusal.NONE;
    }

    // Commands.

    Refusal place(PlainOrder order) {
        Refusal refusal = judge(order);
        if (refusal == Refusal.NONE) {
            accept(order, OrderStatus.NEW);
            start(order);
            drain();
        }
        return refusal;
    }

    Refusal place(PlainOrder.Group list) {
        Refusal refusal = judge(list);
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        list.state = OrderList.State.EXECUTING;
        groups.add(list);
        for (PlainOrder leg : list.inOrder()) {
            leg.list = list;
            accept(leg, list.pending(leg) ? OrderStatus.PENDING_NEW : OrderStatus.NEW);
        }
        for (PlainOrder leg : list.inOrder()) {
            if (leg.status == OrderStatus.NEW) {
                start(leg);
            }
        }
        drain();
        return refusal;
    }

    private Refusal judge(PlainOrder.Group list) {
        for (PlainOrder leg : list.legs) {
            boolean twice = list.legs.stream().anyMatch(o -> o != leg && o.name.equals(leg.name));
            if (twice || named(leg) != Refusal.NONE) {
                return Refusal.DUPLICATE;
            }
        }
        Refusal refusal = counts(list.legs, true);
        for (PlainOrder leg : list.legs) {
            refusal = refusal == Refusal.NONE && !list.pending(leg) ? funds(leg) : refusal;
        }
        if (refusal != Refusal.NONE) {
            return refusal;
        }
        if (!list.pair().isEmpty()) {
            long above = turn(list.pair().get(0));
            long below = turn(list.pair().get(1));
            boolean crossed = above > 0 && below > 0 && above <= below;
            boolean outside = !list.kind.hasPending() && last > 0
                    && ((above > 0 && above <= last) || (below > 0 && below >= last));
            if (crossed || outside) {
                return Refusal.LIST_PRICES;
            }
        }
        for (PlainOrder leg : list.legs) {
            refusal = refusal == Refusal.NONE && !list.pending(leg) ? entry(leg) : refusal;
        }
        return refusal;
    }

    /** The price at which a leg begins to work. */
    private static long turn(PlainOrder leg) {
        return leg.contingent() ? leg.stop : leg.price;
    }

    Refusal cancel(PlainOrder order, String newName) {
        if (!order.open()) {
            return Refusal.UNKNOWN_ORDER;
        }
        for (PlainOrder leg : order.list == null ? List.of(order) : order.list.inOrder()) {
            if (leg.open()) {
                leg.name = newName;
                end(leg, OrderStatus.CANCELED, null);
            }
        }
        drain();
        return Refusal.NONE;
    }

    Refusal amend(PlainOrder order, long quantity, String newName) {
        if (!order.open()) {
            return Refusal.UNKNOWN_ORDER;
        }
        if (order.list != null && order.list.sizesPending() && order.status == OrderStatus.PENDING_NEW) {
            return Refusal.AMEND_PENDING_OPO;
        }
        if (quantity >= order.quantity) {
            return quantity > order.quantity ? Refusal.AMEND_INCREASE : Refusal.AMEND_NOTHING;
        }
        if (order.amendments >= limits.amends) {
            return Refusal.MAX_NUM_ORDER_AMENDS;
        }
        PlainOrder partner = order.list == null ? null : order.list.partner(order);
        order.name = newName;
        reduce(order, quantity);
        if (partner != null && partner.open()) {
            reduce(partner, quantity);
        }
        if (order.left() == 0) {
            end(order, OrderStatus.EXPIRED, null);
        } else if (partner != null && partner.open() && partner.left() == 0) {
            end(partner, OrderStatus.EXPIRED, null);
        }
        drain();
        return Refusal.NONE;
    }

    private static void reduce(PlainOrder order, long quantity) {
        order.quantity = Math.max(quantity, order.executed + order.prevented);
        order.shown = Math.min(order.shown, order.left());
        order.amendments++;
    }

    // What follows.

    private void accept(PlainOrder order, OrderStatus status) {
        order.status = status;
        order.number = ++numbers;
        order.working = !order.contingent() && status == OrderStatus.NEW;
        orders.add(order);
    }

    private void start(PlainOrder order) {
        if (order.waits()) {
            order.extreme = order.stop > 0 ? 0 : last;
            order.following = order.stop == 0;
        } else {
            work(order);
        }
    }

    private void work(PlainOrder order) {
        if (order.time != TimeInForce.FOK || trial(order).got >= order.left()) {
            match(order);
        }
        if (order.status == OrderStatus.EXPIRED_IN_MATCH) {
            closed(order);
        } else if (order.status == OrderStatus.FILLED) {
            closed(order);
        } else if (order.anyPrice()) {
            end(order, OrderStatus.EXPIRED, ExpiryReason.INSUFFICIENT_LIQUIDITY);
        } else if (order.time != TimeInForce.GTC) {
            end(order, OrderStatus.EXPIRED, order.time == TimeInForce.IOC
                    ? ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED
                    : ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED);
        } else {
            order.place = ++places;
            order.shown = order.iceberg > 0 ? Math.min(order.iceberg, order.left()) : order.left();
        }
    }

    private void match(PlainOrder taker) {
        while (taker.open()) {
            List<PlainOrder> makers = makers(!taker.buy);
            if (makers.isEmpty() || !reaches(taker, makers.get(0).price)) {
                return;
            }
            PlainOrder maker = makers.get(0);
            long wanted = taker.quote == null
                    ? taker.left()
                    : money.affordable(taker.quoteLeft(), maker.price);
            if (wanted == 0) {
                return;
            }
            long executed = taker.executed;
            if (taker.mode != SelfTradePrevention.NONE && same(taker, maker)) {
                prevent(maker, taker, wanted);
            } else {
                fill(maker, taker, Math.min(wanted, maker.shown));
            }
            boolean filled = taker.executed > executed;
            if (maker.shown == 0) {
                renew(maker);
            }
            if (filled && taker.quote != null && nothingMore(taker, maker.price)) {
                taker.status = OrderStatus.FILLED;
            }
        }
    }

    /**
     * Whether what is left of a quote amount buys nothing at the next price, or at the last one if there is no next.
     */
    private boolean nothingMore(PlainOrder taker, long lastPrice) {
        List<PlainOrder> makers = makers(!taker.buy);
        return money.affordable(taker.quoteLeft(), makers.isEmpty() ? lastPrice : makers.get(0).price) == 0;
    }

    private void renew(PlainOrder maker) {
        if (maker.left() == 0) {
            maker.place = 0;
            closed(maker);
        } else {
            maker.shown = Math.min(maker.iceberg, maker.left());
            maker.place = ++places;
        }
    }

    private void fill(PlainOrder maker, PlainOrder taker, long quantity) {
        starts(maker);
        long price = maker.price;
        BigDecimal worth = money.worth(price, quantity, RoundingMode.FLOOR);
        BigDecimal bought = money.trade(maker, taker, quantity, worth);
        maker.shown -= quantity;
        for (PlainOrder order : new PlainOrder[]{maker, taker}) {
            order.executed += quantity;
            order.executedQuote = order.executedQuote.add(worth);
            order.quantity += order.quote == null ? 0 : quantity;
            order.status = order.quote == null && order.left() == 0
                    ? OrderStatus.FILLED
                    : OrderStatus.PARTIALLY_FILLED;
            if (order.list != null && order.list.sizesPending() && order == order.list.legs.get(0)) {
                order.list.received = order.list.received.add(bought);
            }
        }
        last = price;
        firstSeen = firstSeen == 0 ? price : firstSeen;
        trades.add(price + " x " + quantity + " " + maker.buy);
        assert trades.size() < 100_000 : "without end";
    }

    private void prevent(PlainOrder maker, PlainOrder taker, long wanted) {
        SelfTradePrevention mode = taker.mode == SelfTradePrevention.TRANSFER
                && maker.mode != SelfTradePrevention.TRANSFER ? SelfTradePrevention.DECREMENT : taker.mode;
        long both = Math.min(wanted, maker.left());
        if (mode != SelfTradePrevention.EXPIRE_TAKER) {
            starts(maker);
        }
        boolean takerAll = mode == SelfTradePrevention.EXPIRE_TAKER
                || mode == SelfTradePrevention.EXPIRE_BOTH;
        boolean makerAll = mode == SelfTradePrevention.EXPIRE_MAKER
                || mode == SelfTradePrevention.EXPIRE_BOTH;
        boolean decrement = mode == SelfTradePrevention.DECREMENT || mode == SelfTradePrevention.TRANSFER;
        long makerLoses = makerAll ? maker.left() : decrement ? both : 0;
        long takerLoses = takerAll ? wanted : decrement ? both : 0;
        if (transfers(taker, maker)) {
            BigDecimal worth = money.worth(maker.price, both, RoundingMode.FLOOR);
            money.move((maker.buy ? taker : maker).account, (maker.buy ? maker : taker).account,
                    money.baseOf(both),
                    worth);
        }
        maker.shown -= Math.min(maker.shown, makerLoses);
        maker.prevented += makerLoses;
        if (maker.left() == 0) {
            maker.status = OrderStatus.EXPIRED_IN_MATCH;
        }
        taker.prevented += takerLoses;
        if (taker.quote == null) {
            taker.status = taker.left() == 0 ? OrderStatus.EXPIRED_IN_MATCH : taker.status;
        } else {
            taker.quantity += takerLoses;
            taker.preventedQuote = taker.preventedQuote
                    .add(money.worth(maker.price, takerLoses, RoundingMode.FLOOR));
            boolean nothingLeft = money.affordable(taker.quoteLeft(), maker.price) == 0;
            taker.status = takerLoses > 0 && (takerAll || nothingLeft)
                    ? OrderStatus.EXPIRED_IN_MATCH
                    : taker.status;
        }
    }

    /** An order works: the other leg of its OCO is over. */
    private void starts(PlainOrder leg) {
        PlainOrder partner = leg.list == null ? null : leg.list.partner(leg);
        if (partner != null && leg.list.started == null) {
            leg.list.started = leg;
            if (partner.open()) {
                end(partner, OrderStatus.EXPIRED, ExpiryReason.OCO_TRIGGER);
            }
        }
    }

    private void end(PlainOrder order, OrderStatus status, ExpiryReason reason) {
        order.status = status;
        order.reason = reason;
        order.place = 0;
        closed(order);
    }

    private void closed(PlainOrder leg) {
        PlainOrder.Group list = leg.list;
        if (list == null) {
            return;
        }
        boolean filled = leg.status == OrderStatus.FILLED;
        boolean working = list.kind.hasPending() && leg == list.legs.get(0);
        if (filled && working) {
            due.add(list.legs.get(1));
        } else if (!filled && leg.status != OrderStatus.CANCELED) {
            PlainOrder partner = list.partner(leg);
            if (working) {
                list.legs.stream().skip(1).filter(PlainOrder::open)
                        .forEach(o -> end(o, OrderStatus.EXPIRED, ExpiryReason.OTO_PHASE_ONE_EXPIRED));
            } else if (partner != null && partner.open() && list.started != partner) {
                end(partner, OrderStatus.EXPIRED, ExpiryReason.OCO_TRIGGER);
            }
        }
        if (list.legs.stream().noneMatch(PlainOrder::open)) {
            list.state = OrderList.State.ALL_DONE;
        }
    }

    private void drain() {
        look();
        while (!due.isEmpty()) {
            PlainOrder next = due.remove();
            if (next.status == OrderStatus.PENDING_NEW) {
                live(next.list);
            } else if (next.open()) {
                trigger(next);
            }
            look();
        }
        orders.removeIf(o -> !o.open());
        groups.removeIf(g -> g.state != OrderList.State.EXECUTING);
    }

    private void trigger(PlainOrder order) {
        starts(order);
        BigDecimal available = free(order.account, order.buy).add(locks(order));
        order.following = false;
        order.working = true;
        if (!fixPeg(order) || needs(order).compareTo(available) > 0) {
            end(order, OrderStatus.EXPIRED, ExpiryReason.REJECTED);
        } else {
            work(order);
        }
    }

    private void live(PlainOrder.Group list) {
        List<PlainOrder> pending = list.legs.subList(1, list.legs.size());
        boolean asset = pending.get(0).buy;
        BigDecimal available = free(pending.get(0).account, asset)
                .add(list.sizesPending() ? list.received : BigDecimal.ZERO);
        boolean enough = true;
        if (list.sizesPending()) {
            long quantity = list.received.movePointRight(spec.quantityScale()).setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            quantity -= quantity % spec.stepSize();
            enough = quantity >= Math.max(1, spec.minQuantity());
            for (PlainOrder leg : pending) {
                leg.quantity = quantity;
            }
        }
        for (PlainOrder leg : pending) {
            leg.status = OrderStatus.NEW;
            leg.working = !leg.contingent();
        }
        PlainOrder refused = enough ? null : pending.get(0);
        for (PlainOrder leg : pending) {
            boolean fine = entry(leg) == Refusal.NONE && needs(leg).compareTo(available) <= 0;
            refused = refused == null && !fine ? leg : refused;
        }
        if (refused != null) {
            end(refused, OrderStatus.EXPIRED, ExpiryReason.REJECTED);
            return;
        }
        for (PlainOrder leg : pending) {
            if (leg.open()) {
                start(leg);
            }
        }
    }

    /** Finds what the prices since the last look triggered: the first of them, then the last. */
    private void look() {
        if (firstSeen > 0) {
            long first = firstSeen;
            firstSeen = 0;
            saw(first);
            if (last != first) {
                saw(last);
            }
        }
    }

    private void saw(long price) {
        List<PlainOrder> waiting = new ArrayList<>(orders.stream()
                .filter(o -> o.open() && o.waits() && o.status != OrderStatus.PENDING_NEW && !due.contains(o))
                .toList());
        waiting.sort(Comparator.comparingLong(o -> o.number));
        List<PlainOrder> turned = waiting.stream().filter(o -> o.following && turned(o, price)).toList();
        List<PlainOrder> reached = waiting.stream().filter(o -> !o.following && o.stop > 0)
                .filter(o -> o.stopAbove() ? o.stop <= price : o.stop >= price)
                .sorted(Comparator.<PlainOrder, Boolean>comparing(o -> !o.stopAbove())
                        .thenComparingLong(o -> o.stopAbove() ? o.stop : -o.stop)
                        .thenComparingLong(o -> o.number))
                .toList();
        for (PlainOrder order : reached) {
            if (order.delta == 0) {
                due.add(order);
            } else {
                order.following = true;
                order.extreme = price;
            }
        }
        due.addAll(turned);
    }

    private static boolean turned(PlainOrder order, long price) {
        boolean unseen = order.extreme == 0;
        if (unseen || (order.buy ? price < order.extreme : price > order.extreme)) {
            order.extreme = price;
        }
        BigDecimal bound = BigDecimal.valueOf(order.extreme)
                .multiply(BigDecimal.valueOf(10_000L + (order.buy ? order.delta : -order.delta)));
        BigDecimal now = BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(10_000));
        return order.buy ? now.compareTo(bound) >= 0 : now.compareTo(bound) <= 0;
    }
}
