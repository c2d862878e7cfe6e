package io.ticklane.bridge.latency;

/**
 * Something that the JVM did. Immutable.
 *
 * @param kind what it was, in words: {@code GC pause Copy}, {@code safepoint}, {@code compilation of …}
 * @param startNanos on the monotonic clock; exact to {@link JvmEvents#errorNanos}
 * @param tookNanos how long
 */
public record JvmEvent(String kind, long startNanos, long tookNanos) {
    /** How many nanoseconds of it lie in that stretch. */
    long overlap(long fromNanos, long toNanos) {
        long from = Math.max(0, startNanos - fromNanos);
        long to = Math.min(toNanos - fromNanos, startNanos + tookNanos - fromNanos);
        return Math.max(0, to - from);
    }
}
