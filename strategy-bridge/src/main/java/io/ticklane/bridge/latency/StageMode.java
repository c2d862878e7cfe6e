package io.ticklane.bridge.latency;

/** Which moments of a tick are stamped. Each stamp costs a reading of the clock, which costs more than the rest. */
public enum StageMode {
    /** All of them. */
    ALL,
    /** Received, and from the signal on: a tick that the strategy does not answer costs no reading. */
    ENDS,
    /** None; orders are stamped once, for their reports. */
    OFF
}
