package io.ticklane.connector.failover;

import static io.ticklane.connector.FeedState.CONNECTING;
import static io.ticklane.connector.FeedState.FALLBACK;
import static io.ticklane.connector.FeedState.LIVE;
import static io.ticklane.connector.FeedState.STOPPED;
import static io.ticklane.connector.FeedState.SUSPECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.Allocation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FeedBreakerTest {
    private static final long PERIOD = FailoverConfig.DEFAULT.period().toNanos();

    private final BlockingQueue<FeedState> told = new LinkedBlockingQueue<>();
    private final Calls fallback = new Calls();
    private volatile boolean healthy;
    private long now = Long.MAX_VALUE - 40 * PERIOD;
    private final FeedBreaker breaker = new FeedBreaker(FailoverConfig.DEFAULT, () -> healthy, fallback,
            new Events());

    /** Ten times a second, on no thread that handles prices: what the library makes, if the compiler leaves it. */
    @Test
    void aJudgementAllocatesNextToNothing() {
        healthy = true;
        long bytes = Allocation.least(20_000, () -> breaker.tick(now += PERIOD));
        assertTrue(bytes <= 20_000 * 100, () -> bytes + " bytes for 20,000 judgements");
    }

    @Test
    void staysConnectingUntilFirstHealthy() {
        tick(30, false);
        assertEquals(CONNECTING, breaker.state());
        tick(1, true);
        assertEquals(LIVE, breaker.state());
        assertEquals(List.of(LIVE), List.copyOf(told));
    }

    @Test
    void fallsBackWhenStreamsNeverComeUp() {
        tick(50, false);
        assertEquals(CONNECTING, breaker.state());
        tick(5, false);
        assertEquals(FALLBACK, breaker.state());
        assertEquals(List.of("start"), fallback.calls);
    }

    @Test
    void isDownWhileTheFallbackBringsNothing() {
        tick(10, true);
        tick(5, false);
        fallback.delivers = false;
        tick(1, false);
        assertEquals(FeedState.DOWN, breaker.state());
        fallback.delivers = true;
        tick(1, false);
        assertEquals(FALLBACK, breaker.state());
        fallback.delivers = false;
        tick(1, false);
        tick(30, true);
        assertEquals(LIVE, breaker.state());
        assertEquals(List.of("start", "stop"), fallback.calls);
    }

    @Test
    void oneBadJudgementIsSuspectAndPasses() {
        tick(10, true);
        tick(1, false);
        assertEquals(SUSPECT, breaker.state());
        tick(1, true);
        assertEquals(LIVE, breaker.state());
        assertEquals(List.of(), fallback.calls);
    }

    @Test
    void fallsBackAfterHalfAWindowOfBadJudgements() {
        tick(10, true);
        tick(4, false);
        assertEquals(SUSPECT, breaker.state());
        tick(1, false);
        assertEquals(FALLBACK, breaker.state());
        assertEquals(List.of("start"), fallback.calls);
    }

    @Test
    void returnsAfterTheWaitAndThreeGoodTrials() {
        tick(10, true);
        tick(5, false);
        tick(10, true);
        assertEquals(FALLBACK, breaker.state());
        tick(2, true);
        assertEquals(FALLBACK, breaker.state());
        tick(1, true);
        assertEquals(LIVE, breaker.state());
        assertEquals(List.of("start", "stop"), fallback.calls);
        assertEquals(List.of(LIVE, SUSPECT, FALLBACK, LIVE), List.copyOf(told));
    }

    @Test
    void badTrialsOpenItAgain() {
        tick(10, true);
        tick(5, false);
        tick(13, false);
        tick(10, true);
        assertEquals(FALLBACK, breaker.state());
        tick(3, true);
        assertEquals(LIVE, breaker.state());
        assertEquals(List.of("start", "stop"), fallback.calls);
    }

    @Test
    void keepsWhenAnOutageBeganFellBackAndEnded() {
        tick(10, true);
        long begin = now;
        tick(5, false);
        tick(13, true);
        List<FeedTransition> transitions = breaker.transitions();
        assertEquals(SUSPECT, transitions.get(1).to());
        assertEquals(begin, transitions.get(1).atNanos());
        assertEquals(begin + 4 * PERIOD, transitions.get(2).atNanos());
        assertEquals(begin + 17 * PERIOD, transitions.get(3).atNanos());
        assertFalse(transitions.get(2).reason().isEmpty());
    }

    @Test
    void keepsTheLastHundredTransitions() {
        for (int i = 0; i < 150; i++) {
            tick(3, true);
            tick(1, false);
        }
        assertEquals(100, breaker.transitions().size());
        assertEquals(now - PERIOD, breaker.transitions().get(99).atNanos());
    }

    @Test
    void anExceptionCountsAsUnhealthy() {
        FeedBreaker broken = new FeedBreaker(FailoverConfig.DEFAULT, () -> {
            throw new IllegalStateException("no idea");
        }, fallback, new Events());
        broken.tick(0);
        broken.tick(PERIOD);
        assertEquals(CONNECTING, broken.state());
    }

    @Test
    void startsAFallbackAgainThatThrew() {
        fallback.failures = 2;
        tick(10, true);
        tick(8, false);
        assertEquals(List.of("start"), fallback.calls);
    }

    @Test
    void closeStopsTheFallbackOnce() {
        tick(10, true);
        tick(5, false);
        breaker.close();
        breaker.close();
        assertEquals(STOPPED, breaker.state());
        assertEquals(List.of("start", "stop"), fallback.calls);
        assertEquals(List.of(LIVE, SUSPECT, FALLBACK, STOPPED), List.copyOf(told));
    }

    @Test
    void runsOnItsOwnThreadAndLeavesNone() throws Exception {
        healthy = true;
        breaker.start();
        assertEquals(LIVE, told.poll(30, TimeUnit.SECONDS));
        healthy = false;
        assertEquals(SUSPECT, told.poll(30, TimeUnit.SECONDS));
        assertEquals(FALLBACK, told.poll(30, TimeUnit.SECONDS));
        assertTrue(threads().contains("supervisor"));
        breaker.close();
        assertFalse(threads().contains("supervisor"));
        assertFalse(threads().contains("CircuitBreakerAutoTransitionThread"));
    }

    @Test
    void refusesConfigurationsThatCannotWork() {
        assertThrows(IllegalArgumentException.class, () -> new FailoverConfig(Duration.ZERO, 10, 5, 50,
                Duration.ofSeconds(1), 3, Duration.ZERO));
        assertThrows(IllegalArgumentException.class,
                () -> new FailoverConfig(Duration.ofMillis(1), 10, 11, 50,
                        Duration.ofSeconds(1), 3, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new FailoverConfig(Duration.ofMillis(1), 10, 5, 0,
                Duration.ofSeconds(1), 3, Duration.ZERO));
    }

    private void tick(int times, boolean good) {
        healthy = good;
        for (int i = 0; i < times; i++) {
            breaker.tick(now);
            now += PERIOD;
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static final class Calls implements Fallback {
        final List<String> calls = new java.util.concurrent.CopyOnWriteArrayList<>();
        int failures;
        boolean delivers = true;

        @Override
        public void start() {
            if (failures-- > 0) {
                throw new IllegalStateException("not now");
            }
            calls.add("start");
        }

        @Override
        public void stop() {
            calls.add("stop");
        }

        @Override
        public boolean delivers(long nowNanos) {
            return delivers;
        }
    }

    private final class Events implements InboundHandler {
        @Override
        public void onTick(Tick tick) {}

        @Override
        public void onTrade(Trade trade) {}

        @Override
        public void onDepth(DepthDiff diff) {}

        @Override
        public void onExecution(ExecutionReport report) {}

        @Override
        public void onFeed(FeedEvent event) {
            told.add(event.state());
        }
    }
}
