package io.ticklane.simulator.engine;

/** Whether a symbol trades, by the venue's names. */
public enum SymbolStatus {
    TRADING,
    END_OF_DAY,
    /** No trading; market data goes on. */
    HALT,
    /** No trading and no market data. */
    BREAK,
    /** Cancels and amendments only; market data without klines. */
    CANCEL_ONLY
}
