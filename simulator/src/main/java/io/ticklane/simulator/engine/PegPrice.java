package io.ticklane.simulator.engine;

/** Which price a pegged order takes when it enters the book. */
public enum PegPrice {
    /** The best of its own side. */
    PRIMARY_PEG,
    /** The best of the other side. */
    MARKET_PEG
}
