package io.ticklane.bridge;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stops trading for good: once thrown, every new order is refused at once, and the core cancels what is open at
 * the next event or timer call. Cancels still go through.
 *
 * <p>Any thread throws and reads it; the first reason stays.
 */
public final class KillSwitch {
    // Written by whoever throws it, once; read by the core on each order and event. The reference is the switch,
    // so no reader sees it thrown without a reason.
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    KillSwitch() {}

    /** Throws it; no effect if it is thrown already. */
    public void activate(String why) {
        reason.compareAndSet(null, why);
    }

    /** Whether it is thrown. */
    public boolean active() {
        return reason.get() != null;
    }

    /** Why it was thrown, or empty. */
    public String reason() {
        String why = reason.get();
        return why == null ? "" : why;
    }
}
