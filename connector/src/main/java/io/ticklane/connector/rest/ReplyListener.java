package io.ticklane.connector.rest;

import io.ticklane.connector.VenueException;

/**
 * Hears, exactly once, how a request ended; on a thread {@code rest-n}, or inside {@link RestClient#send}
 * where nothing could be sent. Does not throw.
 */
public interface ReplyListener {
    /**
     * The venue refused the time stamp, and the request goes out once more with another. Comes before the end.
     *
     * @param nanos no earlier than this does it leave; monotonic
     */
    default void onSentAgain(long nanos) {}

    /** The venue did what it was asked, or answered what it was asked. */
    void onReply(Reply reply);

    /**
     * It did not, or nobody knows.
     *
     * @param failure remedy ASK only for a request with an effect that may have reached the venue
     * @param writtenNanos when the request was handed to the socket, 0 if it was not; monotonic
     * @param failedNanos monotonic
     */
    void onFailure(VenueException failure, long writtenNanos, long failedNanos);
}
