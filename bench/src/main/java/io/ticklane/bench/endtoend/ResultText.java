package io.ticklane.bench.endtoend;

import io.ticklane.app.report.Table;
import io.ticklane.bench.endtoend.TurnResult.Inside;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Ratio;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Percentiles;
import io.ticklane.bridge.latency.Stage;
import java.util.List;
import java.util.Locale;

/** Results as tables for the terminal, which the page shows as well. Stateless. */
final class ResultText {
    /** The stages that a turn of ours passes. */
    static final List<Stage> SHOWN = List.of(Stage.DECODED, Stage.PUBLISHED, Stage.HANDLED, Stage.CACHED,
            Stage.SIGNALLED, Stage.ORDERED);

    private static final double MEBI = 1 << 20;

    private ResultText() {}

    static String of(ScenarioResult result) {
        StringBuilder text = new StringBuilder("\n" + result.scenario() + "\n");
        for (Contestant who : result.contestants()) {
            result.typical(who).ifPresent(turn -> text.append(facts(turn)));
        }
        text.append("\nplanned send to order: medians over windows of 100 ms")
                .append(result.turns(result.foremost()).size() > 1 ? " and over runs" : "")
                .append(", and raw\n").append(latencies(result).text());
        if (!ratios(result).empty()) {
            text.append(ratios(result).text());
        }
        for (Contestant who : result.contestants()) {
            result.typical(who).map(TurnResult::inside).ifPresent(inside -> text.append("\nstages of ")
                    .append(who.label()).append(", raw\n").append(stages(inside).text()));
        }
        return text.toString();
    }

    /** What cannot be seen from latencies. */
    private static String facts(TurnResult turn) {
        String text = String.format(Locale.ROOT,
                "%-16s %.0f of %.0f ticks a second, %d ticks in %.1f s; lost %d; sender later than 1 ms on %d, latest"
                        + " %.0f us%n",
                turn.who().label(), turn.achievedRate(), turn.wantedRate(), turn.ticks(), turn.seconds(),
                turn.lost(), turn.sendersLate(), turn.sendersMaxLateMicros());
        Inside inside = turn.inside();
        return inside == null
                ? text
                : text + String.format(Locale.ROOT,
                        "%16s layout %s, %d connection%s; dropped %d, refused %d; %.2f bytes allocated per tick; %.0f"
                                + " MiB resident, %.0f above a bare JVM%n",
                        "", inside.layout(), inside.connections(), inside.connections() == 1 ? "" : "s",
                        inside.dropped(), inside.refused(), inside.bytesPerTick(),
                        inside.residentBytes() / MEBI, (inside.residentBytes() - inside.bareBytes()) / MEBI);
    }

    /** Everyone's latency. */
    static Table latencies(ScenarioResult result) {
        Table table = LatencyFigures.table("microseconds");
        for (Contestant who : result.contestants()) {
            result.ordered(who).row(table, who.label());
            result.received(who).row(table, "  decoded");
        }
        return table;
    }

    /** Ours over the floor. */
    static Table ratios(ScenarioResult result) {
        Table table = Ratio.table("ours to the floor");
        result.ratio(true).ifPresent(ratio -> ratio.row(table, "spinning"));
        result.ratio(false).ifPresent(ratio -> ratio.row(table, "blocking"));
        return table;
    }

    /** Where a connector's time goes. */
    static Table stages(Inside inside) {
        LatencyReport stages = inside.stages();
        Table table = new Table().row("microseconds", "p50", "p90", "p99", "p99.9", "max", "count");
        for (Stage stage : SHOWN) {
            row(table, "  " + stage.name().toLowerCase(Locale.ROOT), stages.stage(stage));
        }
        row(table, "received to order", stages.tickToOrder());
        return table;
    }

    private static void row(Table table, String name, Percentiles p) {
        table.row(name, LatencyFigures.micros(p.p50()), LatencyFigures.micros(p.p90()),
                LatencyFigures.micros(p.p99()), LatencyFigures.micros(p.p999()),
                LatencyFigures.micros(p.max()),
                Long.toString(p.count()));
    }
}
