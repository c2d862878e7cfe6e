package io.ticklane.simulator.engine;

/** Kinds of orders by the venue's names. */
public enum OrderType {
    LIMIT, MARKET,
    /** Rests or is refused. */
    LIMIT_MAKER, STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT
}
