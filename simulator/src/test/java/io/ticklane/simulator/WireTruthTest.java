package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import io.ticklane.simulator.synthetic.SyntheticConfig;
import io.ticklane.simulator.synthetic.SyntheticHistory;
import io.ticklane.simulator.synthetic.SyntheticMarket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What goes over the wire is what the engine did, id by id. The truth is a second market of the same seed, without
 * sockets and on made-up time, whose every change is written down.
 */
class WireTruthTest {
    private static final long START_MILLIS = 1_784_102_400_000L;
    private static final int SEED = 77;
    private static final int RATE = 4_000;
    private static final int EVENTS = 30;
    private static final int SLOW_EVENTS = 3;

    /** A change of one level under an update id. */
    private record Change(long id, boolean bid, long price, long quantity) {}

    /** Everything that the market does to one symbol. */
    private static final class Truth implements MarketListener {
        final SymbolSpec spec;
        final List<Change> changes = new ArrayList<>();
        final Map<Long, String> tops = new HashMap<>();
        final Map<Long, String> trades = new HashMap<>();

        Truth(SymbolSpec spec) {
            this.spec = spec;
        }

        String price(long value) {
            return Decimal.text(value, spec.priceScale());
        }

        String quantity(long value) {
            return Decimal.text(value, spec.quantityScale());
        }

        @Override
        public void onBookTicker(int symbol, long updateId, long bidPrice, long bidQuantity, long askPrice,
                long askQuantity) {
            tops.put(updateId, price(bidPrice) + " " + quantity(bidQuantity) + " " + price(askPrice) + " "
                    + quantity(askQuantity));
        }

        @Override
        public void onLevel(int symbol, long updateId, boolean bid, long price, long quantity,
                long timeMicros) {
            changes.add(new Change(updateId, bid, price, quantity));
        }

        @Override
        public void onTrade(int symbol, long tradeId, long price, long quantity, boolean buyerIsMaker,
                long timeMicros) {
            trades.put(tradeId, price(price) + " " + quantity(quantity) + " " + buyerIsMaker);
        }

        @Override
        public void onAggTrade(int symbol, long aggregateId, long price, long quantity, long firstTradeId,
                long lastTradeId, boolean buyerIsMaker, long timeMicros) {
            // The wire's aggregate trades are held against its trades.
        }

        @Override
        public void onRecorded(String stream, byte[] payload) {
            throw new IllegalStateException("nothing is recorded");
        }
    }

    /** The engine's book at one update id after the other. */
    private static final class TrueBook {
        final Truth truth;
        final NavigableMap<Long, String> bids = new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<Long, String> asks = new TreeMap<>();
        int next;

        TrueBook(Truth truth) {
            this.truth = truth;
        }

        /** Goes on to the state after an id. */
        void advance(long id) {
            while (next < truth.changes.size() && truth.changes.get(next).id() <= id) {
                Change change = truth.changes.get(next++);
                NavigableMap<Long, String> side = change.bid() ? bids : asks;
                if (change.quantity() == 0) {
                    side.remove(change.price());
                } else {
                    side.put(change.price(), truth.quantity(change.quantity()));
                }
            }
        }

        Map<String, String> side(boolean bid) {
            Map<String, String> side = new HashMap<>();
            (bid ? bids : asks).forEach((price, quantity) -> side.put(truth.price(price), quantity));
            return side;
        }
    }

    /** A client's book, kept by the documented procedure. */
    private static final class ClientBook {
        final Map<String, String> bids = new HashMap<>();
        final Map<String, String> asks = new HashMap<>();
        long id;

        ClientBook(Map<?, ?> snapshot) {
            id = (Long) snapshot.get("lastUpdateId");
            set(bids, snapshot.get("bids"));
            set(asks, snapshot.get("asks"));
        }

