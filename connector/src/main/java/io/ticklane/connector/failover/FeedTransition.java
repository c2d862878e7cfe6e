package io.ticklane.connector.failover;

import io.ticklane.connector.FeedState;

/**
 * The feed's state changed. An outage begins where {@code from} is {@link FeedState#LIVE}, the fallback begins
 * where {@code to} is {@link FeedState#FALLBACK}, and it is over where {@code to} is {@link FeedState#LIVE}.
 *
 * @param atNanos monotonic
 * @param reason one line
 */
public record FeedTransition(FeedState from, FeedState to, long atNanos, String reason) {}
