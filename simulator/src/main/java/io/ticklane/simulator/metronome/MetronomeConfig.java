package io.ticklane.simulator.metronome;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.List;

/**
 * What a metronome does.
 *
 * @param hot how many of the symbols, from the first, get 15 of 16 ticks, taking turns; the others share the rest.
 *        0 or all: no difference is made
 * @param rate ticks a second over all symbols together; 0: as many as the readers take
 * @param rhythm of a rate that is not 0
 * @param durationNanos how long from the first tick; 0: until the end
 */
public record MetronomeConfig(List<SymbolSpec> symbols, int hot, int rate, Rhythm rhythm,
        long durationNanos) {

    /** Most ticks a second. */
    public static final int MAX_RATE = 10_000_000;

    public MetronomeConfig {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("metronome: no symbols; name at least one");
        }
        if (hot < 0 || hot > symbols.size()) {
            throw new IllegalArgumentException("metronome: hot symbols must be 0 to " + symbols.size()
                    + ", but are " + hot);
        }
        checkRate(rate, rhythm);
        if (durationNanos < 0) {
            throw new IllegalArgumentException("metronome: duration must not be negative");
        }
    }

    /** @throws IllegalArgumentException if ticks of that rhythm cannot come so often */
    static void checkRate(int rate, Rhythm rhythm) {
        int most = rhythm == Rhythm.STEADY ? MAX_RATE : Rhythm.MAX_UNEVEN_RATE;
        if (rate < 0 || rate > most) {
            throw new IllegalArgumentException("metronome: rate must be 0 to " + most + ", but is " + rate);
        }
    }
}
