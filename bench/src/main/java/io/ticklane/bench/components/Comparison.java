package io.ticklane.bench.components;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One of ours and what it is held against: what a round measures right after one another. Immutable. */
record Comparison(String name, Entrant ours, List<Check> checks) {
    Comparison {
        checks = List.copyOf(checks);
    }

    /** Each entrant once, ours first in odd rounds and last in even ones, so that a drift cancels out. */
    List<Entrant> order(int round) {
        Set<Entrant> entrants = new LinkedHashSet<>();
        entrants.add(ours);
        for (Check check : checks) {
            if (check.beside() != null) {
                entrants.add(check.beside());
            }
        }
        List<Entrant> order = new ArrayList<>(entrants);
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }
}
