package io.ticklane.bridge;

import io.ticklane.connector.FeedState;

/**
 * How the core stands.
 *
 * @param reason why it is halted, one line, else empty
 * @param feed what the prices are worth
 * @param strategyFailed whether the strategy threw, and is not called any more
 */
public record BridgeStatus(State state, String reason, FeedState feed, boolean strategyFailed) {
    /** What the core is doing. */
    public enum State {
        /** No event has come yet. */
        STARTING,
        /** Events are handled, and orders go out within the limits. */
        RUNNING,
        /** The kill switch is thrown: events are handled, orders are refused. */
        HALTED,
        /** The strategy has had its last call; only news of orders still open is handled. */
        STOPPED
    }
}
