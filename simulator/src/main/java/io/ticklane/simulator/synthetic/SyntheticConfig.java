package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/**
 * What a synthetic market is made of.
 *
 * @param seed same seed, same orders at the same planned times
 * @param symbols see {@link Symbols}
 * @param eventsPerSecond actions of participants over all symbols on average; each places, moves or cancels an order,
 *     or takes; 0: about as many as the real venue has on these symbols
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
        return eventsPerSecond > 0
                ? eventsPerSecond
                : Math.max(1, symbols.stream().mapToInt(Symbols::actionsPerMinute).sum() / 60);
    }
}
