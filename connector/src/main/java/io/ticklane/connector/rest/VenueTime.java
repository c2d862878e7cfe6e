package io.ticklane.connector.rest;

import io.ticklane.connector.VenueException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The venue's clock, as our own plus a measured offset. Any thread; one measures at a time. */
final class VenueTime {
    private static final int CALLS = 5;
    private static final long MICROS_PER_MILLI = 1_000;
    /** Above this an epoch time is in microseconds: in milliseconds it would be the year 5138. */
    private static final long LEAST_MICROS = 100_000_000_000_000L;

    /** Asks the venue for its time, epoch, in milliseconds or microseconds. */
    interface Source {
        long time() throws VenueException;
    }

    private record Measurement(@Nullable ClockOffset offset, long number) {}

    private final LongSupplier epochMicros;
    private final Source source;
    // Written under the lock of this, read by any: immutable.
    private volatile Measurement last = new Measurement(null, 0);

    VenueTime(LongSupplier epochMicros, Source source) {
        this.epochMicros = epochMicros;
        this.source = source;
    }

    @Nullable
    ClockOffset offset() {
        return last.offset;
    }

    /** How often it was measured. */
    long measured() {
        return last.number;
    }

    /** The venue's clock now, as far as known. */
    long epochMillis() {
        ClockOffset offset = last.offset;
        return Math.floorDiv(epochMicros.getAsLong() + (offset == null ? 0 : offset.offsetMicros()),
                MICROS_PER_MILLI);
    }

    /** Keeps the offset of the fastest of a few calls. */
    synchronized ClockOffset measure() throws VenueException {
        ClockOffset best = once();
        for (int call = 1; call < CALLS; call++) {
            ClockOffset next = once();
            if (next.roundTripMicros() < best.roundTripMicros()) {
                best = next;
            }
        }
        last = new Measurement(best, last.number + 1);
        return best;
    }

    /** Measures, unless someone did since {@link #measured} was {@code measuredBefore}. */
    synchronized void measureAgain(long measuredBefore) throws VenueException {
        if (last.number == measuredBefore) {
            measure();
        }
    }

    private ClockOffset once() throws VenueException {
        long startNanos = System.nanoTime();
        long sent = epochMicros.getAsLong();
        long time = source.time();
        long roundTripMicros = (System.nanoTime() - startNanos) / 1_000;
        // A time in milliseconds was cut off; on average half a millisecond is missing.
        long venueMicros = time >= LEAST_MICROS ? time : time * MICROS_PER_MILLI + MICROS_PER_MILLI / 2;
        return new ClockOffset(venueMicros - (sent + roundTripMicros / 2), roundTripMicros);
    }
}
