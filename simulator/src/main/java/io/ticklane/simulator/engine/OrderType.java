package io.ticklane.simulator.engine;

/** Kinds of orders, by the venue's names. */
public enum OrderType {
    LIMIT,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    LIMIT_MAKER;

    /** Whether it waits for a price before it works. */
    public boolean contingent() {
        return this == STOP_LOSS || this == STOP_LOSS_LIMIT || this == TAKE_PROFIT
                || this == TAKE_PROFIT_LIMIT;
    }

    /** Whether it limits a loss: STOP_LOSS and STOP_LOSS_LIMIT. */
    public boolean stopsLoss() {
        return this == STOP_LOSS || this == STOP_LOSS_LIMIT;
    }
}
