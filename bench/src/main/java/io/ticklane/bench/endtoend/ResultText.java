package io.ticklane.bench.endtoend;

import io.ticklane.app.report.Table;
import io.ticklane.bench.endtoend.TurnResult.Inside;
import io.ticklane.bench.figures.LatencyFigures;
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
        for (Subject subject : Subject.values()) {
            if (!result.contestants(subject).isEmpty()) {
                text.append('\n').append(subject.label()).append('\n');
                result.contestants(subject).forEach(
                        who -> result.typical(who).ifPresent(turn -> text.append(facts(turn))));
                text.append(latencies(result, subject).text());
            }
        }
        if (!ratios(result).empty()) {
            text.append('\n').append(ratios(result).text());
        }
        for (Contestant who : result.contestants()) {
            result.typical(who).map(TurnResult::inside).ifPresent(inside -> text.append("\nstages of ")
                    .append(who.subject().label()).append(", ").append(who.label()).append(", raw\n")
                    .append(stages(inside, who.subject()).text()));
        }
        return text.toString();
    }

    /** What cannot be seen from latencies. */
    private static String facts(TurnResult turn) {
        String text = String.format(Locale.ROOT,
                "  %-16s %.0f of %.0f ticks a second, %d ticks in %.1f s; lost %d, refused %d; sender later than 1 ms"
                        + " on %d, latest %.0f us; processor %.1f us a tick%n",
                turn.who().label(), turn.achievedRate(), turn.dueRate(), turn.ticks(), turn.seconds(),
                turn.lost(), turn.refused(), turn.sendersLate(), turn.sendersMaxLateMicros(),
                turn.cpuMicros());
        Inside inside = turn.inside();
        return inside == null
                ? text
                : text + String.format(Locale.ROOT,
                        "  %16s layout %s, %d connection%s; dropped %d; %.2f bytes allocated per tick; %.0f"
                                + " MiB resident, %.0f above a bare JVM%n",
                        "", inside.layout(), inside.connections(), inside.connections() == 1 ? "" : "s",
                        inside.dropped(), inside.bytesPerTick(),
                        inside.residentBytes() / MEBI, (inside.residentBytes() - inside.bareBytes()) / MEBI);
    }

    /** Everyone's latency: medians over windows and runs, and raw. */
    static Table latencies(ScenarioResult result, Subject subject) {
        Table table = LatencyFigures.table(subject.way() + ", us");
        for (Contestant who : result.contestants(subject)) {
            result.ordered(who).row(table, who.label());
            if (!result.received(who).empty()) {
                result.received(who).row(table, "  decoded");
            }
        }
        return table;
    }

    /** Ours over the baselines, and what is to be held. */
    static Table ratios(ScenarioResult result) {
        Table table = new Table().row("ours to the baseline", "p50", "goal", "p99", "goal", "p99.9", "");
        for (Subject subject : Subject.values()) {
            for (boolean spinning : new boolean[]{true, false}) {
                String name = subject.label() + ", " + (spinning ? "spinning" : "blocking") + ", to the "
                        + subject.baseline();
                result.ratio(subject, spinning).ifPresent(ratio -> table.row(name, times(ratio.p50()),
                        spinning ? times(subject.goalP50()) : "", times(ratio.p99()),
                        spinning ? times(subject.goalP99()) : "", times(ratio.p999()),
                        !spinning
                                ? ""
                                : ratio.within(subject.goalP50(), subject.goalP99()) ? "met" : "missed"));
            }
        }
        return table;
    }

    static String times(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2fx", value);
    }

    /** Where a connector's time goes. */
    static Table stages(Inside inside, Subject subject) {
        LatencyReport stages = inside.stages();
        Table table = new Table().row("microseconds", "p50", "p90", "p99", "p99.9", "max", "count");
        for (Stage stage : SHOWN) {
            row(table, "  " + stage.name().toLowerCase(Locale.ROOT), stages.stage(stage));
        }
        row(table, "received to order", stages.tickToOrder());
        if (subject == Subject.WIRE_TO_WIRE) {
            row(table, "  written", stages.stage(Stage.WRITTEN));
            row(table, "  acknowledged", stages.stage(Stage.ACKNOWLEDGED));
        }
        return table;
    }

    private static void row(Table table, String name, Percentiles p) {
        table.row(name, LatencyFigures.micros(p.p50()), LatencyFigures.micros(p.p90()),
                LatencyFigures.micros(p.p99()), LatencyFigures.micros(p.p999()),
                LatencyFigures.micros(p.max()),
                Long.toString(p.count()));
    }
}
