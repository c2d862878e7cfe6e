package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.CountedSession.Enough;
import io.ticklane.bridge.CountedSession.Round;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.spot.StreamKind;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.StartWhen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A whole session over plain TCP, in each layout and each format: the threads that read, decode, write the cache,
 * decide, order, and take the answers allocate nothing. From read to read there is one thing more, which is the
 * WebSocket library's: a buffer around what was read.
 */
@Timeout(120)
final class FrameToOrderAllocationTest {
    private static final int RATE = 20_000;
    /** A report is made in each slot when it first holds one: all of them during the warm-up. */
    private static final int SLOTS = 256;
    /** Steps come in bursts, and reports on paper by no ring. */
    private static final int MANY_SLOTS = 1_024;

    @BeforeEach
    void assumeCounted() {
        CountedSession.assumeCounted();
    }

    @ParameterizedTest
    @CsvSource({"INLINE, JSON, HMAC, PAPER, false", "INLINE, JSON, HMAC, VENUE, false",
        "INLINE, JSON, HMAC, VENUE, true", "INLINE, SBE, ED25519, VENUE, false",
        "RING, SBE, ED25519, VENUE, false", "SHARED, JSON, HMAC, VENUE, false"})
    void fromATick(Layout layout, StreamFormat format, Credentials.Type key, OrderMode orders, boolean spin)
            throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorConfig.builder().symbols(List.of("BTCUSDT"))
                .metronome(RATE, Duration.ZERO).startWhen(StartWhen.TOLD).limits(CountedSession.noLimits())
                .build());
                CountedSession session = new CountedSession(simulator,
                        CountedSession.builder(simulator, key, layout, format, SLOTS, spin).orders(orders)
                                .strategy(new EventTrader(StreamKind.BOOK_TICKER)).start())) {
            session.count(enough -> tick(simulator, RATE, enough));
            allocatesNothing(session, layout, orders);
        }
    }

    /** Time stands still but for what each step of the market takes, so that book changes come with every step. */
    @ParameterizedTest
    @CsvSource({"INLINE, JSON, TRADE", "INLINE, JSON, DEPTH", "SHARED, SBE, TRADE", "SHARED, SBE, DEPTH"})
    void fromATradeOrABookChange(Layout layout, StreamFormat format, StreamKind trigger) throws Exception {
        boolean sbe = format == StreamFormat.SBE;
        try (Simulator simulator = Simulator
                .start(SimulatorConfig.builder().symbols(List.of("BTCUSDT")).manual()
                        .pings(Duration.ofDays(1), Duration.ofDays(2)).build());
                CountedSession session = new CountedSession(simulator,
                        CountedSession
                                .builder(simulator, Credentials.Type.ED25519, layout, format, MANY_SLOTS,
                                        false)
                                .streams(StreamKind.BOOK_TICKER, StreamKind.TRADE,
                                        sbe ? StreamKind.DEPTH : StreamKind.DEPTH_100MS,
                                        sbe ? StreamKind.DEPTH_20 : StreamKind.DEPTH_20_100MS)
                                .strategy(new EventTrader(trigger)).start())) {
            Hand hand = new Hand(simulator.admin());
            session.count(hand::move);
            allocatesNothing(session, layout, OrderMode.PAPER);
        }
    }

    static void tick(Simulator simulator, int rate, Enough enough) {
        simulator.startMarket();
        simulator.pace(rate);
        while (!enough.reached()) {
            LockSupport.parkNanos(1_000_000);
        }
        simulator.pace(0);
    }

    private static void allocatesNothing(CountedSession session, Layout layout, OrderMode orders) {
        long wrap = CountedSession.bytesOfAWrap();
        assertEquals(0, session.least(round -> round.bytes(CountedSession.STREAM) - round.reads() * wrap),
                () -> "bytes beside the library's buffers, stream: " + session.rounds());
        assertEquals(layout != Layout.INLINE, session.has(CountedSession.CORE));
        assertEquals(0, session.least(round -> round.bytes(CountedSession.CORE)),
                () -> "bytes of the core: " + session.rounds());
        assertEquals(orders == OrderMode.VENUE, session.has(CountedSession.ORDERS));
        // An answer is one read, if it is not the core that reads it.
        assertTrue(session.least(round -> round.bytes(CountedSession.ORDERS) - round.orders() * wrap) <= 0,
                () -> "bytes beside the library's buffers, answers: " + session.rounds());
        assertTrue(session.rounds().stream().mapToLong(Round::reads).min().orElseThrow() > 0);
    }

    /** Moves a manual market: steps of a few quotes, trades of both sides, and 100 ms. */
    private static final class Hand {
        private static final int TRADES = 4;

        private final HttpClient http = HttpClient.newHttpClient();
        private final URI step;
        private int steps;

        Hand(URI admin) throws Exception {
            step = admin.resolve("/step");
            post("{\"clock\":\"stop\"}");
        }

        void move(Enough enough) throws Exception {
            while (!enough.reached()) {
                post("{\"quotes\":[" + deals("BID", "1000", 1, 9 + steps % 2) + ","
                        + deals("ASK", "1001", 1, 8)
                        + "],\"trades\":[" + deals("BUY", "1001", TRADES, 1) + ","
                        + deals("SELL", "1000", TRADES, 1) + "],\"advance\":\"100ms\"}");
                steps++;
            }
        }

        private static String deals(String side, String price, int times, int quantity) {
            String deal = "{\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"price\":\"" + price
                    + "\",\"quantity\":\"" + quantity + "\"}";
            return String.join(",", Collections.nCopies(times, deal));
        }

        private void post(String body) throws Exception {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(step).POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
        }
    }
}
