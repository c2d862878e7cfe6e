package io.ticklane.simulator.engine;

import java.util.function.LongSupplier;

/**
 * The venue's clock. While something planned happens it shows the time for which that was planned, however late
 * it really is, so that a run can be repeated to the byte; in between it shows the time that has passed since the
 * start. It never goes back. Simulator thread only.
 */
public final class VenueTime implements VenueClock {
    private final long startMicros;
    private final long startNanos;
    private final LongSupplier monotonicNanos;
    private long shownNanos;
    private boolean held;

    /**
     * @param startMicros what it shows at first, in epoch microseconds
     * @param startNanos the same moment on the monotonic clock
     * @param monotonicNanos {@code System::nanoTime}, or a hand that drives it
     */
    public VenueTime(long startMicros, long startNanos, LongSupplier monotonicNanos) {
        this.startMicros = startMicros;
        this.startNanos = startNanos;
        this.monotonicNanos = monotonicNanos;
        shownNanos = startNanos;
    }

    /** A clock that starts now; {@code startMillis} 0: with the machine's time. */
    public static VenueTime startingAt(long startMillis, long startNanos) {
        return startingAt(startMillis, startNanos, System::nanoTime);
    }

    /** As {@link #startingAt(long, long)} with another monotonic clock. */
    public static VenueTime startingAt(long startMillis, long startNanos, LongSupplier monotonicNanos) {
        return new VenueTime((startMillis == 0 ? System.currentTimeMillis() : startMillis) * 1000, startNanos,
                monotonicNanos);
    }

    /** Stands at a planned time, given on the monotonic clock, until {@link #release} or the next one. */
    public void hold(long plannedNanos) {
        held = true;
        shownNanos = Math.max(shownNanos, plannedNanos);
    }

    /** Goes on with the time that passes. */
    public void release() {
        held = false;
    }

    /** When, on the monotonic clock, it shows this time. */
    public long nanosAt(long epochMicros) {
        return startNanos + (epochMicros - startMicros) * 1000;
    }

    @Override
    public long epochMicros() {
        if (!held) {
            shownNanos = Math.max(shownNanos, monotonicNanos.getAsLong());
        }
        return startMicros + (shownNanos - startNanos) / 1000;
    }
}
