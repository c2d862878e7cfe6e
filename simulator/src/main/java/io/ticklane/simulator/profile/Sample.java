package io.ticklane.simulator.profile;

import java.util.Arrays;

/** Numbers of which percentiles and moments are asked. One thread. */
final class Sample {
    private double[] values = new double[1024];
    private int size;
    private boolean sorted = true;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        sorted = false;
    }

    int size() {
        return size;
    }

    /** The value that so many of a thousand do not exceed; not a number if there are none. */
    double perMille(int perMille) {
        if (size == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
        return values[(int) Math.min(size - 1L, (long) size * perMille / 1_000)];
    }

    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum / size;
    }

    double variance() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return sum / size;
    }
}
