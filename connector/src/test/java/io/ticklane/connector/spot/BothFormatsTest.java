package io.ticklane.connector.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One market, whose clock only this test moves, is heard as JSON and as SBE by a connector each; every event that both
 * formats have must be the same. What differs by the venue's design: SBE sends book changes every 20 ms and JSON every
 * 100, so that several of the former make one of the latter; partial books have an event time in SBE only.
 */
@Timeout(60)
class BothFormatsTest {
    private static final int STEPS = 200;
    /** Between the best prices; nothing before stands there. */
    private static final long LAST_BID = 986;
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final Credentials KEY = new Credentials(Credentials.Type.ED25519,
            Simulator.ED25519_API_KEY,
            Simulator.ED25519_PRIVATE_KEY);

    private final HttpClient http = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @EnumSource(EventTimeUnit.class)
    void tellTheSameEvents(EventTimeUnit unit) throws Exception {
        Heard json = new Heard();
        Heard sbe = new Heard();
        try (Simulator simulator = Simulator
                .start(SimulatorConfig.builder().manual().symbols(SYMBOLS).build())) {
            VenueProfile venue = new VenueProfile("simulator", simulator.rest(), simulator.stream(),
                    simulator.sbe(), null, false);
            SpotConfig common = SpotConfig.of(venue, SYMBOLS).withTimeUnit(unit).withLayout(Layout.INLINE);
            try (SpotConnector text = SpotConnector.open(
                    common.withStreams(EnumSet.of(StreamKind.BOOK_TICKER, StreamKind.TRADE,
                            StreamKind.DEPTH_100MS, StreamKind.DEPTH_20_100MS)),
                    null, null);
                    SpotConnector binary = SpotConnector.open(common.withFormat(StreamFormat.SBE)
                            .withStreams(
                                    EnumSet.of(StreamKind.BOOK_TICKER, StreamKind.TRADE, StreamKind.DEPTH,
                                            StreamKind.DEPTH_20)),
                            KEY, null)) {
                start(text, json);
                start(binary, sbe);
                market(simulator.admin());
                json.awaitEnd();
                sbe.awaitEnd();
                assertEquals(0, text.status().decoded().malformed() + binary.status().decoded().malformed());
            }
        }
        assertSame(json.ticks, sbe.ticks);
        assertSame(json.trades, sbe.trades);
        assertTrue(json.ticks.size() > STEPS && json.trades.size() > STEPS / 2,
                json.ticks.size() + " ticks, " + json.trades.size() + " trades");
        assertSame(json.changes, merged(json.changes, sbe.changes));
        assertTrue(sbe.changes.size() > json.changes.size() && json.changes.size() > STEPS / 5,
                json.changes.size()
                        + " changes");
        assertTrue(json.books.size() > STEPS / 5);
        json.books.forEach((id, book) -> assertEquals(book, sbe.books.get(id)));
    }

    private static void assertSame(List<?> text, List<?> binary) {
        for (int i = 0; i < Math.min(text.size(), binary.size()); i++) {
            assertEquals(text.get(i), binary.get(i), "event " + i);
        }
        assertEquals(text.size(), binary.size());
    }

    private static void start(SpotConnector connector, Heard core) throws Exception {
        connector.start(core, now -> {}, (what, cause) -> core.failed = cause);
        assertTrue(connector.awaitLive(Duration.ofSeconds(20)), () -> connector.status().toString());
    }

    /** Joins changes in SBE until each ends where one in JSON does. */
    private static List<Change> merged(List<Change> wholes, List<Change> parts) {
        List<Change> merged = new ArrayList<>();
        Map<Integer, Change> open = new LinkedHashMap<>();
        for (Change part : parts) {
            Change before = open.get(part.instrument);
            Change joined = before == null ? part : before.followedBy(part);
            boolean ends = wholes.stream().anyMatch(whole -> whole.instrument == part.instrument
                    && whole.lastUpdateId == part.lastUpdateId);
            if (ends) {
                merged.add(joined);
                open.remove(part.instrument);
            } else {
                open.put(part.instrument, joined);
            }
        }
        assertEquals(Map.of(), open, "changes that JSON does not have");
        return merged;
    }

