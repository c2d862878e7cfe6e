package io.ticklane.connector.ring;

import java.util.Locale;

/** How a consumer waits for an empty ring. */
enum WaitMode {
    /** Never gives the processor away. Needs a core of its own. */
    BUSY_SPIN,
    /** Spins a little, then lets others run. */
    YIELDING,
    /** Spins, yields, then sleeps. */
    PHASED,
    /** Sleeps in short steps; is never woken, so publishing costs nothing. */
    SLEEPING,
    /** Sleeps until woken; a publisher pays for that only where it is asleep. */
    BLOCKING;

    /** @throws IllegalArgumentException if no mode has that name */
    static WaitMode named(String name) {
        for (WaitMode mode : values()) {
            if (mode.label().equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("unknown wait '" + name
                + "': use busy-spin, yielding, phased, sleeping or blocking");
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
