package io.ticklane.bridge;

/** A clock that moves when told, and by a step at each reading. Counts readings. */
public final class ManualClock implements NanoClock {
    public long nanos = 1_000_000_000L;
    public long step;
    public int readings;

    @Override
    public long nanoTime() {
        readings++;
        nanos += step;
        return nanos;
    }

    public void advanceMillis(long millis) {
        nanos += millis * 1_000_000;
    }
}
