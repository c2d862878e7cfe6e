package io.ticklane.app.cli;

import java.util.List;

/** Strategies that always trade where there is a market. Any thread. */
final class SampleStrategies {
    private static final List<String> NAMES = List.of("spread-crosser", "market-maker");

    private SampleStrategies() {}

    static boolean trade(String name) {
        return NAMES.contains(name);
    }
}
