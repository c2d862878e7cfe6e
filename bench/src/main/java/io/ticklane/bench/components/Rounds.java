package io.ticklane.bench.components;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The scores of one comparison, round by round. One thread. */
final class Rounds {
    private final Comparison comparison;
    private final List<Map<Entrant, Score>> rounds = new ArrayList<>();

    Rounds(Comparison comparison) {
        this.comparison = comparison;
    }

    Comparison comparison() {
        return comparison;
    }

    /** Whoever is not in the map has no score in this round. */
    void add(Map<Entrant, Score> scores) {
        rounds.add(new HashMap<>(scores));
    }

    /** One for each check, in its order: the figure of each round is made of that round's scores alone. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        double ours = Spread.of(nanos(comparison.ours())).median();
        for (Check check : comparison.checks()) {
            Entrant beside = check.beside() == null ? comparison.ours() : check.beside();
            double[] figures = rounds.stream()
                    .mapToDouble(round -> check.figure().of(score(round, comparison.ours()),
                            score(round, beside)))
                    .filter(value -> !Double.isNaN(value)).toArray();
            lines.add(new Line(comparison.name(), check, ours,
                    check.beside() == null ? Double.NaN : Spread.of(nanos(beside)).median(),
                    Spread.of(DoubleStream.of(figures)), figures.length));
        }
        return lines;
    }

    private DoubleStream nanos(Entrant entrant) {
        return rounds.stream().mapToDouble(round -> score(round, entrant).nanos());
    }

    private static Score score(Map<Entrant, Score> round, Entrant entrant) {
        return round.getOrDefault(entrant, Score.MISSING);
    }
}
