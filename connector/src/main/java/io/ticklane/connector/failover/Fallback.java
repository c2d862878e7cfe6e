package io.ticklane.connector.failover;

/**
 * The other source of prices. Started and stopped by the breaker, on its thread, never twice in a row; called
 * again a period later where it throws.
 */
public interface Fallback {
    /** Begins to deliver. */
    void start();

    /** Delivers no more. */
    void stop();

    /** Whether it brought prices of late, or has only just been started. Asked each period while it runs. */
    boolean delivers(long nowNanos);
}
