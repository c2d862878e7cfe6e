package io.ticklane.connector.ring;

/**
 * Told when a consumer threw. The consumer goes on with the next event; what this handler does about it is up
 * to the owner: halting trades is the expected answer.
 *
 * <p>Called on the consumer's thread. An exception from it is logged and forgotten.
 */
@FunctionalInterface
public interface FatalHandler {
    /**
     * The consumer threw.
     *
     * @param what the event that was being handled, a few words
     * @param cause what was thrown
     */
    void onFatal(String what, Throwable cause);
}
