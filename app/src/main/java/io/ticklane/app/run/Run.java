package io.ticklane.app.run;

import io.ticklane.connector.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Drives a session from its start to its end: by time, because nothing more comes, or because somebody asked.
 *
 * <p>{@link #go} runs on the caller's thread; {@link #requestStop} may be called from any.
 */
public final class Run {
    private static final int MOST_SAMPLES = 7200;

    private final Session session;
    private final @Nullable Duration duration;
    private final Duration period;
    private final Progress progress;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final List<Second> timeline = new ArrayList<>();
    private long previousTicks;
    private long previousOrders;
    private long previousNanos;

    /**
     * @param duration after which it ends, or null: only with the session
     * @param period of samples
     */
    public Run(Session session, @Nullable Duration duration, Duration period, Progress progress) {
        this.session = session;
        this.duration = duration;
        this.period = period;
        this.progress = progress;
    }

    /**
     * Starts the session, waits for the end, stops it, and gives the figures. The session stays open.
     *
     * @throws VenueException if it could not start
     */
    public Outcome go() throws VenueException {
        try (GcPauses pauses = GcPauses.start()) {
            session.start();
            long startNanos = System.nanoTime();
            previousNanos = startNanos;
            long endNanos = duration == null ? Long.MAX_VALUE : duration.toNanos();
            boolean stop = false;
            while (!stop && !session.ended()) {
                long left = endNanos - (System.nanoTime() - startNanos);
                if (left <= 0) {
                    break;
                }
                stop = awaitStop(Math.min(period.toNanos(), left));
                sample(startNanos);
            }
            String failure = session.failure();
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            Memory memory = Memory.now(session.glance().cache().offHeapBytes());
            session.stop();
            return new Outcome(seconds, session.figures(), timeline, memory, pauses.count(),
                    pauses.maxMillis(),
                    failure);
        }
    }

    /** Ends the run soon, as if its time were over. Idempotent. */
    public void requestStop() {
        stopRequested.countDown();
    }

    private boolean awaitStop(long nanos) {
        try {
            return stopRequested.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void sample(long startNanos) {
        Figures figures = session.glance();
        Curve recent = session.recentTickToOrder();
        long now = System.nanoTime();
        double elapsed = Math.max(1e-9, (now - previousNanos) / 1e9);
        Second second = new Second((now - startNanos) / 1e9, (figures.ticks() - previousTicks) / elapsed,
                recent.p50(), recent.p99(), figures.orders() - previousOrders, figures.feed().equals("LIVE"));
        previousTicks = figures.ticks();
        previousOrders = figures.orders();
        previousNanos = now;
        if (timeline.size() == MOST_SAMPLES) {
            timeline.remove(0);
        }
        timeline.add(second);
        progress.second(second, figures);
    }
}
