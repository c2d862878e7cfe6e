package io.ticklane.app.run;

import io.ticklane.connector.VenueException;

/**
 * Something that trades and can be asked how it is doing: a connector with a strategy on it, with or without a
 * simulator in the same process.
 *
 * <p>Started, asked, stopped and closed from one thread.
 */
public interface Session extends AutoCloseable {
    /**
     * Connects and begins to trade.
     *
     * @throws VenueException if the venue cannot be used; one line for a person
     */
    void start() throws VenueException;

    /** How it is doing now, without latencies: cheap enough for every second. */
    Figures glance();

    /** How it is doing now, or did when it was stopped. Costs milliseconds. */
    Figures figures();

    /** The latency from tick to order since the last call of this method. */
    Curve recentTickToOrder();

    /** Whether nothing more will come: the recorded market has ended, or the core has halted. */
    boolean ended();

    /** Why the session can do no more, in one line, or empty while it is well. */
    String failure();

    /** Stops trading; figures stay readable. Idempotent. */
    void stop();

    /** Stops, and frees everything. Idempotent. */
    @Override
    void close();
}
