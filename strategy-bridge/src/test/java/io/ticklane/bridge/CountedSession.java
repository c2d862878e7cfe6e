package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.ring.RingConfig;
import io.ticklane.connector.spot.DecoderTotals;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.OrderRoute;
import io.ticklane.connector.spot.SpotStatus;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.connector.stream.ConnectionStatus;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.api.access.RateLimits;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A session at a simulator, of which the bytes of every thread are added up round by round. Nothing moves between
 * rounds, so that the bytes, reads and orders of a round belong together. What allocates does so in every round: of
 * several the best counts, for once in a while the JVM itself allocates, on any thread.
 */
final class CountedSession implements AutoCloseable {
    static final String STREAM = "stream-0";
    static final String CORE = "core";
    static final String ORDERS = "orders-ws";

    private static final int ROUNDS = 5;
    private static final int WARM_UP_EVENTS = 30_000;
    private static final int EVENTS = 5_000;
    /** In a ring each slot makes its report when it first holds one. */
    private static final int WARM_UP_ORDERS = 2_000;
    private static final int ORDERS_A_ROUND = 50;
    private static final int WRAPS = 10_000;
    private static final int NO_LIMIT = 100_000_000;

    private static ByteBuffer kept;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Simulator simulator;
    private final Ticklane ticklane;
    private final Map<String, Long> ids;
    /** Frames that are no market data: the answers to subscriptions. */
    private final long replies;
    private final List<Round> rounds = new ArrayList<>();

    /** What moves the market. */
    interface Market {
        /** Goes on until the session has had enough; what is under way then may still arrive. */
        void play(Enough enough) throws Exception;
    }

    /** Whether a round has seen what it has to. */
    interface Enough {
        boolean reached();
    }

    /** One round; bytes by the name of the thread. */
    record Round(long reads, long frames, long orders, long dropped, Map<String, Long> bytes) {
        long bytes(String thread) {
            return bytes.getOrDefault(thread, 0L);
        }

        private Round since(Round before) {
            Map<String, Long> more = bytes.entrySet().stream().collect(
                    Collectors.toMap(Map.Entry::getKey,
                            one -> one.getValue() - before.bytes(one.getKey())));
            return new Round(reads - before.reads, frames - before.frames, orders - before.orders,
                    dropped - before.dropped, more);
        }
    }

    /** Waits until the session is live; the market must not move before. Closed with this, but for the simulator. */
    CountedSession(Simulator simulator, Ticklane ticklane) throws InterruptedException {
        this.simulator = simulator;
        this.ticklane = ticklane;
        assertTrue(ticklane.awaitLive(Duration.ofSeconds(20)), () -> ticklane.connection().toString());
        replies = ticklane.connection().connections().get(0).frames() - sent();
        ids = Thread.getAllStackTraces().keySet().stream()
                .filter(one -> List.of(STREAM, CORE, ORDERS).contains(one.getName()))
                .collect(Collectors.toMap(Thread::getName, Thread::getId));
    }

    /** The venue refuses nobody. */
    static RateLimits noLimits() {
        return new RateLimits(false, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, 1,
                Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    /** A session to be, in that layout, of BTCUSDT; orders at the venue go over the WebSocket API. */
    static TicklaneBuilder builder(Simulator simulator, Credentials.Type key, Layout layout,
            StreamFormat format, int slots, boolean spin) {
        VenueProfile venue = VenueProfile
                .of("simulator", simulator.rest().toString(), simulator.stream().toString(), false)
                .withSbe(simulator.sbe()).withOrders(simulator.wsApi());
        TicklaneBuilder builder = Ticklane.builder(venue).symbols("BTCUSDT").limits(OrderLimits.none())
                .credentials(key == Credentials.Type.HMAC
                        ? new Credentials(key, Simulator.API_KEY, Simulator.SECRET)
                        : new Credentials(key, Simulator.ED25519_API_KEY, Simulator.ED25519_PRIVATE_KEY))
                .tune(config -> config.withInbound(new RingConfig(slots, "sleeping")).withLayout(layout)
                        .withFormat(format)
                        .withRoute(OrderRoute.WEBSOCKET).withStream(config.stream().withSpin(spin)));
        X509Certificate certificate = simulator.certificate();
        return certificate == null ? builder : builder.trust(certificate);
    }

    /** Skips the test where the JVM does not tell what a thread allocates. */
    static void assumeCounted() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this JVM does not tell what a thread allocates");
    }

    /** Warms up and counts. Rounds in which a ring was full do not count: the core is told of them, by an event. */
    void count(Market market) throws Exception {
        play(market, WARM_UP_EVENTS, WARM_UP_ORDERS);
        Round before = now();
        while (rounds.size() < ROUNDS && !over()) {
            play(market, EVENTS, ORDERS_A_ROUND);
            Round after = now();
            if (after.dropped == before.dropped) {
                rounds.add(after.since(before));
            }
            before = after;
        }
        assertEquals("", ticklane.status().reason());
        assertTrue(ticklane.counters().filled() >= WARM_UP_ORDERS / 2,
                () -> "hardly an order was filled: " + ticklane.counters());
    }

    boolean has(String thread) {
        return ids.containsKey(thread);
    }

    /** Of the best round. */
    long least(ToLongFunction<Round> bytes) {
        return rounds.stream().mapToLong(bytes).min().orElseThrow();
    }

    List<Round> rounds() {
        return rounds;
    }

    /** What the WebSocket library makes of each read: a buffer around its bytes. */
    static long bytesOfAWrap() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] buffer = new byte[1];
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < WRAPS; i++) {
            kept = ByteBuffer.wrap(buffer, 0, 1);
        }
        assertEquals(1, kept.remaining());
        return (threads.getThreadAllocatedBytes(id) - before) / WRAPS;
    }

    @Override
    public void close() {
        ticklane.close();
    }

    private void play(Market market, int events, int orders) throws Exception {
        BridgeCounters before = ticklane.counters();
        long enoughEvents = handled(before) + events;
        long enoughOrders = before.placed() + orders;
        market.play(() -> {
            BridgeCounters counters = ticklane.counters();
            return over() || (handled(counters) >= enoughEvents && counters.placed() >= enoughOrders);
        });
        // Twice, as an event counts before what it leads to.
        for (int quiet = 0; quiet < 2 && !over();) {
            LockSupport.parkNanos(1_000_000);
            quiet = settled() ? quiet + 1 : 0;
        }
    }

    private boolean over() {
        return ticklane.status().state() == BridgeStatus.State.HALTED;
    }

    private boolean settled() {
        long sent = sent();
        SpotStatus status = ticklane.connection();
        BridgeCounters counters = ticklane.counters();
        return status.connections().get(0).frames() - replies == sent
                && handled(counters) + status.dropped() == decoded(status.decoded()) && counters.open() == 0;
    }

    private long sent() {
        return simulator.stats().frames().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long decoded(DecoderTotals totals) {
        return totals.bookTickers() + totals.trades() + totals.depthUpdates() + totals.partialDepths();
    }

    private static long handled(BridgeCounters counters) {
        return counters.ticks() + counters.trades() + counters.depths() + counters.partialDepths();
    }

    private Round now() {
        Map<String, Long> bytes = ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                one -> threads.getThreadAllocatedBytes(one.getValue())));
        SpotStatus status = ticklane.connection();
        ConnectionStatus stream = status.connections().get(0);
        return new Round(stream.reads(), stream.frames(), ticklane.counters().placed(), status.dropped(),
                bytes);
    }
}
