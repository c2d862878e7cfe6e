package io.ticklane.connector.ring;

/**
 * Called by the consumer of the inbound ring again and again: whenever it found the ring empty, and at least
 * every millisecond while it is not, for timers and deferred work.
 *
 * <p>Called on the consumer's thread; must not block.
 */
@FunctionalInterface
public interface CoreIdle {
    /**
     * Does what is due.
     *
     * @param nowNanos monotonic
     */
    void onIdle(long nowNanos);
}
