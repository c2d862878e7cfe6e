package io.ticklane.connector.rest;

/**
 * What the venue answered to a request that it did not refuse. Immutable but for the bytes, which are the
 * receiver's own.
 *
 * @param body JSON, as far as the venue is to be believed
 * @param writtenNanos when the request was handed to the socket; monotonic
 * @param acknowledgedNanos when the body was complete; monotonic
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Reply(byte[] body, long writtenNanos, long acknowledgedNanos) {}
