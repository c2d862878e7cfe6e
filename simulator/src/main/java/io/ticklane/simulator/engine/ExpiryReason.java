package io.ticklane.simulator.engine;

/** Why an order expired, by the venue's names. */
public enum ExpiryReason {
    /** A contingent or pending leg was refused when it was to go on the book. */
    REJECTED,
    /** The venue cancelled it. */
    EXCHANGE_CANCELED,
    /** The other leg of its OCO began to work. */
    OCO_TRIGGER,
    /** The working leg of its list ended unfilled. */
    OTO_PHASE_ONE_EXPIRED,
    /** What an IOC order could not fill at once. */
    UNFILLED_IOC_QUANTITY_EXPIRED,
    /** A FOK order that could not fill at once. */
    UNFILLED_FOK_ORDER_EXPIRED,
    /** The book ran out under a market order. */
    INSUFFICIENT_LIQUIDITY,
    /** The next match would have been outside of the price range. */
    EXECUTION_RULE_PRICE_RANGE_EXCEEDED
}
