package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random commands of all kinds; after each one, what must always hold is worked out anew. */
class ConservationTest {
    private static final String[] NAMES = {"a", "b", "c", "d"};

    /** Hears everything, and keeps what a client that only hears could know. */
    private static final class Shadow implements OrderListener {
        final Map<Wallet, long[]> free = new HashMap<>();
        final Map<Wallet, long[]> locked = new HashMap<>();
        final Map<Order, OrderStatus> statuses = new HashMap<>();
        final Map<OrderList, OrderList.State> lists = new HashMap<>();
        final Map<ExecutionType, Integer> seen = new EnumMap<>(ExecutionType.class);
        final Map<ExpiryReason, Integer> reasons = new EnumMap<>(ExpiryReason.class);
        final long[] executionIds;
        int allocations;
        long time;

        Shadow(Exchange exchange) {
            executionIds = new long[exchange.symbols().size()];
        }

        @Override
        public void onExecution(Order order, Execution execution) {
            assertTrue(execution.id() > executionIds[order.symbol()], "execution ids rise");
            executionIds[order.symbol()] = execution.id();
            assertEquals(time, execution.timeMicros());
            statuses.put(order, order.status());
            seen.merge(execution.type(), 1, Integer::sum);
            Fill fill = execution.fill();
            allocations += fill != null && fill.allocation() ? 1 : 0;
            if (order.expiryReason() != null) {
                reasons.merge(order.expiryReason(), 1, Integer::sum);
            }
        }

        @Override
        public void onList(OrderList list, ListStatus status, long timeMicros) {
            lists.put(list, list.state());
        }

        @Override
        public void onBalances(Wallet wallet, int[] assets, long timeMicros) {
            for (int asset : assets) {
                free.get(wallet)[asset] = wallet.free(asset);
                locked.get(wallet)[asset] = wallet.locked(asset);
            }
        }
    }

    private final List<SymbolSpec> symbols = List.of(
            new SymbolSpec(0, "BTCUSDT", "BTC", "USDT", 2, 3, 1, 1, 10_000_000, 1, 1, 1_000_000, 0),
            new SymbolSpec(1, "BNBUSDT", "BNB", "USDT", 5, 6, 7, 7, 10_000_000, 3, 6, 1_000_000_000, 0),
            new SymbolSpec(2, "BNBBTC", "BNB", "BTC", 3, 4, 1, 1, 10_000_000, 2, 2, 1_000_000, 0),
            new SymbolSpec(3, "BTCUSDC", "BTC", "USDC", 2, 3, 1, 1, 10_000_000, 1, 1, 1_000_000, 0));
    private final List<Wallet> accounts = new ArrayList<>();
    private final List<Order> placed = new ArrayList<>();
    private long now = 1;

