package io.ticklane.simulator.engine;

/** Why the engine refused something; {@link #text} is what the venue says. */
public enum Refusal {
    /** It did not. */
    NONE(""),
    /** The client order id belongs to an open order. */
    DUPLICATE("Duplicate order sent."),
    /** Not enough free balance. */
    BALANCE("Account has insufficient balance for requested action."),
    /** A post-only order that would take. */
    WOULD_TAKE("Order would immediately match and take."),
    /** Too many open orders on the symbol. */
    MAX_NUM_ORDERS("Filter failure: MAX_NUM_ORDERS"),
    /** A market order by quote quantity that cannot buy one step. */
    LIQUIDITY("Order book liquidity is less than `LOT_SIZE` filter minimum quantity."),
    /** A product that does not fit or is nothing. */
    WORTH("Price * QTY is zero or less."),
    /** No such open order. */
    UNKNOWN_ORDER("Unknown order sent.");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** The venue's words. */
    public String text() {
        return text;
    }
}