        /** False for an event that the snapshot holds already. */
        boolean apply(Map<?, ?> event) {
            if ((Long) event.get("u") <= id) {
                return false;
            }
            assertTrue((Long) event.get("U") <= id + 1, "gap after " + id);
            set(bids, event.get("b"));
            set(asks, event.get("a"));
            id = (Long) event.get("u");
            return true;
        }

        private static void set(Map<String, String> side, Object levels) {
            for (Object level : (List<?>) levels) {
                String price = (String) ((List<?>) level).get(0);
                String quantity = (String) ((List<?>) level).get(1);
                if (quantity.equals("0.00000000")) {
                    side.remove(price);
                } else {
                    side.put(price, quantity);
                }
            }
        }
    }

    /** What a client got, in order, and a snapshot that it asked for in between. */
    private static final class Catch {
        final List<Map<?, ?>> tickers = new ArrayList<>();
        final List<Map<?, ?>> trades = new ArrayList<>();
        final List<Map<?, ?>> aggTrades = new ArrayList<>();
        final List<Map<?, ?>> fast = new ArrayList<>();
        final List<Map<?, ?>> slow = new ArrayList<>();
        Map<?, ?> snapshot = Map.of();

        /** How many events go beyond the snapshot, once there is one. */
        long after(List<Map<?, ?>> events) {
            return snapshot.isEmpty()
                    ? 0
                    : events.stream().filter(event -> (Long) event.get("u") > snapshotId()).count();
        }

        long snapshotId() {
            return (Long) snapshot.get("lastUpdateId");
        }

        /** The newest update id of anything. */
        long newestId() {
            return Stream.of(tickers, fast, slow).flatMap(List::stream).mapToLong(one -> (Long) one.get("u"))
                    .reduce(snapshotId(), Math::max);
        }
    }

    private static Catch listen(String symbol) throws Exception {
        Catch got = new Catch();
        String name = symbol.toLowerCase(Locale.ROOT);
        try (Simulator simulator = Simulator
                .start(SimulatorConfig.builder().now(START_MILLIS).symbols(List.of(symbol))
                        .synthetic(SEED).eventsPerSecond(RATE).build());
                StreamClient client = StreamClient.open(simulator, "/stream?streams=" + name + "@depth@100ms/"
                        + name + "@depth/" + name + "@bookTicker/" + name + "@trade/" + name + "@aggTrade")) {
            while (got.after(got.fast) < EVENTS || got.after(got.slow) < SLOW_EVENTS) {
                Map<?, ?> frame = (Map<?, ?>) Json.parse(client.next());
                Map<?, ?> data = (Map<?, ?>) frame.get("data");
                String stream = (String) frame.get("stream");
                switch (stream.substring(stream.indexOf('@') + 1)) {
                    case "bookTicker" -> got.tickers.add(data);
                    case "trade" -> got.trades.add(data);
                    case "aggTrade" -> got.aggTrades.add(data);
                    case "depth@100ms" -> got.fast.add(data);
                    default -> got.slow.add(data);
                }
                if (got.snapshot.isEmpty() && got.fast.size() == 3) {
                    got.snapshot = (Map<?, ?>) Json.parse(HttpClient.newHttpClient().send(
                            HttpRequest.newBuilder(
                                    URI.create(simulator.rest() + "/api/v3/depth?limit=5000&symbol="
                                            + symbol))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()).body());
                }
            }
        }
        return got;
    }

    private static Truth truth(String symbol, long lastId, long lastTradeId) {
        List<SymbolSpec> symbols = Symbols.named(List.of(symbol));
        VenueTime time = new VenueTime(0, 0, () -> 0);
        Exchange exchange = new Exchange(symbols, List.of(), Fees.STANDARD, time);
        SyntheticHistory past = new SyntheticHistory(SEED, symbols, START_MILLIS);
        exchange.tradeIds(0, past.lastTradeId(0), past.lastAggregateId(0));
        exchange.lastPrice(0, past.lastTrade(0).price());
        Truth truth = new Truth(symbols.get(0));
        exchange.listen(truth);
        SyntheticMarket market = new SyntheticMarket(new SyntheticConfig(SEED, symbols, RATE), exchange, time,
                0);
        while (exchange.book(0).updateId() <= lastId || exchange.book(0).lastTradeId() <= lastTradeId) {
            market.advance(market.nextDueNanos());
        }
        return truth;
    }

