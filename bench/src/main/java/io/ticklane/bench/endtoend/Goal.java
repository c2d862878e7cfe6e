package io.ticklane.bench.endtoend;

import io.ticklane.bench.figures.Ratio;
import java.util.Locale;

/**
 * How often a latency of ours may be longer than that of the floor, and how often it was.
 *
 * @param what in words
 */
record Goal(String what, double p50, double p99, Ratio ratio) {
    boolean met() {
        return ratio.within(p50, p99);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: p50 %.2fx (goal %.2fx), p99 %.2fx (goal %.2fx)", what,
                ratio.p50(), p50, ratio.p99(), p99);
    }
}
