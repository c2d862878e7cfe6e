package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.SymbolSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random commands of all kinds, a million and more over all cases, through the engine and through its plain twin:
 * refusals, trades, books, orders, lists and balances must be the same.
 */
class ExchangeTwinTest {
    private static final int COMPARED_EVERY = 20;

    private static void run(TwinPair pair, int commands) {
        for (int i = 0; i < commands; i++) {
            pair.step();
            if (i % COMPARED_EVERY == 0) {
                pair.compare();
            }
        }
        pair.compare();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTwinWhereProductsFit(long seed) {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 2, 5, 1, 1, 1_000_000, 1, 1,
                1_000_000_000, 0);
        run(new TwinPair(spec, "0.1", "0.5", 24, seed), 100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void agreesWithTwinWhereProductsAreRounded(long seed) {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 5, 6, 7, 7, 1_000_000, 3, 3,
                1_000_000_000, 0);
        run(new TwinPair(spec, "0.02", "0.0005", 24, seed), 100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void agreesWithTwinWhereTheBookIsWide(long seed) {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 2, 5, 1, 1, 1_000_000, 10, 30,
                1_000_000_000, 0);
        run(new TwinPair(spec, "1000", "100000", 300, seed), 120_000);
    }

    @ParameterizedTest
    @ValueSource(longs = 10)
    void agreesWithTwinBeyondSixtyFourBits(long seed) {
        SymbolSpec spec = new SymbolSpec(0, "AAABBB", "AAA", "BBB", 8, 8, 50_000_000L, 1, Long.MAX_VALUE,
                1_000_000_000_000L, 1, Long.MAX_VALUE, 0);
        run(new TwinPair(spec, "3000000", "1500000000", 24, seed), 60_000);
    }
}
