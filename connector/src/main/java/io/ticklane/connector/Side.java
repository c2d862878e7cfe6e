package io.ticklane.connector;

/** Which side of the book an order is on. */
public enum Side {
    /** Buys base for quote. */
    BUY,
    /** Sells base for quote. */
    SELL;

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
