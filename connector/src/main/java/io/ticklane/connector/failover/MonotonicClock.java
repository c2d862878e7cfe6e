package io.ticklane.connector.failover;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock for the breaker that is told the monotonic time, so that a step of the wall clock means nothing. */
final class MonotonicClock extends Clock {
    private long nanos;

    void set(long nanos) {
        this.nanos = nanos;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
