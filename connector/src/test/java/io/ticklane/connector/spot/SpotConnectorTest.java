package io.ticklane.connector.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.connector.order.OrderMode;
import io.ticklane.simulator.Simulator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a connector leaves behind, and whom it calls, when it ends in an unusual way. */
@Timeout(60)
class SpotConnectorTest {
    private final Core core = new Core();

    @Test
    void startThatFailedNeverCallsTheCore() throws Exception {
        Credentials key = new Credentials(Credentials.Type.HMAC, Simulator.API_KEY, Simulator.SECRET);
        SpotConnector connector;
        try (Simulator simulator = Simulator.start()) {
            connector = SpotConnector.open(config(simulator).withOrders(OrderMode.VENUE), key, null);
        }
        assertThrows(VenueException.class, () -> connector.start(core, core::idle, core::fatal));
        connector.close();
        assertEquals(0, core.calls.get());
    }

    @Test
    void closeThatIsInterruptedDoesNotCallTheCoreBesideItsThread() throws Exception {
        core.hold = new CountDownLatch(1);
        try (Simulator simulator = Simulator.start()) {
            SpotConnector connector = SpotConnector.open(config(simulator).withLayout(Layout.INLINE), null,
                    null);
            connector.start(core, core::idle, core::fatal);
            assertTrue(core.holding.await(20, TimeUnit.SECONDS));
            Thread.currentThread().interrupt();
            connector.close();
            assertTrue(Thread.interrupted());
            core.hold.countDown();
        }
        assertFalse(core.overlapped);
        assertEquals(0, core.failures.get());
    }

    @Test
    void oneStreamTellsTheStatisticsOfAllSymbols() throws Exception {
        Set<Integer> told = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        InboundHandler statistics = new Core() {
            @Override
            public void onTicker(RollingTicker ticker) {
                if (ticker.mini && told.add(ticker.instrumentId)) {
                    both.countDown();
                }
            }
        };
        try (Simulator simulator = Simulator.start()) {
            SpotConfig config = SpotConfig.of(config(simulator).venue(), List.of("BTCUSDT", "ETHUSDT"))
                    .withStreams(EnumSet.of(StreamKind.ALL_MINI_TICKERS));
            assertEquals(List.of("!miniTicker@arr"), config.streamNames());
            try (SpotConnector connector = SpotConnector.open(config, null, null)) {
                connector.start(statistics, now -> {}, (what, cause) -> {});
                assertTrue(both.await(20, TimeUnit.SECONDS), () -> connector.status().toString());
            }
        }
    }

    private static SpotConfig config(Simulator simulator) {
        return SpotConfig.of(
                new VenueProfile("simulator", simulator.rest(), simulator.stream(), null, null, false),
                List.of("BTCUSDT"));
    }

    /** Counts calls, notes two at once, and holds the thread of the first tick. */
    private static class Core implements InboundHandler {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        final CountDownLatch holding = new CountDownLatch(1);
        volatile CountDownLatch hold = new CountDownLatch(0);
        volatile boolean overlapped;
        private final AtomicInteger inside = new AtomicInteger();

        void idle(long nowNanos) {
            call(false);
        }

        void fatal(String what, Throwable cause) {
            failures.incrementAndGet();
        }

        @Override
        public void onTick(Tick tick) {
            call(true);
        }

        @Override
        public void onTrade(Trade trade) {
            call(false);
        }

        @Override
        public void onDepth(DepthDiff diff) {
            call(false);
        }

        @Override
        public void onExecution(ExecutionReport report) {
            call(false);
        }

        @Override
        public void onFeed(FeedEvent event) {
            call(false);
        }

        private void call(boolean wait) {
            calls.incrementAndGet();
            overlapped |= inside.incrementAndGet() > 1;
            if (wait) {
                holding.countDown();
                try {
                    hold.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            inside.decrementAndGet();
        }
    }
}
