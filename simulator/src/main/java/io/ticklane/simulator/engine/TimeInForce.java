package io.ticklane.simulator.engine;

/** How long an order may wait. */
public enum TimeInForce {
    /** Until cancelled. */
    GTC,
    /** What does not fill at once expires. */
    IOC,
    /** All at once or nothing. */
    FOK
}
