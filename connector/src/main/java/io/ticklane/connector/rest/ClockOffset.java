package io.ticklane.connector.rest;

/**
 * The venue's clock against ours.
 *
 * @param offsetMicros the venue's clock less ours: positive if ours is slow
 * @param roundTripMicros of the call that measured it; the offset is wrong by at most half of that
 */
public record ClockOffset(long offsetMicros, long roundTripMicros) {}
