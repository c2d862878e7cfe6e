package io.ticklane.connector.spot;

/** Where orders go. */
public enum OrderMode {
    /** Filled against the live book inside the process. */
    PAPER,
    /** To the venue's {@code order/test}: checked there, not placed. */
    TEST,
    /** To the venue. */
    VENUE
}
