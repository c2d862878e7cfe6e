package io.ticklane.connector.failover;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each period whether the feed is healthy and tells the circuit breaker. While it is closed the prices
 * come from streams; open, the fallback runs; half open, it still runs until enough judgements in a row were
 * good. Where the fallback brings nothing either the state is {@link FeedState#DOWN}. Until the feed was healthy for
 * the first time its state is {@link FeedState#CONNECTING}, and bad judgements count only after the configured grace.
 *
 * <p>{@link #tick} is called by the thread {@code supervisor} alone, or by a test instead of it.
 * {@link #state} and {@link #transitions} can be called by any thread.
 */
public final class FeedBreaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedBreaker.class);
    private static final int KEPT = 100;
    private static final long JOIN_MILLIS = 5_000;

    private final BooleanSupplier healthy;
    private final Fallback fallback;
    private final InboundHandler events;
    private final long periodNanos;
    private final long graceNanos;
    private final MonotonicClock clock = new MonotonicClock();
    private final CircuitBreaker breaker;
    private final Exception unhealthy = new IllegalStateException("feed is unhealthy");
    private final ArrayDeque<FeedTransition> transitions = new ArrayDeque<>();

    /** Written by the supervisor. */
    private volatile FeedState state = FeedState.CONNECTING;
    private volatile boolean closed;
    private @Nullable Thread thread;
    private boolean seenHealthy;
    private boolean started;
    private long startNanos;
    private boolean fallbackRuns;

    /**
     * A breaker at rest.
     *
     * @param healthy asked each period; an exception counts as no
     * @param events told of every change of state as {@link FeedEvent.Kind#STATE}
     */
    public FeedBreaker(FailoverConfig config, BooleanSupplier healthy, Fallback fallback,
            InboundHandler events) {
        this.healthy = healthy;
        this.fallback = fallback;
        this.events = events;
        periodNanos = config.period().toNanos();
        graceNanos = config.startGrace().toNanos();
        // No automatic way to half open: that would need the library's scheduler thread, and tick() asks anyway.
        breaker = CircuitBreaker.of("feed",
                CircuitBreakerConfig.custom()
                        .slidingWindow(config.window(), config.minimum(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(config.failurePercent())
                        .waitDurationInOpenState(config.waitInOpen())
                        .permittedNumberOfCallsInHalfOpenState(config.trials())
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .writableStackTraceEnabled(false)
                        .clock(clock)
                        .build());
    }

    /** Starts the thread {@code supervisor}. */
    public synchronized void start() {
        if (thread != null || closed) {
            throw new IllegalStateException("started before");
        }
        thread = new Thread(this::run, "supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    /** What a strategy may believe of its prices now. */
    public FeedState state() {
        return state;
    }

    /** The last hundred changes of state, oldest first. */
    public List<FeedTransition> transitions() {
        synchronized (transitions) {
            return new ArrayList<>(transitions);
        }
    }

    /**
     * One judgement.
     *
     * @param nowNanos monotonic, not before that of the last call
     */
    public void tick(long nowNanos) {
        if (!started) {
            started = true;
            startNanos = nowNanos;
        }
        clock.set(nowNanos - startNanos);
        boolean good = judge();
        seenHealthy |= good;
        if (seenHealthy || nowNanos - startNanos >= graceNanos) {
            record(good);
        }
        boolean open = breaker.getState() != CircuitBreaker.State.CLOSED;
        runFallback(open);
        moveTo(open ? stateWhenOpen(nowNanos) : stateWhenClosed(good), nowNanos);
    }

    /** Ends the thread, stops the fallback where it runs, and tells {@link FeedState#STOPPED}. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = thread;
        }
        if (running != null && running != Thread.currentThread()) {
            LockSupport.unpark(running);
            try {
                running.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        runFallback(false);
        moveTo(FeedState.STOPPED, System.nanoTime());
    }

    private void run() {
        long next = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            if (now - next < 0) {
                LockSupport.parkNanos(next - now);
                continue;
            }
            tick(now);
            next = Math.max(next + periodNanos, now);
        }
    }

    private boolean judge() {
        try {
            return healthy.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("feed could not be judged: {}", e.toString());
            return false;
        }
    }

    private void record(boolean good) {
        if (!breaker.tryAcquirePermission()) {
            return;
        }
        if (good) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, unhealthy);
        }
    }

    private FeedState stateWhenClosed(boolean good) {
        if (good) {
            return FeedState.LIVE;
        }
        return seenHealthy ? FeedState.SUSPECT : FeedState.CONNECTING;
    }

    private FeedState stateWhenOpen(long nowNanos) {
        try {
            return fallbackRuns && fallback.delivers(nowNanos) ? FeedState.FALLBACK : FeedState.DOWN;
        } catch (RuntimeException e) {
            LOG.warn("fallback could not be asked: {}", e.toString());
            return FeedState.DOWN;
        }
    }

    private void moveTo(FeedState to, long nowNanos) {
        FeedState from = state;
        if (to == from) {
            return;
        }
        String reason = reason(from, to);
        synchronized (transitions) {
            if (transitions.size() == KEPT) {
                transitions.remove();
            }
            transitions.add(new FeedTransition(from, to, nowNanos, reason));
        }
        state = to;
        LOG.info("feed {}: {}", to, reason);
        try {
            events.onFeed(FeedEvent.state(to, nowNanos, reason));
        } catch (RuntimeException e) {
            LOG.error("change of the feed's state could not be told: {}", e.toString());
        }
    }

    private static String reason(FeedState from, FeedState to) {
        return switch (to) {
            case LIVE -> from == FeedState.FALLBACK || from == FeedState.DOWN
                    ? "streams are back, prices come from them again"
                    : "prices come from streams";
            case SUSPECT -> "a stream is down or silent";
            case FALLBACK -> switch (from) {
                case CONNECTING -> "streams do not come up, prices come from REST";
                case DOWN -> "REST answers again, prices come from it";
                case LIVE, SUSPECT, FALLBACK, STOPPED -> "streams stay down, prices come from REST";
            };
            case DOWN -> "streams are down and REST does not answer: no prices";
            case STOPPED -> "stopped";
            case CONNECTING -> "connecting";
        };
    }

    private void runFallback(boolean wanted) {
        if (wanted == fallbackRuns) {
            return;
        }
        try {
            if (wanted) {
                fallback.start();
            } else {
                fallback.stop();
            }
            fallbackRuns = wanted;
        } catch (RuntimeException e) {
            LOG.error("fallback could not be {}: {}", wanted ? "started" : "stopped", e.toString());
        }
    }
}
