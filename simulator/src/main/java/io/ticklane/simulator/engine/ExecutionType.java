package io.ticklane.simulator.engine;

/** What happened to an order, by the venue's names. */
public enum ExecutionType {
    /** It was accepted, or a pending leg went live, or a contingent order was triggered and went on the book. */
    NEW,
    /** Its owner took it back. */
    CANCELED,
    /** Its quantity was amended. */
    REPLACED,
    /** The engine refused it after all, in a way worth an event. */
    REJECTED,
    /** It filled, wholly or partly. */
    TRADE,
    /** It ended by its own rules or by the venue's. */
    EXPIRED,
    /** Self-trade prevention took something of it. */
    TRADE_PREVENTION
}
