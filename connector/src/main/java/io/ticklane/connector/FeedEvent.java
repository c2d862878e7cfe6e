package io.ticklane.connector;

/**
 * Something happened to the feed: its state changed, a connection came or went, or messages were lost.
 * Immutable; rare, so it may allocate.
 *
 * @param kind what happened
 * @param state the feed's state after it
 * @param connection number of the connection from 0, or -1 where it concerns the whole feed or the REST fallback
 * @param instrumentId for {@link Kind#GAP} and {@link Kind#DROPPED}, else -1
 * @param count messages or ids missing, for {@link Kind#GAP} and {@link Kind#DROPPED}, else 0
 * @param atNanos monotonic
 * @param reason in plain words, one line
 */
public record FeedEvent(Kind kind, FeedState state, int connection, int instrumentId, long count,
        long atNanos,
        String reason) {

    /** What can happen to a feed. */
    public enum Kind {
        /** {@link FeedEvent#state} differs from before. */
        STATE,
        /** A connection stands and its subscriptions are acknowledged. */
        CONNECTED,
        /** A connection ended, was refused, or was cut because it went silent. */
        DISCONNECTED,
        /** Ids of an instrument do not follow each other: messages are missing. */
        GAP,
        /** The ring was full: messages were dropped, and what depends on them is behind. */
        DROPPED
    }

    /** An event of a whole feed. */
    public static FeedEvent state(FeedState state, long atNanos, String reason) {
        return new FeedEvent(Kind.STATE, state, -1, -1, 0, atNanos, reason);
    }
}
