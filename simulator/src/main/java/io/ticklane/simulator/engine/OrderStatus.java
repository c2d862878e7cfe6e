package io.ticklane.simulator.engine;

/** Where an order stands, by the venue's names. */
public enum OrderStatus {
    /** Accepted, nothing filled. */
    NEW(true),
    /** On the book with some of it filled. */
    PARTIALLY_FILLED(true),
    /** Done. */
    FILLED(false),
    /** Taken back by its owner. */
    CANCELED(false),
    /** Ended by its own rules. */
    EXPIRED(false),
    /** Ended by self-trade prevention. */
    EXPIRED_IN_MATCH(false),
    /** A pending leg that waits for the working one. */
    PENDING_NEW(true),
    /** Never accepted. */
    REJECTED(false);

    private final boolean open;

    OrderStatus(boolean open) {
        this.open = open;
    }

    /** Whether it can still fill. */
    public boolean open() {
        return open;
    }
}
