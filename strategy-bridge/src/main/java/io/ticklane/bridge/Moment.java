package io.ticklane.bridge;

import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.Tick;

/**
 * The event that the core is handling, and the clock readings made for it: one at most for its time, one at the
 * first use of the order sender, one after each order; where no stages are stamped the first is the only one. Core
 * thread only.
 */
final class Moment {
    private static final int NO_INSTRUMENT = -1;

    private final NanoClock clock;
    private final boolean stamped;
    private long nowNanos;
    private boolean nowRead;
    private long signalledNanos;
    private boolean signalled;
    private long latestNanos;
    private int instrumentId = NO_INSTRUMENT;
    private long updateId;
    private long receivedNanos;
    private boolean measured;
    private long orderedNanos;

    Moment(NanoClock clock, StageMode stages) {
        this.clock = clock;
        stamped = stages != StageMode.OFF;
    }

    /** An event that is no tick, whose orders do not count; the clock is read when somebody asks. */
    void begin() {
        nowRead = false;
        signalled = false;
        instrumentId = NO_INSTRUMENT;
        updateId = Tick.NO_UPDATE_ID;
        receivedNanos = 0;
        measured = false;
        orderedNanos = 0;
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
        tick(tick, measuredTick);
    }

    /** A tick that the cache has taken; the clock is read when somebody asks. */
    void begin(Tick tick, boolean measuredTick) {
        begin();
        tick(tick, measuredTick && stamped);
    }

    private void tick(Tick tick, boolean measuredTick) {
        instrumentId = tick.instrumentId;
        updateId = tick.updateId;
        receivedNanos = tick.receivedNanos;
        measured = measuredTick;
    }

    /** The event begun last is no tick, but its orders count from then on where stages are stamped. */
    void measure(long eventReceivedNanos) {
        receivedNanos = eventReceivedNanos;
        measured = stamped;
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
            signalledNanos = stamped ? clock.nanoTime() : now();
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

    /** Reads the clock where orders are stamped: an order has been handed over. */
    long ordered() {
        if (stamped) {
            latestNanos = clock.nanoTime();
        }
        orderedNanos = latestNanos;
        return latestNanos;
    }

    /** When the last order of this event was handed over, or 0 if there was none. */
    long orderedNanos() {
        return orderedNanos;
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

    /** Whether the event is market data whose orders, at least, are recorded. */
    boolean measured() {
        return measured;
    }

    long receivedNanos() {
        return receivedNanos;
    }
}
