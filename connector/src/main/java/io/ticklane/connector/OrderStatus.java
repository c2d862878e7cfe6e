package io.ticklane.connector;

/** What is known of an order. Names of venue states are as on the wire. */
public enum OrderStatus {
    /** Handed to the gateway; the venue has not answered yet. */
    PENDING_NEW,
    /** On the book. */
    NEW,
    /** On the book, filled in part. */
    PARTIALLY_FILLED,
    /** Filled whole. */
    FILLED,
    /** Taken off at our wish. */
    CANCELED,
    /** Refused, by our limits, the gateway or the venue; never worked. */
    REJECTED,
    /** Ended by its time in force or by the venue. */
    EXPIRED,
    /** Ended by self-trade prevention. */
    EXPIRED_IN_MATCH,
    /** Sent, and no answer tells what became of it. It may be working. Never guessed away. */
    UNKNOWN;

    /** Whether nothing more can happen to the order. */
    public boolean terminal() {
        return switch (this) {
            case FILLED, CANCELED, REJECTED, EXPIRED, EXPIRED_IN_MATCH -> true;
            case PENDING_NEW, NEW, PARTIALLY_FILLED, UNKNOWN -> false;
        };
    }
}
