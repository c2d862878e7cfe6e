package io.ticklane.bridge.latency;

/** Which moments of market data are stamped. Each stamp costs a reading of the clock, which costs more than the rest. */
public enum StageMode {
    /** All of them; what is no tick only counts if it is answered. */
    ALL,
    /** Received, and from the signal on: what the strategy does not answer costs no reading. */
    ENDS,
    /** None; orders are stamped once, for their reports. */
    OFF
}
