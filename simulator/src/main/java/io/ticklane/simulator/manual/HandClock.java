package io.ticklane.simulator.manual;

import java.util.function.LongSupplier;

/**
 * Monotonic time that goes by itself until it is stopped, and can be moved forward by hand either way. Simulator
 * thread only.
 */
public final class HandClock implements LongSupplier {
    private final LongSupplier nanos;
    private long offset;
    private long stoppedAt;
    private boolean stopped;

    /** @param nanos the time that goes by itself */
    public HandClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public long getAsLong() {
        return stopped ? stoppedAt : nanos.getAsLong() + offset;
    }

    /** Moves it forward. */
    public void advance(long byNanos) {
        if (stopped) {
            stoppedAt += byNanos;
        } else {
            offset += byNanos;
        }
    }

    /** From now on it moves by hand only. */
    public void stop() {
        stoppedAt = getAsLong();
        stopped = true;
    }

    /** From now on it goes by itself again, from where it stands. */
    public void run() {
        offset = getAsLong() - nanos.getAsLong();
        stopped = false;
    }
}
