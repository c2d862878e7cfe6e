package io.ticklane.bridge.latency;

/**
 * A point of a percentile curve. Immutable.
 *
 * @param percentile 0 to 100
 * @param micros this many microseconds or fewer took that share of the values
 * @param count how many values lie at or below it
 */
public record CurvePoint(double percentile, double micros, long count) {}
