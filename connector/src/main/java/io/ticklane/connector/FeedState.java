package io.ticklane.connector;

/** What a strategy may believe of its prices. */
public enum FeedState {
    /** Not connected yet; no prices. */
    CONNECTING,
    /** Every subscription stands and data arrives over streams. */
    LIVE,
    /** At least one connection is down or silent; the breaker has not tripped yet. */
    SUSPECT,
    /** The breaker is open: prices come from the REST poller. */
    FALLBACK,
    /** The breaker is open and REST does not answer either: there are no prices, whatever the cache still shows. */
    DOWN,
    /** Stopped; no prices will come. */
    STOPPED
}
