package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/**
 * What a synthetic market is made of.
 *
 * @param seed same seed, same orders at the same planned times
 * @param symbols see {@link Symbols}
 * @param eventsPerSecond orders, cancels and takes over all symbols on average; 0: 400 for each symbol, but no
 *     more than 20,000
 */
public record SyntheticConfig(long seed, List<SymbolSpec> symbols, int eventsPerSecond) {

    /** Most events a second that may be asked for. */
    public static final int MAX_EVENTS_PER_SECOND = 1_000_000;

    public SyntheticConfig {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("synthetic market: no symbols; name at least one");
        }
        if (eventsPerSecond < 0 || eventsPerSecond > MAX_EVENTS_PER_SECOND) {
            throw new IllegalArgumentException("synthetic market: events per second must be 0 to "
                    + MAX_EVENTS_PER_SECOND + ", but is " + eventsPerSecond);
        }
    }

    /** Events a second with 0 resolved. */
    public int rate() {
        return eventsPerSecond > 0 ? eventsPerSecond : Math.min(20_000, 400 * symbols.size());
    }
}
