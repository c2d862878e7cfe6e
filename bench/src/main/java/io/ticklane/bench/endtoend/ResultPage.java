package io.ticklane.bench.endtoend;

import io.ticklane.app.report.Bar;
import io.ticklane.app.report.MeasurePage;
import io.ticklane.app.report.Table;
import io.ticklane.app.run.Curve;
import io.ticklane.bench.endtoend.TurnResult.Inside;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.figures.Ratio;
import io.ticklane.bridge.latency.LatencyReport;
import io.ticklane.bridge.latency.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Results as a page that needs nothing else. Stateless. */
final class ResultPage {
    static final String TITLE = "Ticklane: tick to signal, wire to wire";

    private static final int GREY = 7;
    private static final String MEDIANS = "Percentiles are taken per window of 100 ms; the first four columns are"
            + " medians over windows, so that a noisy neighbour does not decide. The raw ones leave nothing out.";

    private ResultPage() {}

    static String html(Machine machine, List<ScenarioResult> results, String verdict) {
        MeasurePage page = new MeasurePage(TITLE,
                List.of(line(results), machine.toString(), "Verdict: " + verdict));
        tiles(page, results.get(0));
        Table ratios = ratios(results);
        if (!ratios.empty()) {
            page.table("Times the baseline, microseconds", ratios,
                    "The floor is a loop by hand: read, find the"
                            + " frame, the same decoder, the same order in a slot. The echo sends a ready frame, as long as"
                            + " our orders, for each tick. Goals are for those that spin.");
        }
        for (ScenarioResult result : results) {
            if (results.size() > 1) {
                page.heading(result.scenario().toString());
            }
            scenario(page, result);
        }
        return page.html();
    }

    /** What was measured, in a line. */
    static String line(List<ScenarioResult> results) {
        Scenario first = results.get(0).scenario();
        String all = results.size() == 1
                ? first.toString()
                : results.stream().map(result -> result.scenario().label()).collect(Collectors.joining("; "));
        return String.format(Locale.ROOT,
                "%s; %.0f s a turn after %.0f s of warm-up at least, %d round%s", all,
                first.duration().toMillis() / 1e3, first.warmUp().toMillis() / 1e3,
                rounds(results.get(0)), rounds(results.get(0)) == 1 ? "" : "s");
    }

