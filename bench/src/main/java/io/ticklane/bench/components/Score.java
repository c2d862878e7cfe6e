package io.ticklane.bench.components;

/**
 * What one JVM measured of a benchmark. Not numbers where it brought no result. Immutable.
 *
 * @param nanos of an operation, in the fastest iteration: what disturbs only adds
 * @param bytes that an operation allocates, the mean
 */
record Score(double nanos, double bytes) {
    static final Score MISSING = new Score(Double.NaN, Double.NaN);
}
