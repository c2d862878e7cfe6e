package io.ticklane.bench.endtoend;

import io.ticklane.app.report.MeasurePage;
import io.ticklane.app.report.Table;
import io.ticklane.app.run.Curve;
import io.ticklane.bench.figures.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as a page that needs nothing else. Stateless. */
final class ResultPage {
    private ResultPage() {}

    static String html(Machine machine, List<ScenarioResult> results, String verdict) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (ScenarioResult result : results) {
            String where = results.size() == 1 ? "" : ", " + result.scenario().label();
            if (!ResultText.ratios(result).empty()) {
                tables.put("Times the baseline" + where, ResultText.ratios(result));
            }
            for (Subject subject : Subject.values()) {
                tables.put(subject.label() + where, ResultText.latencies(result, subject));
            }
            for (Contestant who : result.contestants()) {
                result.typical(who).map(TurnResult::inside).ifPresent(inside -> tables.put(
                        "Stages of " + who.subject().label() + ", " + who.label() + where,
                        ResultText.stages(inside, who.subject())));
            }
        }
        return MeasurePage.of("Tick to signal",
                List.of(line(results), machine.toString(), "Verdict: " + verdict), curves(results), tables);
    }

    /** What was measured. */
    static String line(List<ScenarioResult> results) {
        return results.stream().map(result -> result.scenario().toString()).collect(Collectors.joining("; "));
    }

    /** From the planned send time to the order. */
    static Map<String, Curve> curves(List<ScenarioResult> results) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        for (ScenarioResult result : results) {
            String where = results.size() == 1 ? "" : ", " + result.scenario().label();
            for (Contestant who : result.contestants()) {
                curves.put(who.subject().label() + ", " + who.label() + where, result.ordered(who).curve());
            }
        }
        return curves;
    }
}