    /** For one picture: all of a lone scenario, of several those of ours and the floor that spin. */
    static Map<String, Curve> pictured(List<ScenarioResult> results) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        for (ScenarioResult result : results) {
            for (Contestant who : result.contestants()) {
                if (results.size() == 1) {
                    curves.put(who.subject().label() + ", " + who.label(), result.ordered(who).curve());
                } else if (who.spins() && who.subject() == Subject.TICK_TO_SIGNAL) {
                    curves.put(who.label() + ", " + result.scenario().label(), result.ordered(who).curve());
                }
            }
        }
        return curves;
    }

    private static int rounds(ScenarioResult result) {
        return result.contestants().stream().mapToInt(who -> result.turns(who).size()).max().orElse(0);
    }

    private static void tiles(MeasurePage page, ScenarioResult result) {
        for (Subject subject : Subject.values()) {
            result.ratio(subject, true).ifPresent(ratio -> {
                String name = subject.label() + ", spinning, to the " + subject.baseline();
                page.tile(name + ": p50, goal " + ResultText.times(subject.goalP50()),
                        ResultText.times(ratio.p50()), !(ratio.p50() <= subject.goalP50()));
                page.tile(name + ": p99, goal " + ResultText.times(subject.goalP99()),
                        ResultText.times(ratio.p99()), !(ratio.p99() <= subject.goalP99()));
            });
        }
    }

    private static Table ratios(List<ScenarioResult> results) {
        Table table = new Table().row(
                results.size() == 1 ? "" : results.get(0).scenario().symbols() + " symbol",
                "ours p50", "baseline", "ratio", "goal", "ours p99", "baseline", "ratio", "goal", "");
        for (ScenarioResult result : results) {
            for (Subject subject : Subject.values()) {
                for (boolean spinning : new boolean[]{true, false}) {
                    result.ratio(subject, spinning)
                            .ifPresent(ratio -> ratio(table, result, subject, spinning, ratio,
                                    results.size() == 1 ? "" : ", " + result.scenario().label()));
                }
            }
        }
        return table;
    }

    private static void ratio(Table table, ScenarioResult result, Subject subject, boolean spinning,
            Ratio ratio,
            String where) {
        LatencyFigures ours = result.ordered(Contestant.of(subject, true, spinning));
        LatencyFigures baseline = result.ordered(Contestant.of(subject, false, spinning));
        table.row(subject.label() + ", " + (spinning ? "spinning" : "blocking") + where,
                LatencyFigures.micros(ours.p50()), LatencyFigures.micros(baseline.p50()),
                ResultText.times(ratio.p50()), spinning ? ResultText.times(subject.goalP50()) : "",
                LatencyFigures.micros(ours.p99()), LatencyFigures.micros(baseline.p99()),
                ResultText.times(ratio.p99()), spinning ? ResultText.times(subject.goalP99()) : "",
                !spinning ? "" : ratio.within(subject.goalP50(), subject.goalP99()) ? "met" : "missed");
    }

    private static void scenario(MeasurePage page, ScenarioResult result) {
        page.bars("Where the time goes",
                "Medians. Until the tick is decoded: sender, kernel, socket, WebSocket, decoder."
                        + " The echo's own part is not told apart.",
                whole(result));
        page.bars("Inside the connector, stage by stage",
                "Medians of each stage, from the frame to the order, as the"
                        + " connector itself records them; medians do not add up exactly.",
                inside(result));
        for (Subject subject : Subject.values()) {
            Map<String, Curve> curves = new LinkedHashMap<>();
            result.contestants(subject).forEach(who -> curves.put(who.label(), result.ordered(who).curve()));
            if (!curves.isEmpty()) {
                page.curves(capital(subject.label()) + ": " + subject.way() + ", by percentile",
                        "All values, raw.", curves);
                page.table(capital(subject.label()) + ", microseconds", ResultText.latencies(result, subject),
                        MEDIANS);
            }
        }
        for (Contestant who : result.contestants()) {
            result.typical(who).map(TurnResult::inside).ifPresent(inside -> page.table(
                    "Stages of " + who.subject().label() + ", " + who.label(),
                    ResultText.stages(inside, who.subject()), ""));
        }
    }

    /** Each median, parted where it can be. */
    static List<Bar> whole(ScenarioResult result) {
        List<Bar> bars = new ArrayList<>();
        for (Contestant who : result.contestants()) {
            double all = result.ordered(who).p50();
            boolean signal = who.subject() == Subject.TICK_TO_SIGNAL;
            double own = signal
                    ? all - result.received(who).p50()
                    : result.typical(who).map(TurnResult::inside)
                            .map(inside -> inside.stages().tickToOrder().p50())
                            .orElse(0.0);
            double bounded = Math.min(Math.max(own, 0), all);
            bars.add(new Bar(shortly(who), List.of(
                    new Bar.Part(signal ? "until the tick is decoded" : "both ways and the venue",
                            all - bounded, signal ? GREY : 5),
                    new Bar.Part(signal
                            ? "from the decoded tick to the order"
                            : "from the frame to the order written", bounded, signal ? 0 : 1))));
        }
        return bars;
    }

    private static List<Bar> inside(ScenarioResult result) {
        List<Bar> bars = new ArrayList<>();
        for (Contestant who : result.contestants()) {
            Inside inside = result.typical(who).map(TurnResult::inside).orElse(null);
            if (inside != null) {
                LatencyReport stages = Objects.requireNonNull(inside).stages();
                List<Bar.Part> parts = new ArrayList<>();
                for (Stage stage : ResultText.SHOWN) {
                    parts.add(new Bar.Part(stage.name().toLowerCase(Locale.ROOT), stages.stage(stage).p50(),
                            parts.size()));
                }
                bars.add(new Bar(shortly(who), parts));
            }
        }
        return bars;
    }

    private static String shortly(Contestant who) {
        return who.subject().label() + ", " + who.label();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
