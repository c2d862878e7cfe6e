package io.ticklane.connector.rest;

import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.PercentEncoding;
import io.ticklane.connector.wire.RestReplies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the tops of all instruments over REST, period by period, while it is started: what prices come from
 * while the stream is down. Ticks carry source REST and, as received, the moment when the request was sent,
 * so that their age is never understated. A poll that fails is counted, and said once until polls work again,
 * to the handler, too, as a {@link FeedEvent} of no connection; while the venue asks for silence there are none.
 *
 * <p>{@link #start}, {@link #stop} and {@link #close} from any thread; they do not wait for a poll. Owns the
 * daemon thread {@code poller}, which calls the handler.
 */
public final class TickPoller implements AutoCloseable {
    /** The venue takes no longer list. */
    static final int MAX_SYMBOLS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(TickPoller.class);
    private static final String PATH = "/api/v3/ticker/bookTicker";
    private static final long MISSED_PERIODS = 4;
    private static final long AT_LEAST_NANOS = 1_000_000_000L;

    private final RestClient client;
    private final Instruments instruments;
    private final InboundHandler handler;
    private final long periodNanos;
    private final String query;
    private final Thread thread;
    // All below guarded by this.
    private boolean begun;
    private boolean started;
    private boolean closed;
    private @Nullable Attempt underway;
    private boolean onceDue;
    private @Nullable Attempt once;
    private long polls;
    private long failures;
    private boolean failing;
    private long lastDeliveryNanos;

    /**
     * @param handler usually the inbound ring; gets ticks only between {@link #start} and {@link #stop}
     * @param period from the start of one poll to the start of the next, where the venue answers in time
     */
    public TickPoller(RestClient client, Instruments instruments, InboundHandler handler, Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("poll period must be above 0, is " + period);
        }
        this.client = client;
        this.instruments = instruments;
        this.handler = handler;
        periodNanos = period.toNanos();
        query = query(instruments);
        thread = new Thread(this::run, "poller");
        thread.setDaemon(true);
    }

    /** Polls from now on. No effect if it does already. */
    public synchronized void start() {
        if (closed || started) {
            return;
        }
        started = true;
        lastDeliveryNanos = System.nanoTime();
        failing = false;
        wake();
    }

    /**
     * Polls one time, started or not, and without regard to {@link #stop}. A failure is logged and leaves it at that.
     */
    public synchronized void pollOnce() {
        if (!closed) {
            onceDue = true;
            wake();
        }
    }

    /** Ends polling: a poll under way is broken, and no tick is handed over once this has returned. */
    public synchronized void stop() {
        started = false;
        if (underway != null) {
            underway.cancel();
            underway = null;
        }
        notifyAll();
    }

    /** Whether it polls. */
    public synchronized boolean started() {
        return started;
    }

    /**
     * Whether prices came, or polling began, within the last four periods, or the last second where that is
     * longer.
     */
    public synchronized boolean delivers(long nowNanos) {
        return nowNanos - lastDeliveryNanos <= Math.max(MISSED_PERIODS * periodNanos, AT_LEAST_NANOS);
    }

    /** Polls that brought prices. */
    public synchronized long polls() {
        return polls;
    }

    /** Polls that did not. */
    public synchronized long failures() {
        return failures;
    }

    /** Stops for good. */
    @Override
    public synchronized void close() {
        closed = true;
        if (once != null) {
            once.cancel();
        }
        stop();
    }

    private synchronized void wake() {
        if (!begun) {
            begun = true;
            thread.start();
        }
        notifyAll();
    }

    private void run() {
        long next = System.nanoTime();
        while (awaitTurn(next)) {
            if (takeOnce()) {
                continue;
            }
            next = System.nanoTime() + periodNanos;
            Attempt attempt = begin();
            if (attempt == null) {
                continue;
            }
            try {
                if (deliver(attempt, attempt.execute())) {
                    tell(FeedEvent.Kind.CONNECTED, "REST prices are back");
                }
            } catch (VenueException e) {
                failed(attempt, e.getMessage());
                next = Math.max(next, System.nanoTime() + client.pausedNanos());
            } catch (RuntimeException e) {
                LOG.error("a poll failed in a way that should not be", e);
                failed(attempt, e.toString());
            }
        }
    }

    /** Whether there was a single poll to make. */
    private boolean takeOnce() {
        Attempt attempt = beginOnce();
        if (attempt == null) {
            return false;
        }
        try {
            deliverOnce(attempt, attempt.execute());
        } catch (VenueException e) {
            LOG.warn("no first prices over REST: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the first poll failed in a way that should not be", e);
        }
        return true;
    }

    private synchronized @Nullable Attempt beginOnce() {
        once = onceDue && !closed ? client.unsigned(PATH, query) : null;
        onceDue = false;
        return once;
    }

    private synchronized void deliverOnce(Attempt attempt, Reply reply) throws VenueException {
        if (!closed) {
            RestReplies.bookTickers(reply.body(), instruments, tick -> hand(tick, attempt.startedNanos()));
            polls++;
        }
        once = null;
    }

    /** Waits until started and due, or for a single poll; false if closed. */
    private synchronized boolean awaitTurn(long dueNanos) {
        try {
            while (!closed) {
                long left = dueNanos - System.nanoTime();
                if (onceDue) {
                    return true;
                } else if (!started) {
                    wait();
                } else if (left > 0) {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                } else {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return false;
    }

    private synchronized @Nullable Attempt begin() {
        underway = started ? client.unsigned(PATH, query) : null;
        return underway;
    }

    /**
     * Under the lock, so that {@link #stop} is a clean cut; the handler does not block for ticks.
     *
     * @return whether the poll before had failed
     */
    private synchronized boolean deliver(Attempt attempt, Reply reply) throws VenueException {
        if (underway != attempt) {
            return false;
        }
        RestReplies.bookTickers(reply.body(), instruments, tick -> hand(tick, attempt.startedNanos()));
        underway = null;
        polls++;
        lastDeliveryNanos = System.nanoTime();
        boolean back = failing;
        failing = false;
        if (back) {
            LOG.info("REST prices are back after {} failed polls in all", failures);
        }
        return back;
    }

    private void hand(Tick tick, long sentNanos) {
        tick.receivedNanos = sentNanos;
        tick.decodedNanos = System.nanoTime();
        tick.publishedNanos = tick.decodedNanos;
        handler.onTick(tick);
    }

    private void failed(Attempt attempt, @Nullable String reason) {
        if (beginsToFail(attempt)) {
            LOG.warn("no prices over REST: {}", reason);
            tell(FeedEvent.Kind.DISCONNECTED, "no prices over REST: " + reason);
        }
    }

    private synchronized boolean beginsToFail(Attempt attempt) {
        if (underway != attempt) {
            return false;
        }
        underway = null;
        failures++;
        boolean begins = !failing;
        failing = true;
        return begins;
    }

    /** Not under the lock: the handler may wait for room. */
    private void tell(FeedEvent.Kind kind, String what) {
        handler.onFeed(new FeedEvent(kind, FeedState.FALLBACK, -1, -1, 0, System.nanoTime(), what));
    }

    private static String query(Instruments instruments) {
        if (instruments.size() > MAX_SYMBOLS) {
            return "";
        }
        StringBuilder symbols = new StringBuilder("[");
        for (Instrument instrument : instruments) {
            symbols.append(symbols.length() == 1 ? "" : ",").append('"').append(instrument.symbol())
                    .append('"');
        }
        return "symbols=" + PercentEncoding.encode(symbols.append(']').toString());
    }
}
