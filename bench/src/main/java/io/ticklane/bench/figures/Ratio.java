package io.ticklane.bench.figures;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import java.util.Locale;

/** How many times longer one latency is than another of the same run. Not a number where either is missing. */
public record Ratio(double p50, double p99, double p999) {
    /** Of the figures over windows. */
    public static Ratio of(LatencyFigures ours, LatencyFigures baseline) {
        return new Ratio(of(ours.p50(), baseline.p50()), of(ours.p99(), baseline.p99()),
                of(ours.p999(), baseline.p999()));
    }

    /** Whether both goals are reached. */
    public boolean within(double goalP50, double goalP99) {
        return p50 <= goalP50 && p99 <= goalP99;
    }

    /** A table whose rows {@link #row} adds. */
    public static Table table(String first) {
        return new Table().row(first, "p50", "p99", "p99.9");
    }

    /** Adds itself as a row. */
    public void row(Table table, String name) {
        table.row(name, times(p50), times(p99), times(p999));
    }

    /** Adds itself as an object. */
    public void json(JsonWriter json, String name) {
        json.beginObject(name).field("p50", p50).field("p99", p99).field("p999", p999).end();
    }

    private static double of(double ours, double baseline) {
        return ours > 0 && baseline > 0 ? ours / baseline : Double.NaN;
    }

    private static String times(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2fx", value);
    }
}
