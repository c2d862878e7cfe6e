package io.ticklane.bench.components;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** A figure over the rounds that have it; not numbers where none has. Immutable. */
record Spread(double median, double lowest, double highest) {
    static Spread of(DoubleStream values) {
        double[] sorted = values.filter(value -> !Double.isNaN(value)).toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
