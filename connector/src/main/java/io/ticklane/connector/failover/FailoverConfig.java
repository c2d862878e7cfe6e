package io.ticklane.connector.failover;

import java.time.Duration;

/**
 * When to leave the streams and when to come back.
 *
 * @param period how often the feed is judged
 * @param window judgements looked back on
 * @param minimum judgements needed before anything is concluded
 * @param failurePercent share of bad judgements from which on the breaker opens, 1 to 100
 * @param waitInOpen how long it stays open before the feed is tried again
 * @param trials judgements made then; the same share decides
 * @param startGrace how long the first connection may take before bad judgements count
 */
public record FailoverConfig(Duration period, int window, int minimum, int failurePercent,
        Duration waitInOpen,
        int trials, Duration startGrace) {

    /** Notices a dead feed in half a second; comes back after 1 s and three good judgements. */
    public static final FailoverConfig DEFAULT = new FailoverConfig(Duration.ofMillis(100), 10, 5, 50,
            Duration.ofSeconds(1), 3, Duration.ofSeconds(5));

    /** Checks ranges. */
    public FailoverConfig {
        if (period.toMillis() < 1 || waitInOpen.toMillis() < 1 || startGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "failover period and wait must be at least 1 ms, the grace not negative");
        }
        if (window < 1 || minimum < 1 || minimum > window || trials < 1) {
            throw new IllegalArgumentException("failover needs 1 <= minimum <= window and trials >= 1, has "
                    + minimum + ", " + window + ", " + trials);
        }
        if (failurePercent < 1 || failurePercent > 100) {
            throw new IllegalArgumentException("failure percent must be 1 to 100, is " + failurePercent);
        }
    }
}
