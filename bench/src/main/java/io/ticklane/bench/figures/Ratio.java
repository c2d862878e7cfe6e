package io.ticklane.bench.figures;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many times longer one latency is than another of the same run. Not a number where either is missing. */
public record Ratio(double p50, double p99, double p999) {

    /** Of nothing to nothing. */
    public static final Ratio NONE = new Ratio(Double.NaN, Double.NaN, Double.NaN);

    /** Of the figures over windows. */
    public static Ratio of(LatencyFigures ours, LatencyFigures baseline) {
        return new Ratio(of(ours.p50(), baseline.p50()), of(ours.p99(), baseline.p99()),
                of(ours.p999(), baseline.p999()));
    }

    /**
     * The median over rounds of the ratio within each. What slows the machine down for a minute then slows both sides
     * of one ratio, and not one side of the only one. Rounds in which either is missing do not count.
     */
    public static Ratio ofRounds(List<LatencyFigures> ours, List<LatencyFigures> baseline) {
        List<Ratio> rounds = new ArrayList<>();
        for (int i = 0; i < Math.min(ours.size(), baseline.size()); i++) {
            if (!ours.get(i).empty() && !baseline.get(i).empty()) {
                rounds.add(of(ours.get(i), baseline.get(i)));
            }
        }
        return rounds.isEmpty()
                ? NONE
                : new Ratio(LatencyFigures.median(rounds, Ratio::p50),
                        LatencyFigures.median(rounds, Ratio::p99),
                        LatencyFigures.median(rounds, Ratio::p999));
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
