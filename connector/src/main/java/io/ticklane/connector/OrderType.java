package io.ticklane.connector;

/** The order types that the connector sends; names as on the wire. */
public enum OrderType {
    /** Rests at its price until filled, cancelled, or ended by its time in force. */
    LIMIT,
    /** Takes what the book holds. */
    MARKET,
    /** Rests only: refused where it would take. */
    LIMIT_MAKER
}
