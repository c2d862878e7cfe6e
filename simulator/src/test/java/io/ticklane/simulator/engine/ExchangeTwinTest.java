package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random orders through the engine and through its plain twin: everything must be the same. */
class ExchangeTwinTest {
    private static final int ACCOUNTS = 4;
    private static final int MOST_OPEN = 60;

    private static final class Pair {
        final SymbolSpec spec;
        final Exchange exchange;
        final PlainVenue plain;
        final List<Wallet> wallets = new ArrayList<>();
        final List<String> trades = new ArrayList<>();
        final List<Order> open = new ArrayList<>();
        final List<Long> numbers = new ArrayList<>();
        final Random random;

        Pair(SymbolSpec spec, String baseBalance, String quoteBalance, long seed) {
            this.spec = spec;
            random = new Random(seed);
            plain = new PlainVenue(spec, ACCOUNTS, new BigDecimal("0.00075"), new BigDecimal("0.001"));
            List<Account> accounts = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(new Account("a" + i, "key" + i, Account.KeyType.HMAC, "secret",
                        Map.of(spec.baseAsset(), baseBalance, spec.quoteAsset(), quoteBalance), List.of()));
                plain.base[i] = new BigDecimal(baseBalance);
                plain.quote[i] = new BigDecimal(quoteBalance);
            }
            exchange = new Exchange(List.of(spec), accounts, new Fees(75_000, 100_000), () -> 0);
            for (int i = 0; i < ACCOUNTS; i++) {
                wallets.add(exchange.wallet("key" + i));
            }
            exchange.listen(new Trades());
        }

        private final class Trades implements MarketListener {
            @Override
            public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity,
                    long askPrice,
                    long askQuantity) {}

            @Override
            public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity,
                    long timeMicros) {}

            @Override
            public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
                    long timeMicros) {
                trades.add(PlainVenue.trade(price(price), quantity(quantity), buyerIsMaker));
            }

            @Override
            public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
                    long lastTradeId, boolean buyerIsMaker, long timeMicros) {}

            @Override
            public void onRecorded(String stream, byte[] payload) {}
        }

        BigDecimal price(long price) {
            return BigDecimal.valueOf(price, spec.priceScale());
        }

        BigDecimal quantity(long quantity) {
            return BigDecimal.valueOf(quantity, spec.quantityScale());
        }

        void step() {
            if (open.size() > MOST_OPEN || (!open.isEmpty() && random.nextInt(4) == 0)) {
                int at = random.nextInt(open.size());
                Order order = open.remove(at);
                long number = numbers.remove(at);
                boolean wasOpen = order.status().open();
                assertEquals(wasOpen ? Refusal.NONE : Refusal.UNKNOWN_ORDER, exchange.cancel(order, "c"));
                plain.cancel(number);
                return;
            }
            int account = random.nextInt(ACCOUNTS);
            boolean buy = random.nextBoolean();
            long price = (1_000 + random.nextInt(24)) * spec.tickSize();
            long quantity = (1 + random.nextInt(500)) * spec.stepSize();
            int kind = random.nextInt(12);
            Order order = new Order();
            PlainVenue.Request request;
            if (kind < 2) {
                order.market(wallets.get(account), 0, buy, quantity, 0);
                request = new PlainVenue.Request(account, buy, null, quantity(quantity), null, false,
                        TimeInForce.GTC);
            } else if (kind < 4) {
                long amount = 1L + random.nextInt(2_000_000_000);
                order.market(wallets.get(account), 0, buy, 0, amount);
                request = new PlainVenue.Request(account, buy, null, null, BigDecimal.valueOf(amount, 8),
                        false,
                        TimeInForce.GTC);
            } else {
                TimeInForce time = kind == 4
                        ? TimeInForce.IOC
                        : kind == 5 ? TimeInForce.FOK : TimeInForce.GTC;
                order.limit(wallets.get(account), 0, buy, price, quantity).lasting(time);
                request = new PlainVenue.Request(account, buy, price(price), quantity(quantity), null,
                        kind == 6,
                        time);
                if (kind == 6) {
                    order.makerOnly();
                }
            }
            long number = plain.next();
            assertEquals(plain.place(request), exchange.place(order));
            if (order.status().open()) {
                open.add(order);
                numbers.add(number);
            }
        }

        void compare() {
            assertEquals(plain.trades, trades);
            plain.trades.clear();
            trades.clear();
            int base = exchange.asset(spec.baseAsset());
            int quote = exchange.asset(spec.quoteAsset());
            for (int i = 0; i < ACCOUNTS; i++) {
                balance(wallets.get(i), base, plain.base[i], plain.locked(i, false));
                balance(wallets.get(i), quote, plain.quote[i], plain.locked(i, true));
            }
            Wallet fees = exchange.wallets().get(0);
            balance(fees, base, plain.base[plain.feeAccount], BigDecimal.ZERO);
            balance(fees, quote, plain.quote[plain.feeAccount], BigDecimal.ZERO);
            book(true);
            book(false);
        }

        private void balance(Wallet wallet, int asset, BigDecimal total, BigDecimal locked) {
            assertEquals(0, locked.compareTo(BigDecimal.valueOf(wallet.locked(asset), 8)), "locked");
            BigDecimal all = BigDecimal.valueOf(wallet.locked(asset) + wallet.free(asset), 8);
            assertEquals(0, total.compareTo(all), () -> total + " but is " + all);
        }

        private void book(boolean bids) {
            List<String> expected = new ArrayList<>();
            List<PlainVenue.Resting> makers = plain.makers(bids);
            makers.stream().map(m -> m.price).distinct()
                    .forEach(price -> expected.add(price + " " + makers.stream()
                            .filter(m -> m.price.compareTo(price) == 0).map(m -> m.left)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)));
            BookView book = exchange.book(0);
            List<String> actual = new ArrayList<>();
            for (int i = 0; i < book.levels(bids); i++) {
                actual.add(price(book.price(bids, i)) + " " + quantity(book.quantity(bids, i)));
            }
            assertEquals(expected, actual);
        }
    }

    private static void run(Pair pair, int steps) {
        for (int i = 0; i < steps; i++) {
            pair.step();
            if (i % 50 == 0) {
                pair.compare();
            }
        }
        pair.compare();
    }

    @Test
    void agreesWithTwinWhereProductsFit() {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 2, 5, 1, 1, 1_000_000, 1, 1,
                1_000_000_000,
                0);
        run(new Pair(spec, "0.1", "0.5", 1), 100_000);
    }

    @Test
    void agreesWithTwinWhereProductsAreRounded() {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 5, 6, 7, 7, 1_000_000, 3, 3,
                1_000_000_000,
                0);
        run(new Pair(spec, "0.02", "0.0005", 2), 100_000);
    }

    @Test
    void agreesWithTwinBeyondSixtyFourBits() {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 8, 8, 50_000_000L, 1,
                Long.MAX_VALUE, 1_000_000_000_000L, 1, Long.MAX_VALUE, 0);
        run(new Pair(spec, "3000000", "1500000000", 3), 30_000);
    }
}
