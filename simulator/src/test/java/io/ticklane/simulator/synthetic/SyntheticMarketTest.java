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
import java.util.Arrays;
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
        long trades;
        long levels;
        final long[] lastUpdate = new long[Symbols.MAX_GENERATED];
        final long[] lastTrade = new long[Symbols.MAX_GENERATED];

        private void add(long a, long b, long c, long d, long e) {
            hash = ((((hash * 31 + a) * 31 + b) * 31 + c) * 31 + d) * 31 + e;
        }

        @Override
        public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
                long askQuantity) {
            add(symbol, updateId, bidPrice, bidQuantity, askPrice);
            hash = hash * 31 + askQuantity;
            assertTrue(askPrice == 0 || bidPrice < askPrice, "crossed");
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

    /** The drawing is done in integers, so that this holds on every JDK. */
    @Test
    void drawsTheSameBitsEverywhere() {
        Run run = new Run(2024, Symbols.named(List.of("BTCUSDT", "NEXOUSDT", "SYM0007USDT")), 0);
        run.market.advance(60 * SECOND);
        assertEquals(-8309865941027455587L, run.recorder.hash, "changes only with the market's rules");
    }

    @Test
    void hasALastPriceBeforeAnyTrade() {
        Run run = new Run(1, Symbols.generated(3), 0);
        for (SymbolSpec spec : run.market.symbols()) {
            assertEquals(Symbols.startPrice(spec), run.exchange.book(spec.index()).lastPrice());
        }
        assertEquals(0, run.recorder.trades);
    }

    @Test
    void keepsBooksFullNarrowAndTwoSided() {
        Run run = new Run(1, Symbols.generated(30), 0);
        int looks = 0;
        int narrow = 0;
        for (long now = 0; now < 60 * SECOND; now += SECOND / 10) {
            run.market.advance(now);
            for (SymbolSpec spec : run.market.symbols()) {
                BookView book = run.exchange.book(spec.index());
                int atLeast = Symbols.actionsPerMinute(spec) > 6_000 ? 300 : 100;
                assertTrue(book.levels(true) >= atLeast && book.levels(false) >= atLeast,
                        spec + ": " + book.levels(true) + "/" + book.levels(false));
                long spread = book.price(false, 0) - book.price(true, 0);
                assertTrue(spread > 0, spec + ": crossed");
                looks++;
                narrow += spread <= Math.max(2 * spec.tickSize(), book.price(true, 0) / 1_000) ? 1 : 0;
            }
        }
        assertTrue(narrow > looks * 0.95, narrow + " of " + looks);
    }

    @Test
    void busyBookHoldsAThousandLevelsASide() {
        Run run = new Run(4, Symbols.named(List.of("BTCUSDT", "ETHUSDT")), 0);
        for (int i = 0; i <= 60; i++) {
            run.market.advance(i * SECOND);
            for (int symbol = 0; symbol < 2; symbol++) {
                BookView book = run.exchange.book(symbol);
                assertTrue(book.levels(true) >= 1_000, "bids " + book.levels(true));
                assertTrue(book.levels(false) >= 1_000, "asks " + book.levels(false));
            }
        }
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
        run.market.advance(2 * SECOND);
        assertTrue(book.price(false, 0) - book.price(true, 0) < before / 1_000);
        run.market.advance(60 * SECOND);
        assertTrue(book.levels(false) > 1_000, "asks " + book.levels(false));
    }

    @Test
    void activityDiffersBySymbol() {
        List<SymbolSpec> symbols = Symbols.named(List.of("SYM1500USDT", "NEXOUSDT", "ADAUSDT", "BTCUSDT"));
        Run run = new Run(5, symbols, 0);
        long[] opened = run.recorder.lastUpdate.clone();
        run.market.advance(120 * SECOND);
        double[] perSecond = new double[4];
        for (int i = 0; i < 4; i++) {
            perSecond[i] = (run.recorder.lastUpdate[i] - opened[i]) / 120.0;
        }
        String text = Arrays.toString(perSecond);
        assertTrue(perSecond[0] > 0.2 && perSecond[1] < 10, text);
        assertTrue(perSecond[2] > 10 * perSecond[1], text);
        assertTrue(perSecond[3] > 400 && perSecond[3] < 1_500, text);
    }

    @Test
    void keepsTheRateThatIsAskedFor() {
        for (int rate : new int[]{50, 3_000, 100_000}) {
            Run run = new Run(9, Symbols.generated(5), rate);
            long opened = run.recorder.levels;
            long seconds = 600_000 / rate;
            run.market.advance(seconds * SECOND);
            double changes = (run.recorder.levels - opened) / (double) seconds / rate;
            assertTrue(changes > 1 && changes < 2.5, rate + ": level changes for each action " + changes);
        }
    }

    /** Flurries reach tens of times the mean for a tenth of a second, and leave quiet stretches between them. */
    @Test
    void comesInBursts() {
        Run run = new Run(6, Symbols.named(List.of("BTCUSDT")), 0);
        int windows = 3_000;
        long before = run.recorder.levels;
        long most = 0;
        int quiet = 0;
        long opened = before;
        for (int i = 1; i <= windows; i++) {
            run.market.advance(i * SECOND / 10);
            long changes = run.recorder.levels - before;
            before = run.recorder.levels;
            most = Math.max(most, changes);
            quiet += changes < 20 ? 1 : 0;
        }
        double mean = (double) (before - opened) / windows;
        assertTrue(most > 20 * mean, most + " at most, mean " + mean);
        assertTrue(quiet > windows / 20, quiet + " quiet windows");
    }

    @Test
    void mostOrdersLeaveWithoutTrade() {
        Run run = new Run(13, Symbols.named(List.of("BTCUSDT")), 0);
        long opened = run.recorder.levels;
        run.market.advance(120 * SECOND);
        assertTrue(run.recorder.trades > 1_000, "trades " + run.recorder.trades);
        assertTrue(run.recorder.levels - opened > 10 * run.recorder.trades,
                run.recorder.levels + " level changes, " + run.recorder.trades + " trades");
    }

    @Test
    void staysInRangeForADay() {
        Run run = new Run(12, Symbols.named(List.of("NEXOUSDT")), 0);
        SymbolSpec spec = run.market.symbols().get(0);
        long start = Symbols.startPrice(spec);
        for (int minute = 1; minute <= 24 * 60; minute++) {
            run.market.advance(minute * 60L * SECOND);
            long bid = run.exchange.book(0).price(true, 0);
            assertTrue(bid > start / 2 && bid < start * 2, "bid " + bid + " in minute " + minute);
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
