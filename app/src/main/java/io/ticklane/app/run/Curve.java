package io.ticklane.app.run;

import java.util.List;

/**
 * The distribution of one latency, in microseconds.
 *
 * @param points for drawing, by rising percentile; may be empty
 */
public record Curve(double p50, double p90, double p99, double p999, double max, long count,
        List<Point> points) {

    /** Nothing was measured. */
    public static final Curve EMPTY = new Curve(0, 0, 0, 0, 0, 0, List.of());

    /** Keeps a copy of the points. */
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * That share of the values took so long or less.
     *
     * @param percentile 0 to 100
     */
    public record Point(double percentile, double micros) {}
}
