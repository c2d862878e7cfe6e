package io.ticklane.simulator.engine;

/** Kinds of events of an order list, by the venue's names ({@code listStatusType}). */
public enum ListStatus {
    /** The answer to a request that failed. */
    RESPONSE,
    /** The list was placed, or one of its legs changed. */
    EXEC_STARTED,
    /** A leg's client order id changed. */
    UPDATED,
    /** Nothing of it is open any more. */
    ALL_DONE
}
