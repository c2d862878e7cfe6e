package io.ticklane.bridge;

/**
 * Monotonic time, as {@link System#nanoTime()}; a test turns it by hand. Called on the core thread.
 */
@FunctionalInterface
public interface NanoClock {
    /** Nanoseconds since some fixed moment; never falls. */
    long nanoTime();
}
