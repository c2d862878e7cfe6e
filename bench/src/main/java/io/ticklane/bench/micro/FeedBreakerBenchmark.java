package io.ticklane.bench.micro;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.failover.FailoverConfig;
import io.ticklane.connector.failover.Fallback;
import io.ticklane.connector.failover.FeedBreaker;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs a message to ask whether prices may be believed: ours reads a state that the supervisor writes ten
 * times a second at most, Resilience4j's breaker is asked before each call and told after it. One thread.
 */
public class FeedBreakerBenchmark extends MicroBenchmark {
    /** A feed that is live, and a closed breaker as it comes. */
    @State(Scope.Thread)
    public static class Closed {
        final FeedBreaker feed = new FeedBreaker(FailoverConfig.DEFAULT, () -> true, new NoFallback(),
                new EventSink());
        final CircuitBreaker breaker = CircuitBreaker.ofDefaults("bench");

        @Setup
        public void judge() {
            feed.tick(System.nanoTime());
            if (feed.state() != FeedState.LIVE) {
                throw new IllegalStateException("the feed is " + feed.state());
            }
        }
    }

    @Benchmark
    public boolean feedState(Closed on) {
        return on.feed.state() == FeedState.LIVE;
    }

    @Benchmark
    public boolean resilience4jAcquire(Closed on) {
        return on.breaker.tryAcquirePermission();
    }

    /** What a call costs with it: the permission, and its outcome. */
    @Benchmark
    public boolean resilience4jAcquireAndSucceed(Closed on) {
        boolean permitted = on.breaker.tryAcquirePermission();
        on.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        return permitted;
    }

    /** Never needed here. */
    private static final class NoFallback implements Fallback {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean delivers(long nowNanos) {
            return false;
        }
    }
}
