package io.ticklane.connector;

/** How long an order lives; names as on the wire. */
public enum TimeInForce {
    /** Until cancelled. */
    GTC,
    /** Fills what it can at once, the rest expires. */
    IOC,
    /** Fills whole at once or expires. */
    FOK
}
