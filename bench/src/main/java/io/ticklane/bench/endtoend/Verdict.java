package io.ticklane.bench.endtoend;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of a measurement, in a line, and whether it counts as a success. */
record Verdict(String text, boolean passed) {
    /** Turns that do not count come before missed goals, those before doubts. */
    static Verdict of(List<ScenarioResult> results, boolean strict) {
        String failure = first(results, ScenarioResult::failure);
        if (!failure.isEmpty()) {
            return new Verdict("FAIL: " + failure, false);
        }
        String missed = results.stream().flatMap(result -> result.goals().stream())
                .filter(goal -> !goal.met())
                .map(Goal::toString).collect(Collectors.joining("; "));
        String doubt = first(results, ScenarioResult::doubt);
        String why = doubt.isEmpty() ? "" : "; doubtful: " + doubt;
        if (!missed.isEmpty()) {
            return new Verdict((strict ? "FAIL: " : "") + "goal missed: " + missed + why, !strict);
        }
        return new Verdict(doubt.isEmpty() ? "ok" : "doubtful: " + doubt, true);
    }

    private static String first(List<ScenarioResult> results, Function<ScenarioResult, String> problem) {
        return results.stream().map(problem).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }
}