    private static void compareBooks(Truth truth, Map<?, ?> snapshot, List<Map<?, ?>> events) {
        ClientBook book = new ClientBook(snapshot);
        TrueBook engine = new TrueBook(truth);
        engine.advance(book.id);
        assertEquals(engine.side(true), book.bids, "bids of the snapshot");
        assertEquals(engine.side(false), book.asks, "asks of the snapshot");
        int compared = 0;
        for (Map<?, ?> event : events) {
            if (book.apply(event)) {
                engine.advance(book.id);
                assertEquals(engine.side(true), book.bids, "bids at " + book.id);
                assertEquals(engine.side(false), book.asks, "asks at " + book.id);
                compared++;
            }
        }
        assertTrue(compared >= SLOW_EVENTS, "compared " + compared);
    }

    private static void check(String symbol) throws Exception {
        Catch got = listen(symbol);
        long lastTradeId = (Long) got.trades.get(got.trades.size() - 1).get("t");
        Truth truth = truth(symbol, got.newestId(), lastTradeId);
        compareBooks(truth, got.snapshot, got.fast);
        compareBooks(truth, got.snapshot, got.slow);
        for (Map<?, ?> ticker : got.tickers) {
            assertEquals(truth.tops.get(ticker.get("u")), ticker.get("b") + " " + ticker.get("B") + " "
                    + ticker.get("a") + " " + ticker.get("A"), "bookTicker " + ticker.get("u"));
        }
        for (Map<?, ?> trade : got.trades) {
            assertEquals(truth.trades.get(trade.get("t")),
                    trade.get("p") + " " + trade.get("q") + " " + trade.get("m"));
        }
        compareAggregates(got);
    }

    /** An aggregate trade is the sum of its trades, and every trade is in one. */
    private static void compareAggregates(Catch got) {
        Map<Long, Map<?, ?>> trades = new HashMap<>();
        got.trades.forEach(trade -> trades.put((Long) trade.get("t"), trade));
        long lastAggregate = -1;
        long lastTrade = -1;
        for (Map<?, ?> aggregate : got.aggTrades) {
            long id = (Long) aggregate.get("a");
            long first = (Long) aggregate.get("f");
            assertTrue(lastAggregate < 0 || id == lastAggregate + 1, id + " after " + lastAggregate);
            assertTrue(lastTrade < 0 || first == lastTrade + 1, first + " after " + lastTrade);
            lastAggregate = id;
            lastTrade = (Long) aggregate.get("l");
            long sum = 0;
            for (long trade = first; trade <= lastTrade; trade++) {
                Map<?, ?> one = trades.get(trade);
                assertNotNull(one, "trade " + trade + " of aggregate " + id);
                assertEquals(aggregate.get("p"), one.get("p"));
                assertEquals(aggregate.get("m"), one.get("m"));
                assertEquals(aggregate.get("T"), one.get("T"));
                sum += Decimal.parse((String) one.get("q"), Decimal.WIRE_SCALE);
            }
            assertEquals(aggregate.get("q"), Decimal.text(sum, Decimal.WIRE_SCALE));
        }
        assertTrue(got.aggTrades.size() > 10, "aggregate trades " + got.aggTrades.size());
    }

    @Test
    void busySymbolAgreesWithTheEngineAtEveryUpdateId() throws Exception {
        check("BTCUSDT");
    }

    @Test
    void symbolOfCoarseTicksAgreesWithTheEngineAtEveryUpdateId() throws Exception {
        check("NEXOUSDT");
    }
}
