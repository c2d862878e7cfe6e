package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.Credentials;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.connector.ring.RingConfig;
import io.ticklane.connector.spot.Layout;
import io.ticklane.connector.spot.OrderRoute;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.api.access.RateLimits;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A whole session over plain TCP in the layout {@code inline}: the thread that reads the socket decodes, writes the
 * cache, decides, orders, and takes the answers. From one tick to the next of the same read it allocates nothing.
 * From read to read there is one thing more, which is the WebSocket library's: a {@link ByteBuffer} around what was
 * read. The same goes for the thread that reads the answers to orders.
 */
@Timeout(120)
final class FrameToOrderAllocationTest {
    private static final int WARM_UP = 100_000;
    private static final int ROUND = 10_000;
    private static final int ORDERS_A_ROUND = 50;
    private static final int ROUNDS = 5;
    private static final int AS_FAST_AS_READ = 0;
    private static final int NO_LIMIT = 100_000_000;
    /** Reports are made when their slot is first used: all of them during the warm-up. */
    private static final RingConfig SMALL = new RingConfig(64, "sleeping");
    private static final int WRAPS = 10_000;

    private static ByteBuffer kept;

    @Test
    void onPaper() throws Exception {
        allocatesNothing(OrderMode.PAPER, false, AS_FAST_AS_READ);
    }

    @Test
    void onPaperWithAReaderThatSpins() throws Exception {
        allocatesNothing(OrderMode.PAPER, true, AS_FAST_AS_READ);
    }

    @Test
    void overTheWebSocketApi() throws Exception {
        allocatesNothing(OrderMode.VENUE, false, 20_000);
    }

    private static void allocatesNothing(OrderMode mode, boolean spin, int rate) throws Exception {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this JVM does not tell what a thread allocates");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Accountant strategy = new Accountant(threads);
        try (Simulator simulator = Simulator.start(SimulatorConfig.builder().symbols(List.of("BTCUSDT"))
                .metronome(rate, Duration.ZERO).limits(noLimits()).build());
                Ticklane ticklane = Ticklane
                        .builder(VenueProfile
                                .of("simulator", simulator.rest().toString(), simulator.stream().toString(),
                                        false)
                                .withOrders(simulator.wsApi()))
                        .symbols("BTCUSDT").strategy(strategy).orders(mode)
                        .credentials(new Credentials(Credentials.Type.HMAC, Simulator.API_KEY,
                                Simulator.SECRET))
                        .limits(OrderLimits.none())
                        .tune(config -> config.withInbound(SMALL).withLayout(Layout.INLINE)
                                .withRoute(OrderRoute.WEBSOCKET)
                                .withStream(config.stream().withSpin(spin)))
                        .start()) {
            assertEquals(Layout.INLINE, ticklane.connection().layout());
            while (strategy.rounds < ROUNDS && ticklane.status().state() != BridgeStatus.State.HALTED) {
                LockSupport.parkNanos(1_000_000);
            }
            assertEquals("", ticklane.status().reason());
            assertTrue(ticklane.counters().filled() > 0, "no order was filled: " + ticklane.counters());
        }
        long bytesOfAWrap = bytesOfAWrap(threads);
        strategy.check(bytesOfAWrap);
        if (mode == OrderMode.VENUE) {
            strategy.checkAnswers(bytesOfAWrap);
        }
    }

    private static RateLimits noLimits() {
        return new RateLimits(false, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, 1,
                Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    private static long bytesOfAWrap(ThreadMXBean threads) {
        byte[] buffer = new byte[1];
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < WRAPS; i++) {
            kept = ByteBuffer.wrap(buffer, 0, 1);
        }
        assertEquals(1, kept.remaining());
        return (threads.getThreadAllocatedBytes(id) - before) / WRAPS;
    }

    /** Places an order whenever none is open, now a buy and now a sell, and adds up what its thread allocates. */
    private static final class Accountant implements Strategy {
        private final ThreadMXBean threads;
        private final Quote quote = new Quote();
        private final long[] withinReads = new long[ROUNDS];
        private final long[] betweenReads = new long[ROUNDS];
        private final int[] reads = new int[ROUNDS];
        private final int[] orders = new int[ROUNDS];
        private final long[] answers = new long[ROUNDS];
        // Written by the core, read by the test when it waits, and after it has waited for all the others.
        volatile int rounds;
        private StrategyContext context;
        private long thread;
        private long answering;
        private long answeringBytes;
        private long lastBytes;
        private long lastReceived;
        private int warm;
        private int ticks;
        private boolean buy;

        Accountant(ThreadMXBean threads) {
            this.threads = threads;
        }

        @Override
        public void onStart(StrategyContext started) {
            context = started;
        }

        @Override
        public void onTick(Tick tick) {
            if (thread == 0) {
                thread = Thread.currentThread().getId();
                answering = Thread.getAllStackTraces().keySet().stream()
                        .filter(one -> one.getName().equals("orders-ws")).mapToLong(Thread::getId)
                        .findFirst().orElse(thread);
            }
            account(tick, threads.getThreadAllocatedBytes(thread));
            if (context.openOrders() == 0
                    && context.quote(tick.instrumentId, quote) == QuoteReader.HIT) {
                buy = !buy;
                long id = context.orders().place(tick.instrumentId, buy ? Side.BUY : Side.SELL,
                        OrderType.LIMIT, TimeInForce.IOC, buy ? quote.askPrice : quote.bidPrice, 100);
                if (id > 0 && warm == WARM_UP && rounds < ROUNDS) {
                    orders[rounds]++;
                }
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        private void account(Tick tick, long bytes) {
            int round = rounds;
            if (warm < WARM_UP) {
                warm++;
                answeringBytes = threads.getThreadAllocatedBytes(answering);
            } else if (round < ROUNDS) {
                if (tick.receivedNanos == lastReceived) {
                    withinReads[round] += bytes - lastBytes;
                } else {
                    reads[round]++;
                    betweenReads[round] += bytes - lastBytes;
                }
                if (++ticks >= ROUND && orders[round] >= ORDERS_A_ROUND) {
                    ticks = 0;
                    long before = answeringBytes;
                    answeringBytes = threads.getThreadAllocatedBytes(answering);
                    answers[round] = answeringBytes - before;
                    rounds++;
                }
            }
            lastReceived = tick.receivedNanos;
            lastBytes = bytes;
        }

        /** Of several rounds the best counts: once in a while the JVM itself allocates, on any thread. */
        void check(long bytesOfAWrap) {
            long within = Long.MAX_VALUE;
            long others = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                within = Math.min(within, withinReads[i]);
                others = Math.min(others, betweenReads[i] - reads[i] * bytesOfAWrap);
            }
            assertEquals(0, within, "bytes between ticks of the same read");
            assertEquals(0, others, "bytes between reads, but for the library's buffer");
        }

        /** An answer is one read; that to an order of the round before may have come in this one. */
        void checkAnswers(long bytesOfAWrap) {
            assertNotEquals(thread, answering);
            long others = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                others = Math.min(others, answers[i] - (orders[i] + 1) * bytesOfAWrap);
            }
            assertTrue(others <= 0, others + " bytes for answers, but for the library's buffers");
        }
    }
}
