package io.ticklane.connector.stream;

import java.util.random.RandomGenerator;

/**
 * Exponential waits with full jitter: each is drawn evenly from zero to a bound that doubles with every failure.
 *
 * <p>One thread.
 */
final class Backoff {
    private final long firstNanos;
    private final long maxNanos;
    private final RandomGenerator random;
    private int failures;

    Backoff(long firstNanos, long maxNanos, RandomGenerator random) {
        this.firstNanos = firstNanos;
        this.maxNanos = maxNanos;
        this.random = random;
    }

    /** The wait before the next try; counts as one more failure. */
    long nextNanos() {
        long bound = firstNanos;
        for (int i = 0; i < failures && bound < maxNanos; i++) {
            bound *= 2;
        }
        failures++;
        return random.nextLong(Math.min(bound, maxNanos) + 1);
    }

    /** As {@link #nextNanos}, but no wait where nothing failed since the last {@link #reset}. */
    long nextNanosAfterNotice() {
        if (failures == 0) {
            failures = 1;
            return 0;
        }
        return nextNanos();
    }

    /** It works again. */
    void reset() {
        failures = 0;
    }
}
