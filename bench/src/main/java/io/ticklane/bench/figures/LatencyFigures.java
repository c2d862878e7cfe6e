package io.ticklane.bench.figures;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.app.run.Curve;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One latency as it was measured, in microseconds. Immutable.
 *
 * @param p50 the median over windows of each window's median; likewise the next three
 * @param rawP50 over all values at once; likewise the next three and the maximum
 * @param count of all values
 * @param windows that had enough values to count; 0: the first four are raw
 * @param points for drawing, raw, by rising percentile
 */
public record LatencyFigures(double p50, double p90, double p99, double p999, double rawP50, double rawP90,
        double rawP99, double rawP999, double max, long count, int windows, List<Curve.Point> points) {

    /** Nothing was measured. */
    public static final LatencyFigures NONE = new LatencyFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    /** Keeps a copy of the points. */
    public LatencyFigures {
        points = List.copyOf(points);
    }

    /** Whether nothing was measured. */
    public boolean empty() {
        return count == 0;
    }

    /**
     * Medians over runs of each figure, the greatest maximum, the sum of the counts, and the points of the run whose
     * median is in the middle.
     */
    public static LatencyFigures ofRuns(List<LatencyFigures> all) {
        List<LatencyFigures> runs = all.stream().filter(run -> !run.empty())
                .sorted(Comparator.comparingDouble(LatencyFigures::p50)).toList();
        if (runs.isEmpty()) {
            return NONE;
        }
        return new LatencyFigures(median(runs, LatencyFigures::p50), median(runs, LatencyFigures::p90),
                median(runs, LatencyFigures::p99), median(runs, LatencyFigures::p999),
                median(runs, LatencyFigures::rawP50), median(runs, LatencyFigures::rawP90),
                median(runs, LatencyFigures::rawP99), median(runs, LatencyFigures::rawP999),
                runs.stream().mapToDouble(LatencyFigures::max).max().orElse(0),
                runs.stream().mapToLong(LatencyFigures::count).sum(),
                runs.stream().mapToInt(LatencyFigures::windows).sum(), runs.get(runs.size() / 2).points());
    }

    /** The median of a figure over some results; 0 for none. */
    public static <T> double median(List<T> of, ToDoubleFunction<T> figure) {
        double[] values = of.stream().mapToDouble(figure).sorted().toArray();
        int middle = values.length / 2;
        if (values.length == 0) {
            return 0;
        }
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** For the drawings, which show the raw values. */
    public Curve curve() {
        return new Curve(rawP50, rawP90, rawP99, rawP999, max, count, points);
    }

    /** A table whose rows {@link #row} adds. */
    public static Table table(String first) {
        return new Table().row(first, "p50", "p90", "p99", "p99.9", "raw p50", "p90", "p99", "p99.9", "max",
                "count");
    }

    /** Adds itself as a row. */
    public void row(Table table, String name) {
        table.row(name, micros(p50), micros(p90), micros(p99), micros(p999), micros(rawP50), micros(rawP90),
                micros(rawP99), micros(rawP999), micros(max), Long.toString(count));
    }

    /** Adds itself as an object: percentiles over windows, and the raw ones within {@code raw}. */
    public void json(JsonWriter json, String name) {
        json.beginObject(name).field("p50", p50).field("p90", p90).field("p99", p99).field("p999", p999)
                .field("max", max).field("count", count).field("windows", windows);
        json.beginObject("raw").field("p50", rawP50).field("p90", rawP90).field("p99", rawP99)
                .field("p999", rawP999).end();
        json.end();
    }

    /** Microseconds as tables show them. */
    public static String micros(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
