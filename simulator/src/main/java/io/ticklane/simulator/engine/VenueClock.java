package io.ticklane.simulator.engine;

/** The venue's wall clock. */
public interface VenueClock {
    /** Microseconds since 1970-01-01 UTC. */
    long epochMicros();
}
