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
    private static final double SIGNAL_P50 = 1.2;
    private static final double SIGNAL_P99 = 1.5;

    private final Scenario scenario;
    private final Map<Contestant, List<TurnResult>> turns = new EnumMap<>(Contestant.class);

    ScenarioResult(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(TurnResult turn) {
        turns.computeIfAbsent(turn.who(), who -> new ArrayList<>()).add(turn);
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

    /** Who is told first: ours spinning, if it took part. */
    Contestant foremost() {
        return turns.containsKey(Contestant.OURS_SPINNING)
                ? Contestant.OURS_SPINNING
                : Contestant.OURS_BLOCKING;
    }

    /** Ours to its floor; empty where either took no turn. */
    Optional<Ratio> ratio(boolean spinning) {
        Contestant ours = spinning ? Contestant.OURS_SPINNING : Contestant.OURS_BLOCKING;
        Contestant floor = spinning ? Contestant.FLOOR_SPINNING : Contestant.FLOOR_BLOCKING;
        return turns.containsKey(ours) && turns.containsKey(floor)
                ? Optional.of(Ratio.of(ordered(ours), ordered(floor)))
                : Optional.empty();
    }

    /** What is to be held, where it could be measured: only those that spin are held to it. */
    List<Goal> goals() {
        return ratio(true)
                .map(ratio -> List.of(new Goal("tick to signal, " + scenario, SIGNAL_P50, SIGNAL_P99,
                        ratio)))
                .orElse(List.of());
    }

    /** Empty, or the first reason why it does not count. */
    String failure() {
        return first(TurnResult::failure);
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