    private Exchange open() {
        List<Account> list = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            list.add(new Account(NAMES[i], NAMES[i] + "-key", Account.KeyType.HMAC, "s",
                    Map.of("BTC", "3", "USDT", "20", "USDC", "20", "BNB", "30"), List.of(), i < 2 ? 5 : -1));
        }
        Fees fees = new Fees(new Fees.Rates(75_001, 100_003, 11, 0), new Fees.Rates(5, 0, 0, 7),
                new Fees.Rates(0, 3, 0, 0), Fees.Discount.OFF);
        Exchange exchange = new Exchange(symbols, list, fees, () -> now);
        for (String name : NAMES) {
            accounts.add(exchange.wallet(name + "-key"));
        }
        exchange.fees(accounts.get(1), fees.with(Fees.Discount.BNB));
        exchange.fees(accounts.get(2), fees.with(Fees.Discount.BNB));
        for (SymbolSpec spec : symbols) {
            List<Filter> filters = new ArrayList<>(exchange.rules(spec.index()).filters());
            filters.removeIf(f -> f instanceof Filter.MaxNumber);
            exchange.rules(spec.index(), exchange.rules(spec.index()).with(filters));
        }
        return exchange;
    }

    private final class Drawer {
        final Exchange exchange;
        final Random random;
        final Wallet crowd;

        Drawer(Exchange exchange, long seed) {
            this.exchange = exchange;
            random = new Random(seed);
            crowd = exchange.participant("crowd");
        }

        Wallet someone() {
            int at = random.nextInt(accounts.size() + 1);
            return at == accounts.size() ? crowd : accounts.get(at);
        }

        <E> E one(E[] choices) {
            return choices[random.nextInt(choices.length)];
        }

        long price(SymbolSpec spec) {
            return (100 + random.nextInt(20)) * spec.tickSize();
        }

        long quantity(SymbolSpec spec) {
            return (2 + random.nextInt(400)) * spec.stepSize() * (spec.quantityScale() == 3 ? 1 : 100);
        }

        SelfTradePrevention mode() {
            return random.nextInt(3) == 0
                    ? SelfTradePrevention.TRANSFER
                    : one(SelfTradePrevention.values());
        }

        Order plain(Wallet owner, SymbolSpec spec, boolean buy, long quantity) {
            Order order = new Order().limit(owner, spec.index(), buy, price(spec), quantity)
                    .preventing(mode());
            switch (random.nextInt(8)) {
                case 0 -> order.lasting(TimeInForce.IOC);
                case 1 -> order.lasting(TimeInForce.FOK);
                case 2 -> order.makerOnly();
                case 3 -> order.iceberg(Math.max(1, quantity / (2 + random.nextInt(5))));
                case 4 -> {
                    boolean primary = random.nextBoolean();
                    order.pegged(primary ? PegPrice.PRIMARY_PEG : PegPrice.MARKET_PEG,
                            random.nextInt(4) - 1);
                }
                default -> {
                }
            }
            return order;
        }

        Order contingent(Wallet owner, SymbolSpec spec, boolean buy, long quantity, boolean stopLoss) {
            long stop = random.nextInt(6) == 0 ? 0 : price(spec);
            int delta = stop == 0 || random.nextInt(4) == 0 ? 100 + random.nextInt(600) : 0;
            Order order;
            if (random.nextBoolean()) {
                order = new Order().market(owner, spec.index(), buy, quantity, 0)
                        .contingent(stopLoss ? OrderType.STOP_LOSS : OrderType.TAKE_PROFIT, stop, delta);
            } else {
                order = plain(owner, spec, buy, quantity);
                order.contingent(stopLoss ? OrderType.STOP_LOSS_LIMIT : OrderType.TAKE_PROFIT_LIMIT, stop,
                        delta);
            }
            return order.preventing(mode());
        }

        Order any() {
            SymbolSpec spec = symbols.get(random.nextInt(symbols.size()));
            boolean buy = random.nextBoolean();
            return switch (random.nextInt(8)) {
                case 0 ->
                    new Order().market(someone(), spec.index(), buy, quantity(spec), 0).preventing(mode());
                case 1 -> new Order().market(someone(), spec.index(), buy, 0, 1 + random.nextInt(900_000_000))
                        .preventing(mode());
                case 2, 3 -> contingent(someone(), spec, buy, quantity(spec), random.nextBoolean());
                case 4 -> random.nextBoolean()
                        ? plain(someone(), spec, buy, quantity(spec)).routed()
                        : new Order().market(someone(), spec.index(), buy, quantity(spec), 0).routed();
                default -> plain(someone(), spec, buy, quantity(spec));
            };
        }

        Order maker(Wallet owner, SymbolSpec spec, boolean buy, long quantity) {
            return new Order().limit(owner, spec.index(), buy, price(spec), quantity).makerOnly()
                    .preventing(mode());
        }

        /** Above, then below. */
        Order[] pair(Wallet owner, SymbolSpec spec, boolean buy, long quantity) {
            Order limit = random.nextInt(3) == 0
                    ? contingent(owner, spec, buy, quantity, false)
                    : maker(owner, spec, buy, quantity);
            Order stop = contingent(owner, spec, buy, quantity, true);
            return buy ? new Order[]{stop, limit} : new Order[]{limit, stop};
        }

        OrderList list() {
            SymbolSpec spec = symbols.get(random.nextInt(symbols.size()));
            Wallet owner = accounts.get(random.nextInt(accounts.size()));
            OrderList.Kind kind = one(OrderList.Kind.values());
            OrderList list = new OrderList(kind, spec.index(), "");
            boolean buy = random.nextBoolean();
            long quantity = quantity(spec);
            if (kind == OrderList.Kind.OCO) {
                Arrays.asList(pair(owner, spec, buy, quantity)).forEach(list::add);
                return list;
            }
            boolean opo = kind.sizesPending();
            list.add(random.nextInt(4) == 0
                    ? maker(owner, spec, opo || buy, quantity)
                    : new Order().limit(owner, spec.index(), opo || buy, price(spec), quantity)
                            .lasting(one(TimeInForce.values())).preventing(mode()));
            boolean side = !opo && random.nextBoolean();
            long pending = opo ? 0 : quantity(spec);
            if (kind.legs() == 3) {
                Arrays.asList(pair(owner, spec, side, pending)).forEach(list::add);
            } else {
                list.add(switch (random.nextInt(3)) {
                    case 0 -> new Order().market(owner, spec.index(), side, pending, 0).preventing(mode());
                    case 1 -> contingent(owner, spec, side, pending, random.nextBoolean());
                    default -> maker(owner, spec, side, pending);
                });
            }
            return list;
        }

        void step() {
            now++;
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> cancelOne();
                case 3 -> amendOne();
                case 4, 5, 6 -> {
                    OrderList list = list();
                    if (exchange.place(list) == Refusal.NONE) {
                        placed.addAll(list.legs());
                    }
                }
                case 7 -> {
                    if (random.nextInt(4) == 0) {
                        outside();
                    }
                }
                default -> {
                    Order order = any();
                    if (exchange.place(order) == Refusal.NONE) {
                        placed.add(order);
                    }
                }
            }
        }

        private void outside() {
            SymbolSpec spec = symbols.get(random.nextInt(symbols.size()));
            switch (random.nextInt(4)) {
                case 0 -> exchange.lastPrice(spec.index(), price(spec));
                case 1 -> exchange.transfer(accounts.get(random.nextInt(accounts.size())),
                        random.nextInt(exchange.assets().size()), random.nextInt(1_000_000_000));
                default -> exchange.level(spec.index(), random.nextBoolean(), price(spec),
                        random.nextInt(3) * quantity(spec));
            }
        }

        private void cancelOne() {
            placed.removeIf(o -> !o.status().open());
            if (placed.size() > 20 + random.nextInt(60)) {
                Order order = placed.get(random.nextInt(placed.size()));
                assertEquals(Refusal.NONE, exchange.cancel(order, order.owner().account() == null
                        ? ""
                        : exchange.newClientOrderId()));
            }
        }

        private void amendOne() {
            placed.removeIf(o -> !o.status().open());
            if (placed.isEmpty()) {
                return;
            }
            Order order = placed.get(random.nextInt(placed.size()));
            long step = symbols.get(order.symbol()).stepSize();
            long fewer = order.quantity() - (1 + random.nextInt(30)) * step;
            if (order.owner().account() != null && fewer > 0) {
                exchange.amend(order, fewer, exchange.newClientOrderId());
            }
        }
    }

    private long needed(Order order) {
        SymbolSpec spec = symbols.get(order.symbol());
        if (!order.buy()) {
            return Math.multiplyExact(order.remaining(), Decimal
                    .power(8 - spec.quantityScale()));
        }
        long price = order.peggedPrice() > 0 ? order.peggedPrice() : order.price();
        if (price == 0) {
            price = order.stopPrice();
        }
        return BigDecimal.valueOf(price, spec.priceScale())
                .multiply(BigDecimal.valueOf(order.remaining(), spec.quantityScale()))
                .setScale(8, RoundingMode.CEILING).unscaledValue().longValueExact();
    }

    /** What an account must keep locked of an asset, from what it has open. */
    private long locked(Exchange exchange, Wallet wallet, int asset) {
        long sum = 0;
        List<OrderList> counted = new ArrayList<>();
        for (Order order : wallet.open()) {
            SymbolSpec spec = symbols.get(order.symbol());
            if (exchange.asset(order.buy() ? spec.quoteAsset() : spec.baseAsset()) != asset) {
                continue;
            }
            OrderList list = order.list();
            if (order.status() == OrderStatus.PENDING_NEW) {
                boolean opo = list.kind() == OrderList.Kind.OPO || list.kind() == OrderList.Kind.OPOCO;
                sum += opo && order == list.legs().get(1) ? list.received : 0;
                continue;
            }
            List<Order> open = list == null
                    ? List.of(order)
                    : list.legs().stream().filter(o -> o.status().open()).toList();
            boolean pair = open.size() == 2 && open.get(1).status() != OrderStatus.PENDING_NEW;
            if (!pair) {
                sum += needed(order);
            } else if (!counted.contains(list)) {
                counted.add(list);
                sum += Math.max(needed(open.get(0)), needed(open.get(1)));
            }
        }
        return sum;
    }

    private void check(Exchange exchange, Shadow shadow, long[] sums) {
        assertTrue(Arrays.equals(sums, sums(exchange)), "sums of assets");
        for (Wallet wallet : accounts) {
            for (int asset = 0; asset < exchange.assets().size(); asset++) {
                assertTrue(wallet.free(asset) >= 0);
                assertEquals(locked(exchange, wallet, asset), wallet.locked(asset), "locked");
                assertEquals(wallet.free(asset), shadow.free.get(wallet)[asset], "free as told");
                assertEquals(wallet.locked(asset), shadow.locked.get(wallet)[asset], "locked as told");
            }
            for (SymbolSpec spec : symbols) {
                assertEquals(wallet.openCount(spec.index()),
                        wallet.open().stream().filter(o -> o.symbol() == spec.index()).count());
            }
            for (Order order : wallet.open()) {
                assertTrue(order.status().open(), "an open order is open");
                assertTrue(order.remaining() > 0 || order.status() == OrderStatus.PENDING_NEW);
                assertEquals(order.status(), shadow.statuses.get(order), "status as told");
            }
            for (OrderList list : wallet.openLists()) {
                assertEquals(OrderList.State.EXECUTING, list.state());
                assertTrue(list.anyOpen());
                assertEquals(list.state(), shadow.lists.get(list));
            }
        }
        for (Map.Entry<Order, OrderStatus> told : shadow.statuses.entrySet()) {
            assertEquals(told.getKey().status(), told.getValue(), "status as told");
        }
        shadow.statuses.keySet().removeIf(o -> !o.status().open());
        shadow.lists.entrySet().removeIf(e -> {
            assertEquals(e.getKey().state(), e.getValue());
            return e.getValue() == OrderList.State.ALL_DONE;
        });
        for (SymbolSpec spec : symbols) {
            book((Book) exchange.book(spec.index()));
        }
    }

    private static void book(Book book) {
        for (boolean bid : new boolean[]{true, false}) {
            for (int i = 0; i < book.levels(bid); i++) {
                Level level = book.side(bid).level(i);
                long shown = 0;
                long hidden = 0;
                for (Order order = level.head; order != null; order = order.next) {
                    assertTrue(order.shown() > 0 && order.status().open());
                    assertTrue(order.hidden == 0 || order.shown() <= order.icebergQuantity());
                    shown += order.shown();
                    hidden += order.hidden;
                }
                assertTrue(shown > 0);
                assertEquals(shown, level.total);
                assertEquals(hidden, level.hidden);
            }
        }
        Level bid = book.bids.best();
        Level ask = book.asks.best();
        assertTrue(bid == null || ask == null || bid.price < ask.price
                || (bid.outside != null && ask.outside != null), "crossed by outside liquidity alone");
    }

    private static long[] sums(Exchange exchange) {
        long[] sums = new long[exchange.assets().size()];
        for (Wallet wallet : exchange.wallets()) {
            for (int asset = 0; asset < sums.length; asset++) {
                sums[asset] += wallet.free(asset) + wallet.locked(asset);
            }
        }
        return sums;
    }

    private Shadow run(long seed, int steps) {
        Exchange exchange = open();
        Drawer drawer = new Drawer(exchange, seed);
        Shadow shadow = new Shadow(exchange);
        for (Wallet wallet : accounts) {
            shadow.free.put(wallet, wallet.free.clone());
            shadow.locked.put(wallet, wallet.locked.clone());
        }
        exchange.listen(shadow);
        long[] sums = sums(exchange);
        for (int i = 0; i < steps; i++) {
            shadow.time = now + 1;
            drawer.step();
            check(exchange, shadow, sums);
        }
        placed.removeIf(o -> !o.status().open());
        for (Order order : placed) {
            now++;
            shadow.time = now;
            exchange.cancel(order, order.owner().account() == null ? "" : exchange.newClientOrderId());
        }
        check(exchange, shadow, sums);
        for (Wallet wallet : accounts) {
            assertEquals(0, Arrays.stream(wallet.locked).sum(), "nothing stays locked");
            assertEquals(0, wallet.open().size());
            assertEquals(0, wallet.openLists().size());
        }
        for (SymbolSpec spec : symbols) {
            assertTrue(((Book) exchange.book(spec.index())).triggers.isEmpty());
        }
        return shadow;
    }

    @Test
    void keepsEveryUnitWhateverIsAskedFor() {
        Shadow shadow = run(1, 25_000);
        for (ExecutionType type : ExecutionType.values()) {
            assertTrue(type == ExecutionType.REJECTED || shadow.seen.getOrDefault(type, 0) > 100,
                    type + " of " + shadow.seen);
        }
        assertTrue(shadow.allocations > 100, shadow.allocations + " allocations");
        for (ExpiryReason reason : ExpiryReason.values()) {
            boolean never = reason == ExpiryReason.EXCHANGE_CANCELED
                    || reason == ExpiryReason.EXECUTION_RULE_PRICE_RANGE_EXCEEDED;
            assertTrue(never || shadow.reasons.getOrDefault(reason, 0) > 20,
                    reason + " of " + shadow.reasons);
        }
    }

    @Test
    void keepsEveryUnitWithAnotherSeed() {
        run(2, 15_000);
    }

    @Test
    void tellsTheSameAgainForTheSameCommands() {
        assertEquals(events(3), events(3));
    }

    private List<String> events(long seed) {
        accounts.clear();
        placed.clear();
        now = 1;
        Exchange exchange = open();
        OrderRecorder orders = new OrderRecorder();
        Recorder market = new Recorder();
        exchange.listen(orders);
        exchange.listen(market);
        Drawer drawer = new Drawer(exchange, seed);
        for (int i = 0; i < 5_000; i++) {
            drawer.step();
        }
        List<String> all = new ArrayList<>(orders.take());
        all.addAll(market.take());
        assertTrue(all.size() > 5_000);
        return all;
    }
}
