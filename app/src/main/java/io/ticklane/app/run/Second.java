package io.ticklane.app.run;

/**
 * One sample of the timeline.
 *
 * @param seconds since the start of the run
 * @param ticksPerSecond since the sample before
 * @param p50Micros tick to order since the sample before; 0 without orders
 * @param live whether prices came from streams
 */
public record Second(double seconds, double ticksPerSecond, double p50Micros, double p99Micros, long orders,
        boolean live) {}
