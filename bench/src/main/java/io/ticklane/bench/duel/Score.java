package io.ticklane.bench.duel;

import io.ticklane.bench.duel.Participant.Kind;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Ratio;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a participant: medians over its turns, and what they are in times of ours and of the echo's.
 * Immutable.
 *
 * @param lateShare the greatest share of the venue's ticks that left late
 * @param times medians in times of others'; not numbers for ours
 * @param problem why it does not count, or empty
 */
record Score(Participant who, LatencyFigures latency, double ordersPerSecond, double bytesPerMessage,
        double ownBytes,
        double microsPerMessage, double microsAtHighest, double residentBytes, int highest, boolean bounded,
        double lateShare, Times times, String problem) {

    /**
     * How many times longer it took; not numbers for ours.
     *
     * @param spinning than ours while that spun
     * @param blocking than ours while that slept in read
     * @param awake than ours while that slept in read on processors that do not halt; no number where that cannot be
     * @param echo than the echo
     */
    record Times(Ratio spinning, Ratio blocking, Ratio awake, Ratio echo) {

        private static final Times NONE = new Times(Ratio.NONE, Ratio.NONE, Ratio.NONE, Ratio.NONE);

        /** Whether ours could keep processors awake: then the goal of those that sleep is that one's. */
        boolean toAwake() {
            return !Double.isNaN(awake.p50());
        }

        private Ratio asleep() {
            return toAwake() ? awake : blocking;
        }
    }

    /**
     * What others are compared with.
     *
     * @param awake null where processors cannot be kept awake
     */
    record Yardsticks(Score spinning, Score blocking, @Nullable Score awake, Score echo) {
        /** Those among the scores of a duel, where ours come spinning, blocking, awake. */
        static Yardsticks among(List<Score> scores) {
            List<Score> ours = scores.stream().filter(score -> score.who.kind() == Kind.OURS).toList();
            Score echo = scores.stream().filter(score -> score.who.kind() == Kind.FLOOR).findFirst()
                    .orElseThrow();
            return new Yardsticks(ours.get(0), ours.get(1), ours.size() > 2 ? ours.get(2) : null, echo);
        }

        private Times of(LatencyFigures latency) {
            return new Times(Ratio.of(latency, spinning.latency), Ratio.of(latency, blocking.latency),
                    awake == null ? Ratio.NONE : Ratio.of(latency, awake.latency),
                    Ratio.of(latency, echo.latency));
        }
    }

    /** Goals against each peer in Java. */
    static final double P50_TO_SPINNING = 4;
    static final double P99_TO_SPINNING = 7;
    static final double P50_TO_ASLEEP = 2;

    /** Medians of the turns; without a comparison. */
    static Score of(Participant who, List<Turn> turns) {
        String problem = !who.missing().isEmpty()
                ? "not run: " + who.missing()
                : turns.stream().map(Turn::problem).filter(why -> !why.isEmpty()).findFirst().orElse("");
        List<Turn> played = turns.stream().filter(turn -> turn.failure().isEmpty()).toList();
        int highest = (int) LatencyFigures.median(played, turn -> turn.climb().highest());
        return new Score(who, LatencyFigures.ofRuns(played.stream().map(turn -> turn.stretch().latency())
                .toList()), median(played, turn -> turn.stretch().rate()),
                median(played, Turn::bytesPerMessage), median(played, Turn::ownBytes),
                median(played, Turn::microsPerMessage),
                median(played.stream().filter(turn -> turn.climb().highest() > 0).toList(),
                        turn -> turn.climb().microsPerMessage()),
                median(played, Turn::residentBytes), highest,
                played.stream().anyMatch(turn -> turn.climb().bounded() && turn.climb().highest() <= highest),
                played.stream().mapToDouble(turn -> turn.stretch().lateShare()).max().orElse(0), Times.NONE,
                problem);
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return turns.isEmpty() ? Double.NaN : LatencyFigures.median(turns, figure);
    }

    /** The same, compared with those; ours are not. */
    Score against(Yardsticks yardsticks) {
        return who.kind() == Kind.OURS
                ? this
                : new Score(who, latency, ordersPerSecond, bytesPerMessage, ownBytes, microsPerMessage,
                        microsAtHighest, residentBytes, highest, bounded, lateShare,
                        yardsticks.of(latency), problem);
    }

    /** Whether goals are set for it and there is something to hold against them. */
    boolean judged() {
        return who.kind() == Kind.JAVA && problem.isEmpty();
    }

    /** Empty where all goals are met, or none is set; else the first that is not. */
    String missed() {
        if (!judged()) {
            return "";
        }
        if (!(times.spinning.p50() >= P50_TO_SPINNING)) {
            return miss("p50", times.spinning.p50(), Ours.SPINNING, P50_TO_SPINNING);
        }
        if (!(times.asleep().p50() >= P50_TO_ASLEEP)) {
            return miss("p50", times.asleep().p50(), times.toAwake() ? Ours.AWAKE : Ours.BLOCKING,
                    P50_TO_ASLEEP);
        }
        return times.spinning.p99() >= P99_TO_SPINNING
                ? ""
                : miss("p99", times.spinning.p99(), Ours.SPINNING, P99_TO_SPINNING)
                        + (times.echo.p99() < P99_TO_SPINNING
                                ? String.format(Locale.ROOT, ", and %.1f times the echo's", times.echo.p99())
                                : "");
    }

    private String miss(String what, double times, String ours, double goal) {
        return String.format(Locale.ROOT, "%s: %s %.1f times ours %s, not %.0f", who.name(), what, times,
                ours,
                goal);
    }
}
