package io.ticklane.bench.endtoend;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** All turns under the same conditions. Filled by one thread. */
final class ScenarioResult {
    private final Scenario scenario;
    private final Map<Contestant, List<TurnResult>> turns = new EnumMap<>(Contestant.class);
    private final List<String> broken = new ArrayList<>();

    ScenarioResult(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(TurnResult turn) {
        turns.computeIfAbsent(turn.who(), who -> new ArrayList<>()).add(turn);
    }

    /** A turn came to no end. */
    void broke(String why) {
        broken.add(why);
    }

    Scenario scenario() {
        return scenario;
    }

    /** Who took a turn. */
    Set<Contestant> contestants() {
        return turns.keySet();
    }

    /** In the order of the runs. */
    List<TurnResult> turns(Contestant who) {
        return turns.getOrDefault(who, List.of());
    }

    /** Medians over the runs. */
    LatencyFigures ordered(Contestant who) {
        return LatencyFigures.ofRuns(turns(who).stream().map(TurnResult::ordered).toList());
    }

    /** Likewise, up to the decoded tick. */
    LatencyFigures received(Contestant who) {
        return LatencyFigures.ofRuns(turns(who).stream().map(TurnResult::received).toList());
    }

    double median(Contestant who, ToDoubleFunction<TurnResult> figure) {
        return LatencyFigures.median(turns(who), figure);
    }

    /** The turn in the middle by its median latency. */
    Optional<TurnResult> typical(Contestant who) {
        List<TurnResult> sorted = turns(who).stream()
                .sorted(Comparator.comparingDouble(turn -> turn.ordered().p50())).toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    /** Who took a turn in this. */
    List<Contestant> contestants(Subject subject) {
        return turns.keySet().stream().filter(who -> who.subject() == subject).toList();
    }

    /** Ours of a subject that is told first: spinning, if it took part. */
    Optional<Contestant> foremost(Subject subject) {
        return contestants(subject).stream().filter(Contestant::ours).findFirst();
    }

    /** Ours to its baseline, round by round; empty where either took no turn. */
    Optional<Ratio> ratio(Subject subject, boolean spinning) {
        Contestant ours = Contestant.of(subject, true, spinning);
        Contestant baseline = Contestant.of(subject, false, spinning);
        return turns.containsKey(ours) && turns.containsKey(baseline)
                ? Optional.of(Ratio.ofRounds(turns(ours).stream().map(TurnResult::ordered).toList(),
                        turns(baseline).stream().map(TurnResult::ordered).toList()))
                : Optional.empty();
    }

    /** What is to be held, where it could be measured: only those that spin are held to it. */
    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            ratio(subject, true).ifPresent(ratio -> goals.add(new Goal(
                    subject.label() + ", " + scenario.label(), subject.goalP50(), subject.goalP99(), ratio)));
        }
        return goals;
    }

    /** Empty, or the first reason why it does not count. */
    String failure() {
        return broken.isEmpty() ? first(TurnResult::failure) : broken.get(0);
    }

    /** Empty, or the first reason to doubt it. */
    String doubt() {
        return first(TurnResult::doubt);
    }

    private String first(Function<TurnResult, String> problem) {
        return turns.values().stream().flatMap(List::stream).map(problem).filter(why -> !why.isEmpty())
                .findFirst().orElse("");
    }
}