    /** Random quotes and trades, 20 ms apart; at last a price by which the end is known. */
    private void market(URI admin) throws Exception {
        long micros = Long.parseLong(step(admin, "{\"clock\":\"stop\"}").replaceAll("\\D", ""));
        // Half a step beside the moments at which changes are told, so that the last ones end together.
        step(admin, "{\"advance\":\"" + (110_000 - micros % 100_000) + "us\"}");
        for (int i = 0; i < STEPS; i++) {
            StringBuilder quotes = new StringBuilder();
            StringBuilder trades = new StringBuilder();
            for (String symbol : SYMBOLS) {
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    boolean bid = random.nextBoolean();
                    append(quotes, symbol, bid ? "BID" : "ASK", (bid ? 900 : 1000) + random.nextInt(60),
                            random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(900));
                }
                append(quotes, symbol, "BID", 970 + i % 2, 1 + i);
                append(quotes, symbol, "ASK", 998, 1 + i);
                boolean buy = random.nextBoolean();
                append(trades, symbol, buy ? "BUY" : "SELL", (buy ? 990 : 960) + random.nextInt(20),
                        1 + random.nextInt(900));
            }
            step(admin, "{\"quotes\":[" + quotes + "],\"trades\":[" + trades + "],\"advance\":\"20ms\"}");
        }
        step(admin, "{\"advance\":\"1s\"}");
        StringBuilder end = new StringBuilder();
        append(end, "BTCUSDT", "BID", LAST_BID, 1);
        step(admin, "{\"quotes\":[" + end + "]}");
    }

    private static void append(StringBuilder to, String symbol, String side, long price, long quantity) {
        to.append(to.isEmpty() ? "" : ",").append("{\"symbol\":\"").append(symbol).append("\",\"side\":\"")
                .append(side).append("\",\"price\":\"").append(price).append("\",\"quantity\":\"0.0")
                .append(quantity).append("\"}");
    }

    private String step(URI admin, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(admin.resolve("/step")).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), () -> body + "\n" + answer.body());
        return answer.body();
    }

    /** A change of a book, levels by price. */
    private record Change(int instrument, long firstUpdateId, long lastUpdateId, long eventTime,
            Map<Long, Long> bids, Map<Long, Long> asks) {
        static Change of(DepthDiff diff) {
            return new Change(diff.instrumentId, diff.firstUpdateId, diff.lastUpdateId, diff.eventTime,
                    levels(diff.bids, diff.bidPrices, diff.bidQuantities),
                    levels(diff.asks, diff.askPrices, diff.askQuantities));
        }

        Change followedBy(Change next) {
            assertEquals(lastUpdateId + 1, next.firstUpdateId);
            Map<Long, Long> allBids = new TreeMap<>(bids);
            allBids.putAll(next.bids);
            Map<Long, Long> allAsks = new TreeMap<>(asks);
            allAsks.putAll(next.asks);
            return new Change(instrument, firstUpdateId, next.lastUpdateId, next.eventTime, allBids, allAsks);
        }
    }

    private static Map<Long, Long> levels(int count, long[] prices, long[] quantities) {
        Map<Long, Long> levels = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            levels.put(prices[i], quantities[i]);
        }
        return levels;
    }

    /** Keeps every event until the last price; its thread is the connector's until that is told. */
    private static final class Heard implements InboundHandler {
        final List<List<Long>> ticks = new ArrayList<>();
        final List<List<Long>> trades = new ArrayList<>();
        final List<Change> changes = new ArrayList<>();
        final Map<Long, Object> books = new LinkedHashMap<>();
        private final CountDownLatch end = new CountDownLatch(1);
        volatile @Nullable Throwable failed;

        void awaitEnd() throws InterruptedException {
            assertTrue(end.await(20, TimeUnit.SECONDS), "the last price never came");
            assertNull(failed);
        }

        @Override
        public void onTick(Tick tick) {
            if (end.getCount() == 0) {
                return;
            }
            ticks.add(List.of((long) tick.instrumentId, tick.updateId, tick.bidPrice, tick.bidQuantity,
                    tick.askPrice, tick.askQuantity));
            if (tick.bidPrice == LAST_BID * 100) {
                end.countDown();
            }
        }

        @Override
        public void onTrade(Trade trade) {
            trades.add(
                    List.of((long) trade.instrumentId, trade.tradeId, trade.firstTradeId, trade.lastTradeId,
                            trade.price, trade.quantity, trade.buyerIsMaker ? 1L : 0L, trade.eventTime,
                            trade.tradeTime));
        }

        @Override
        public void onDepth(DepthDiff diff) {
            if (end.getCount() > 0) {
                changes.add(Change.of(diff));
            }
        }

        @Override
        public void onPartialDepth(PartialDepth depth) {
            if (end.getCount() > 0) {
                books.put(depth.lastUpdateId << 1 | depth.instrumentId,
                        List.of(levels(depth.bids, depth.bidPrices, depth.bidQuantities),
                                levels(depth.asks, depth.askPrices, depth.askQuantities)));
            }
        }

        @Override
        public void onExecution(ExecutionReport report) {}

        @Override
        public void onFeed(FeedEvent event) {}
    }
}
