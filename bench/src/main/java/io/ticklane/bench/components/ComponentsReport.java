package io.ticklane.bench.components;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.figures.Machine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result in words, as a table and as JSON. Stateless. */
final class ComponentsReport {
    private ComponentsReport() {}

    /** A row for each line, under the name of its comparison. */
    static String table(List<Line> lines) {
        Table table = new Table().row("ns an operation; figures are medians over rounds", "ours", "beside",
                "figure", "lowest", "highest", "goal", "");
        String last = "";
        for (Line line : lines) {
            if (!line.comparison().equals(last)) {
                last = line.comparison();
                table.row(last, nanos(line.oursNanos()), "", "", "", "", "", "");
            }
            Figure figure = line.check().figure();
            table.row("  " + line.beside(), "",
                    line.check().beside() == null ? "" : nanos(line.besideNanos()),
                    figure.text(line.figure().median()), figure.text(line.figure().lowest()),
                    figure.text(line.figure().highest()), line.check().goal(), line.judgement());
        }
        return table.text();
    }

    /** {@code ok}, or everything that was missed. */
    static String verdict(List<Line> lines) {
        String missed = lines.stream().filter(line -> !line.met()).map(Line::shortfall)
                .collect(Collectors.joining("; "));
        return missed.isEmpty() ? "ok" : "FAIL: " + missed;
    }

    static String json(Machine machine, int rounds, List<Line> lines, String verdict) {
        JsonWriter json = new JsonWriter().beginObject().field("machine", machine.toString())
                .field("rounds", rounds);
        json.beginArray("lines");
        for (Line line : lines) {
            Check check = line.check();
            json.beginObject().field("comparison", line.comparison()).field("beside", line.beside())
                    .field("oursNanos", line.oursNanos()).field("besideNanos", line.besideNanos())
                    .field("figure", check.figure().name().toLowerCase(Locale.ROOT))
                    .field("median", line.figure().median()).field("lowest", line.figure().lowest())
                    .field("highest", line.figure().highest()).field("rounds", line.rounds())
                    .field("goal", check.goal());
            if (check.hasGoal()) {
                json.field("bound", check.bound()).field("met", line.met());
            }
            json.end();
        }
        return json.end().field("verdict", verdict).end().text();
    }

    private static String nanos(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
