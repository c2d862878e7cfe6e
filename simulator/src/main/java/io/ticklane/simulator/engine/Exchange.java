package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/** Skeleton. */
public final class Exchange {
    private final List<SymbolSpec> symbols;
    private final List<BookView> books = List.of();

    public Exchange(List<SymbolSpec> symbols, List<Account> accounts, Fees fees, VenueClock clock) {
        this.symbols = List.copyOf(symbols);
    }

    /** The symbols in index order. */
    public List<SymbolSpec> symbols() {
        return symbols;
    }

    /** Index of a symbol by its upper-case name, or -1. */
    public int symbol(String name) {
        return -1;
    }

    /** Adds one who hears of every change of every book from now on, after those added before. */
    public void listen(MarketListener listener) {}

    /** Adds one who hears of orders of named accounts. */
    public void listen(OrderListener listener) {}

    /** The book of a symbol; the same object for good. */
    public BookView book(int symbol) {
        return books.get(symbol);
    }

    /** Sets outside liquidity at a price; 0 takes it away. */
    public void level(int symbol, boolean bid, long price, long quantity) {}

    /** Lifts the update id of a symbol to {@code id}; the next change gets a greater one. Lower ids are ignored. */
    public void updateId(int symbol, long id) {}

    /** Sets the last price of a symbol without a trade, as a recording tells it. */
    public void lastPrice(int symbol, long price) {}
}
