package io.ticklane.simulator.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.engine.BookView;
import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderStatus;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Account CLIENT = new Account("client", "key", Account.KeyType.HMAC, "secret",
            Map.of("USDT", "100000000", "BTC", "1000"), List.of("SPOT"));

    /** Adds up everything heard, and checks the order of ids and that no book is ever crossed. */
    private static final class Recorder implements MarketListener {
        long hash = 17;
        long tickers;
        long trades;
        long levels;
        long widest;
        final long[] lastUpdate = new long[Symbols.MAX_GENERATED];
        final long[] lastTrade = new long[Symbols.MAX_GENERATED];

        private void add(long a, long b, long c, long d, long e) {
            hash = ((((hash * 31 + a) * 31 + b) * 31 + c) * 31 + d) * 31 + e;
        }

        @Override
        public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
                long askQuantity) {
            tickers++;
            add(symbol, updateId, bidPrice, bidQuantity, askPrice);
            hash = hash * 31 + askQuantity;
            assertTrue(askPrice == 0 || bidPrice < askPrice, "crossed");
            widest = Math.max(widest, askPrice - bidPrice);
        }

        @Override
        public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity,
                long timeMicros) {
            levels++;
            assertEquals(lastUpdate[symbol] + 1, updateId);
            lastUpdate[symbol] = updateId;
            add(symbol, updateId, bid ? 1 : 0, price, quantity);
        }

        @Override
        public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
                long timeMicros) {
            trades++;
            assertEquals(lastTrade[symbol] + 1, tradeId);
            lastTrade[symbol] = tradeId;
            add(symbol, tradeId, price, quantity, buyerIsMaker ? 1 : 0);
        }

        @Override
        public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
                long lastTradeId, boolean buyerIsMaker, long timeMicros) {
            assertTrue(firstTradeId <= lastTradeId);
            add(symbol, aggregateId, quantity, firstTradeId, lastTradeId);
        }

        @Override
        public void onRecorded(String stream, byte[] payload) {}
    }

    private static final class Run {
        final Recorder recorder = new Recorder();
        final Exchange exchange;
        final SyntheticMarket market;

        Run(long seed, List<SymbolSpec> symbols, int rate) {
            VenueTime time = new VenueTime(0, 0, () -> 0);
            exchange = new Exchange(symbols, List.of(CLIENT), Fees.STANDARD, time);
            exchange.listen(recorder);
            market = new SyntheticMarket(new SyntheticConfig(seed, symbols, rate), exchange, time, 0);
        }
    }

    @Test
    void repeatsItselfForTheSameSeed() {
        Run first = new Run(7, Symbols.generated(5), 0);
        Run second = new Run(7, Symbols.generated(5), 0);
        first.market.advance(20 * SECOND);
        for (long now = 0; now <= 20 * SECOND; now += 777_777) {
            second.market.advance(now);
        }
        second.market.advance(20 * SECOND);
        assertEquals(first.recorder.hash, second.recorder.hash);
        assertEquals(first.market.nextDueNanos(), second.market.nextDueNanos());
        Run other = new Run(8, Symbols.generated(5), 0);
        other.market.advance(20 * SECOND);
        assertNotEquals(first.recorder.hash, other.recorder.hash);
    }

    @Test
    void keepsBooksFullNarrowAndTwoSided() {
        Run run = new Run(1, Symbols.generated(19), 0);
        for (long now = 0; now < 30 * SECOND; now += SECOND / 10) {
            run.market.advance(now);
            for (SymbolSpec spec : run.market.symbols()) {
                BookView book = run.exchange.book(spec.index());
                int bids = book.levels(true);
                int asks = book.levels(false);
                assertTrue(bids >= 15 && bids <= 60 && asks >= 15 && asks <= 60,
                        spec + ": " + bids + "/" + asks);
                long spread = (book.price(false, 0) - book.price(true, 0)) / spec.tickSize();
                assertTrue(spread >= 1 && spread <= Street.WIDEST, spec + ": " + spread);
            }
        }
        assertTrue(run.recorder.tickers > 40_000, "tickers " + run.recorder.tickers);
        assertTrue(run.recorder.trades > 5_000, "trades " + run.recorder.trades);
    }

    @Test
    void comesBackAfterClientSweepsSide() {
        Run run = new Run(3, Symbols.named(List.of("BTCUSDT")), 0);
        run.market.advance(SECOND);
        Wallet client = run.exchange.wallet("key");
        BookView book = run.exchange.book(0);
        long before = book.price(false, 0);
        Order order = new Order().market(client, 0, true, 100 * 100_000, 0);
        assertEquals(Refusal.NONE, run.exchange.place(order));
        assertEquals(OrderStatus.FILLED, order.status());
        assertTrue(book.price(false, 0) > before);
        assertTrue(book.levels(false) > 0);
        run.market.advance(run.market.nextDueNanos());
        assertTrue(book.price(false, 0) - book.price(true, 0) <= Street.WIDEST);
        run.market.advance(2 * SECOND);
        assertTrue(book.levels(false) > 15);
    }

    @Test
    void everySymbolTicksOftenByDefault() {
        Run run = new Run(5, Symbols.generated(5), 0);
        long[] last = new long[5];
        long[] widestGap = new long[5];
        long[] now = {0};
        run.exchange.listen(new MarketListener() {
            @Override
            public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity,
                    long askPrice,
                    long askQuantity) {
                widestGap[symbol] = Math.max(widestGap[symbol], now[0] - last[symbol]);
                last[symbol] = now[0];
            }

            @Override
            public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity,
                    long timeMicros) {}

            @Override
            public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
                    long timeMicros) {}

            @Override
            public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
                    long lastTradeId, boolean buyerIsMaker, long timeMicros) {}

            @Override
            public void onRecorded(String stream, byte[] payload) {}
        });
        while (now[0] < 60 * SECOND) {
            now[0] = run.market.nextDueNanos();
            run.market.advance(now[0]);
        }
        for (long gap : widestGap) {
            assertTrue(gap < 250_000_000L, "gap " + gap);
        }
    }

    @Test
    void conservesEveryAsset() {
        Run run = new Run(11, Symbols.generated(3), 0);
        long[] before = sums(run.exchange);
        Wallet client = run.exchange.wallet("key");
        for (int i = 1; i <= 200; i++) {
            run.market.advance(i * SECOND / 50);
            run.exchange.place(new Order().market(client, 0, i % 2 == 0, 3_000 + i, 0));
        }
        long[] after = sums(run.exchange);
        for (int asset = 0; asset < before.length; asset++) {
            assertEquals(before[asset], after[asset], run.exchange.assets().get(asset));
        }
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

    @Test
    void listsTwoThousandSymbols() {
        List<SymbolSpec> symbols = Symbols.generated(2_000);
        Set<String> names = new HashSet<>();
        symbols.forEach(spec -> names.add(spec.symbol()));
        assertEquals(2_000, names.size());
        Run run = new Run(1, symbols, 0);
        run.market.advance(SECOND / 2);
        assertTrue(run.recorder.levels > 60_000);
    }

    @Test
    void acceptsNamesThatNobodyKnows() {
        SymbolSpec spec = Symbols.named(List.of("wobbleusdt")).get(0);
        assertEquals("WOBBLE", spec.baseAsset());
        assertEquals("USDT", spec.quoteAsset());
        new Run(1, List.of(spec), 0).market.advance(SECOND);
    }
}
