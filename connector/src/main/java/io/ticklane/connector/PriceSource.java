package io.ticklane.connector;

/** Where a price came from. */
public enum PriceSource {
    /** The venue's stream. */
    STREAM,
    /** The REST poller, while the stream is down. Its age counts from when the request was sent. */
    REST
}
