package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.cache.PriceCacheView;
import io.ticklane.cache.Quote;
import io.ticklane.cache.QuoteReader;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prices that a session does not get from its streams: of an earlier run, and over REST; and how they are removed. */
@Timeout(60)
class WarmStartTest {
    @TempDir
    Path folder;

    private final Simulator simulator = Simulator.start();
    private final Quote quote = new Quote();

    @AfterEach
    void close() {
        simulator.close();
    }

    /** Notes what is in the cache before anything else happens, and the source of the first tick of each. */
    private static final class FirstLook implements Strategy {
        private final Quote quote = new Quote();
        private final CountDownLatch started = new CountDownLatch(1);
        private volatile int outcome = -1;

        @Override
        public void onStart(StrategyContext context) {
            outcome = context.quote(0, quote);
            started.countDown();
        }

        @Override
        public void onTick(Tick tick) {}

        @Override
        public void onFeed(FeedEvent event) {}
    }

    private TicklaneBuilder builder(Strategy strategy) {
        return Ticklane
                .builder(new VenueProfile("simulator", simulator.rest(), simulator.stream(), null, null,
                        false))
                .symbols("BTCUSDT", "ETHUSDT").strategy(strategy);
    }

    private void awaitPrice(Ticklane session, String symbol) {
        while (session.quote(symbol, quote) == QuoteReader.ABSENT) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theSecondRunStartsWithThePricesOfTheFirstAsOldAsTheyAre() throws Exception {
        Path file = folder.resolve("prices");
        long closed;
        try (Ticklane first = builder(new FirstLook()).cacheFile(file).start()) {
            awaitPrice(first, "BTCUSDT");
            PriceCacheView view = PriceCacheView.open(file);
            assertEquals(PriceCacheView.Writer.ALIVE, view.writer());
            assertEquals(0, view.find("BTCUSDT"));
            assertTrue(view.read(0, System.nanoTime(), new Quote()) != QuoteReader.ABSENT);
        } finally {
            closed = System.nanoTime();
        }
        FirstLook look = new FirstLook();
        try (Ticklane second = builder(look).cacheFile(file).start()) {
            assertTrue(second.awaitLive(Duration.ofSeconds(20)));
            assertTrue(look.started.await(20, TimeUnit.SECONDS));
            assertTrue(look.outcome == QuoteReader.HIT || look.outcome == QuoteReader.STALE,
                    "outcome " + look.outcome);
            assertTrue(look.quote.receivedNanos - closed < 0, "received after the end of the first run");
            assertTrue(look.quote.bidPrice > 0);
        }
    }

    @Test
    void aStartThatFailsLeavesThePricesForTheNext() throws Exception {
        Path file = folder.resolve("prices");
        try (Ticklane first = builder(new FirstLook()).cacheFile(file).start()) {
            awaitPrice(first, "BTCUSDT");
        }
        assertThrows(VenueException.class,
                () -> builder(new FirstLook()).symbols("NOSUCH").cacheFile(file).start());
        FirstLook look = new FirstLook();
        try (Ticklane next = builder(look).cacheFile(file).start()) {
            assertTrue(next.awaitLive(Duration.ofSeconds(20)));
            assertTrue(look.started.await(20, TimeUnit.SECONDS));
            assertTrue(look.outcome != QuoteReader.ABSENT, "outcome " + look.outcome);
            assertEquals(PriceCacheView.Writer.ALIVE, PriceCacheView.open(file).writer());
        }
    }

    @Test
    void asksForPricesOverRestWhereItIsTold() throws Exception {
        long before = System.nanoTime();
        try (Ticklane session = builder(new FirstLook()).pricesFirst(true).start()) {
            while (session.counters().restTicks() < 2) {
                LockSupport.parkNanos(1_000_000);
            }
            awaitPrice(session, "ETHUSDT");
            assertTrue(quote.receivedNanos - before >= 0);
        }
    }

    @Test
    void removesWhatFitsAPatternOnTheCore() throws Exception {
        Ticklane session = builder(new FirstLook()).start();
        try (session) {
            awaitPrice(session, "BTCUSDT");
            awaitPrice(session, "ETHUSDT");
            assertEquals(0, session.invalidate("XRP*").get(20, TimeUnit.SECONDS));
            assertEquals(2, session.invalidate("*usdt").get(20, TimeUnit.SECONDS));
            // The next tick brings it back.
            awaitPrice(session, "BTCUSDT");
        }
        ExecutionException over = assertThrows(ExecutionException.class,
                () -> session.invalidate("BTCUSDT").get(20, TimeUnit.SECONDS));
        assertEquals(IllegalStateException.class, over.getCause().getClass());
    }
}
