package io.ticklane.connector.rest;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A time in which the venue wants to hear nothing of us. Any thread. */
final class Pause {
    private record Order(long untilNanos, int code, String reason) {}

    private final AtomicReference<@Nullable Order> order = new AtomicReference<>();

    /** Begins, or goes on at least until {@code seconds} from now. */
    void hold(long seconds, int code, String reason) {
        Order wanted = new Order(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), code, reason);
        order.accumulateAndGet(wanted,
                (present, added) -> present == null || present.untilNanos - wanted.untilNanos < 0
                        ? added
                        : present);
    }

    /** How much longer, 0 if not at all. */
    long remainingNanos() {
        Order present = order.get();
        return present == null ? 0 : Math.max(0, present.untilNanos - System.nanoTime());
    }

    /** The refusal to send now, or null. */
    @Nullable
    VenueException refusal() {
        Order present = order.get();
        if (present == null) {
            return null;
        }
        long remaining = present.untilNanos - System.nanoTime();
        if (remaining <= 0) {
            order.compareAndSet(present, null);
            return null;
        }
        return new VenueException(Remedy.RETRY, present.code, "not sent: the venue asked for silence for "
                + (TimeUnit.NANOSECONDS.toMillis(remaining) / 1_000 + 1) + " s more after: "
                + present.reason);
    }
}
