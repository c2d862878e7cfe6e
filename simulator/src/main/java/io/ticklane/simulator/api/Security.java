package io.ticklane.simulator.api;

/** What a request needs, and what it costs when it succeeds. */
public enum Security {
    /** No key needed. */
    NONE,
    /** A key, but no signature. */
    KEY,
    /** Key and signature. */
    SIGNED,
    /** As signed, needs the permission to trade, and is free of charge when it succeeds (since 2026-04-02). */
    TRADE,
    /** As {@link #TRADE}, but charged in any case: tests and amendments. */
    TRADE_CHARGED
}
