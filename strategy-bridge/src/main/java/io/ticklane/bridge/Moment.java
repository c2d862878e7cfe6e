package io.ticklane.bridge;

import io.ticklane.connector.Tick;

/**
 * The event that the core is handling, and the clock readings made for it: one at most for its time, one at the
 * first use of the order sender, one after each order. Core thread only.
 */
final class Moment {
    private static final int NO_INSTRUMENT = -1;

    private final NanoClock clock;
    private long nowNanos;
    private boolean nowRead;
    private long signalledNanos;
    private boolean signalled;
    private long latestNanos;
    private int instrumentId = NO_INSTRUMENT;
    private long updateId;
    private long receivedNanos;
    private boolean measured;

    Moment(NanoClock clock) {
        this.clock = clock;
    }

    /** An event that is no tick; the clock is read when somebody asks. */
    void begin() {
        nowRead = false;
        signalled = false;
        instrumentId = NO_INSTRUMENT;
        updateId = Tick.NO_UPDATE_ID;
        receivedNanos = 0;
        measured = false;
    }

    /** An event at a time that is known. */
    void begin(long atNanos) {
        begin();
        nowNanos = atNanos;
        latestNanos = atNanos;
        nowRead = true;
    }

    /** A tick that the cache has taken at {@code cachedNanos}. */
    void begin(Tick tick, long cachedNanos, boolean measuredTick) {
        begin(cachedNanos);
        instrumentId = tick.instrumentId;
        updateId = tick.updateId;
        receivedNanos = tick.receivedNanos;
        measured = measuredTick;
    }

    /** Time of the event. */
    long now() {
        if (!nowRead) {
            nowNanos = clock.nanoTime();
            latestNanos = nowNanos;
            nowRead = true;
        }
        return nowNanos;
    }

    boolean nowRead() {
        return nowRead;
    }

    /** The strategy uses the order sender: stamps the first time. */
    void signal() {
        if (!signalled) {
            signalledNanos = clock.nanoTime();
            latestNanos = signalledNanos;
            signalled = true;
            if (!nowRead) {
                nowNanos = signalledNanos;
                nowRead = true;
            }
        }
    }

    /** When the strategy first used the order sender, or 0 if it has not. */
    long signalledNanos() {
        return signalled ? signalledNanos : 0;
    }

    /** Reads the clock: an order has been handed over. */
    long ordered() {
        latestNanos = clock.nanoTime();
        return latestNanos;
    }

    /** The latest reading made for this event. */
    long latest() {
        now();
        return latestNanos;
    }

    /** The update id that an order for that instrument answers. */
    long updateIdFor(int instrument) {
        return instrument == instrumentId ? updateId : Tick.NO_UPDATE_ID;
    }

    /** When the tick that an order for that instrument answers was received, or 0. */
    long receivedNanosFor(int instrument) {
        return instrument == instrumentId ? receivedNanos : 0;
    }

    /** Whether the event is a tick whose stages are recorded. */
    boolean measured() {
        return measured;
    }

    long receivedNanos() {
        return receivedNanos;
    }
}
