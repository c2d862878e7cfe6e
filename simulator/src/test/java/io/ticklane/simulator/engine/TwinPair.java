package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The engine and its plain twin, given the same random commands. */
final class TwinPair {
    private static final int ACCOUNTS = 4;
    /** The first two are one trade group. */
    private static final int GROUPED = 2;
    private static final int MOST_OPEN = 70;
    private static final List<OrderList.Kind> KINDS = List.of(OrderList.Kind.values());
    private static final PlainVenue.Limits LIMITS = new PlainVenue.Limits(24, 7, 4, 4, 3);

    /** An order on both sides. */
    private record Both(Order order, PlainOrder plain) {}

    final SymbolSpec spec;
    final Exchange exchange;
    final PlainVenue plain;
    private final PlainMoney money;
    private final List<Wallet> wallets = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private final List<Both> open = new ArrayList<>();
    private final Random random;
    private final int priceSteps;
    private long commands;

    TwinPair(SymbolSpec spec, String baseBalance, String quoteBalance, int priceSteps, long seed) {
        this.spec = spec;
        this.priceSteps = priceSteps;
        random = new Random(seed);
        money = new PlainMoney(spec, ACCOUNTS, new BigDecimal("0.00075"), new BigDecimal("0.001"));
        plain = new PlainVenue(spec, money, LIMITS, GROUPED);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new Account("a" + i, "key" + i, Account.KeyType.HMAC, "secret",
                    Map.of(spec.baseAsset(), baseBalance, spec.quoteAsset(), quoteBalance), List.of(),
                    i < GROUPED ? 1 : Account.NO_GROUP));
            money.base[i] = new BigDecimal(baseBalance);
            money.quote[i] = new BigDecimal(quoteBalance);
        }
        exchange = new Exchange(List.of(spec), accounts, new Fees(75_000, 100_000), () -> 0);
        exchange.rules(0, new SymbolRules(SymbolStatus.TRADING, EnumSet.allOf(SymbolRules.Feature.class),
                SelfTradePrevention.NONE, EnumSet.allOf(SelfTradePrevention.class),
                List.of(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDERS, LIMITS.orders()),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ALGO_ORDERS, LIMITS.algos()),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ICEBERG_ORDERS, LIMITS.icebergs()),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_LISTS, LIMITS.lists()),
                        new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_AMENDS, LIMITS.amends())),
                null));
        for (int i = 0; i < ACCOUNTS; i++) {
            wallets.add(exchange.wallet("key" + i));
        }
        exchange.listen(new Trades());
    }

    private final class Trades implements MarketListener {
        @Override
        public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
                long askQuantity) {}

        @Override
        public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity,
                long timeMicros) {}

        @Override
        public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
                long timeMicros) {
            trades.add(price + " x " + quantity + " " + buyerIsMaker);
        }

        @Override
        public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
                long lastTradeId, boolean buyerIsMaker, long timeMicros) {}

        @Override
        public void onRecorded(String stream, byte[] payload) {}
    }

    /** Gives both the next command, and insists that both do the same with it. */
    void step() {
        commands++;
        open.removeIf(both -> !both.order.status().open());
        if (open.size() > MOST_OPEN || (!open.isEmpty() && random.nextInt(5) == 0)) {
            change(open.get(random.nextInt(open.size())));
        } else if (random.nextInt(4) == 0) {
            placeList();
        } else {
            place();
        }
    }

    private void change(Both both) {
        String name = "c" + commands;
        if (random.nextInt(3) > 0) {
            assertEquals(plain.cancel(both.plain, name), exchange.cancel(both.order, name), this::where);
        } else {
            long quantity = both.order.quantity()
                    - random.nextInt(3) * (quantity() / 4 / spec.stepSize() * spec.stepSize());
            quantity = Math.max(spec.stepSize(), quantity);
            assertEquals(plain.amend(both.plain, quantity, name), exchange.amend(both.order, quantity, name),
                    this::where);
        }
    }

    private void place() {
        Both both = order(random.nextInt(ACCOUNTS), random.nextBoolean(), type(), random.nextInt(8) == 0);
        assertEquals(plain.place(both.plain), exchange.place(both.order), this::where);
        remember(List.of(both));
    }

    private void remember(List<Both> placed) {
        for (Both both : placed) {
            if (both.order.status().open()) {
                open.add(both);
            }
        }
    }

    private OrderType type() {
        OrderType[] often = {OrderType.LIMIT, OrderType.LIMIT, OrderType.LIMIT, OrderType.LIMIT,
            OrderType.LIMIT_MAKER,
            OrderType.MARKET, OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT, OrderType.TAKE_PROFIT,
            OrderType.TAKE_PROFIT_LIMIT};
        return often[random.nextInt(often.length)];
    }

    private long price() {
        return (1_000 + random.nextInt(priceSteps)) * spec.tickSize();
    }

    private long quantity() {
        return (1 + random.nextInt(500)) * spec.stepSize();
    }

    /** An order of a type with whatever fits it. */
    private Both order(int account, boolean buy, OrderType type, boolean byQuote) {
        return order(account, buy, type, byQuote, quantity(), price(), price());
    }

    private Both order(int account, boolean buy, OrderType type, boolean byQuote, long quantity, long price,
            long stop) {
        Order order = new Order();
        PlainOrder twin = new PlainOrder(account, buy, type);
        boolean anyPrice = twin.anyPrice();
        twin.quantity = quantity;
        if (type == OrderType.MARKET && byQuote) {
            long amount = 1L + random.nextInt(2_000_000_000);
            twin.quantity = 0;
            twin.quote = BigDecimal.valueOf(amount, 8);
            order.market(wallets.get(account), 0, buy, 0, amount);
        } else if (anyPrice) {
            order.market(wallets.get(account), 0, buy, quantity, 0);
        } else {
            twin.price = price;
            order.limit(wallets.get(account), 0, buy, price, quantity);
        }
        if (twin.contingent()) {
            boolean trailing = random.nextInt(3) == 0;
            twin.delta = trailing ? 10 + random.nextInt(100) : 0;
            twin.stop = trailing && random.nextBoolean() ? 0 : stop;
            order.contingent(type, twin.stop, twin.delta);
        }
        if (type == OrderType.LIMIT_MAKER) {
            order.makerOnly();
        }
        extras(order, twin, anyPrice);
        return new Both(order, twin);
    }

    private void extras(Order order, PlainOrder twin, boolean anyPrice) {
        if (!anyPrice && twin.type != OrderType.LIMIT_MAKER && random.nextInt(4) == 0) {
            twin.time = random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK;
            order.lasting(twin.time);
        }
        long steps = twin.quantity / spec.stepSize();
        if (!anyPrice && twin.time == TimeInForce.GTC && steps > 1 && random.nextInt(6) == 0) {
            twin.iceberg = spec.stepSize() * Math.max(1, steps * (1 + random.nextInt(19)) / 20);
            order.iceberg(twin.iceberg);
        }
        if (random.nextBoolean()) {
            SelfTradePrevention[] modes = SelfTradePrevention.values();
            twin.mode = modes[random.nextInt(modes.length)];
            order.preventing(twin.mode);
        }
        boolean market = random.nextBoolean() && twin.type != OrderType.LIMIT_MAKER;
        if (!anyPrice && twin.type != OrderType.LIMIT_MAKER && random.nextInt(8) == 0) {
            twin.peg = market ? PegPrice.MARKET_PEG : PegPrice.PRIMARY_PEG;
            twin.pegOffset = random.nextInt(4) - 1;
            twin.price = 0;
            if (twin.type == OrderType.LIMIT) {
                order.limit(order.owner(), 0, twin.buy, 0, twin.quantity).lasting(twin.time)
                        .iceberg(twin.iceberg)
                        .preventing(twin.mode);
            } else {
                order.limit(order.owner(), 0, twin.buy, 0, twin.quantity).lasting(twin.time)
                        .iceberg(twin.iceberg)
                        .preventing(twin.mode).contingent(twin.type, twin.stop, twin.delta);
            }
            order.pegged(twin.peg, twin.pegOffset);
        }
        twin.name = random.nextInt(20) == 0
                ? "n" + random.nextInt(4)
                : "o" + commands + (twin.buy ? "b" : "s")
                        + random.nextInt(1_000_000);
        order.named(twin.name);
    }

    private void placeList() {
        OrderList.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        int account = random.nextInt(ACCOUNTS);
        boolean opo = kind == OrderList.Kind.OPO || kind == OrderList.Kind.OPOCO;
        List<Both> legs = new ArrayList<>();
        long quantity = quantity();
        if (kind.hasPending()) {
            legs.add(order(account, opo || random.nextBoolean(),
                    random.nextInt(4) > 0 ? OrderType.LIMIT : OrderType.LIMIT_MAKER, false));
        }
        boolean buy = !opo && random.nextBoolean();
        if (kind == OrderList.Kind.OTO || kind == OrderList.Kind.OPO) {
            legs.add(order(account, buy, type(), false));
        } else {
            legs.addAll(pair(account, buy, quantity));
        }
        OrderList list = new OrderList(kind, 0, "");
        PlainOrder.Group group = new PlainOrder.Group(kind);
        for (int i = 0; i < legs.size(); i++) {
            Both leg = legs.get(i);
            if (opo && i > 0) {
                leg.plain.quantity = 0;
                leg.order.quantity = 0;
                leg.plain.iceberg = 0;
                leg.order.iceberg(0);
            }
            list.add(leg.order);
            group.legs.add(leg.plain);
        }
        assertEquals(plain.place(group), exchange.place(list), this::where);
        remember(legs);
    }

    /** Above and below of an OCO: the one that takes profits on its side, the one that stops losses on the other. */
    private List<Both> pair(int account, boolean buy, long quantity) {
        OrderType[] profits = {OrderType.LIMIT_MAKER, OrderType.LIMIT_MAKER, OrderType.TAKE_PROFIT,
            OrderType.TAKE_PROFIT_LIMIT};
        OrderType[] losses = {OrderType.STOP_LOSS, OrderType.STOP_LOSS_LIMIT};
        OrderType profit = profits[random.nextInt(profits.length)];
        OrderType loss = losses[random.nextInt(losses.length)];
        long one = price();
        long other = price();
        Both above = order(account, buy, buy ? loss : profit, false, quantity, Math.max(one, other),
                Math.max(one, other));
        Both below = order(account, buy, buy ? profit : loss, false, quantity, Math.min(one, other),
                Math.min(one, other));
        return List.of(above, below);
    }

    private String where() {
        return "at command " + commands;
    }

    /** Insists that books, orders and balances are the same. */
    void compare() {
        assertEquals(plain.trades, trades, this::where);
        plain.trades.clear();
        trades.clear();
        for (Both both : open) {
            assertEquals(state(both.plain), state(both.order), this::where);
        }
        int base = exchange.asset(spec.baseAsset());
        int quote = exchange.asset(spec.quoteAsset());
        for (int i = 0; i < ACCOUNTS; i++) {
            balance("base of " + i, wallets.get(i), base, money.base[i], plain.locked(i, false));
            balance("quote of " + i, wallets.get(i), quote, money.quote[i], plain.locked(i, true));
        }
        Wallet fees = exchange.wallets().get(0);
        balance("fees", fees, base, money.base[ACCOUNTS], BigDecimal.ZERO);
        balance("fees", fees, quote, money.quote[ACCOUNTS], BigDecimal.ZERO);
        book(true);
        book(false);
    }

    private static String state(PlainOrder order) {
        return order.number + " " + order.status + " " + order.reason + " " + order.quantity + " "
                + order.executed + " "
                + order.prevented + " " + order.executedQuote.movePointRight(8).toBigInteger() + " "
                + order.name
                + (order.list == null ? "" : " " + order.list.state);
    }

    private static String state(Order order) {
        OrderList list = order.list();
        return order.id() + " " + order.status() + " " + order.expiryReason() + " " + order.quantity() + " "
                + order.executed() + " " + order.prevented() + " " + order.executedQuote() + " "
                + order.clientOrderId()
                + (list == null ? "" : " " + list.state());
    }

    private void balance(String what, Wallet wallet, int asset, BigDecimal total, BigDecimal locked) {
        assertEquals(locked.movePointRight(8).toBigIntegerExact().longValueExact(), wallet.locked(asset),
                () -> "locked " + what + " " + where());
        assertEquals(total.movePointRight(8).toBigIntegerExact().longValueExact(),
                wallet.locked(asset) + wallet.free(asset), () -> what + " " + where());
    }

    private void book(boolean bids) {
        List<String> expected = new ArrayList<>();
        long price = 0;
        long shown = 0;
        for (PlainOrder maker : plain.makers(bids)) {
            if (maker.price != price && shown > 0) {
                expected.add(price + " " + shown);
                shown = 0;
            }
            price = maker.price;
            shown += maker.shown;
        }
        if (shown > 0) {
            expected.add(price + " " + shown);
        }
        BookView book = exchange.book(0);
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < book.levels(bids); i++) {
            actual.add(book.price(bids, i) + " " + book.quantity(bids, i));
        }
        assertEquals(expected, actual, this::where);
    }
}
