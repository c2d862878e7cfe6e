package io.ticklane.bench.components;

import java.util.Map;

/**
 * One benchmark with its parameters, under the name that tables give it. Immutable.
 *
 * @param benchmark class and method, below {@code io.ticklane.bench.micro}
 */
record Entrant(String name, String benchmark, Map<String, String> parameters) {

    private static final String PACKAGE = "io.ticklane.bench.micro.";

    Entrant {
        parameters = Map.copyOf(parameters);
    }

    /** As JMH lists it. */
    String fullName() {
        return PACKAGE + benchmark;
    }
}
