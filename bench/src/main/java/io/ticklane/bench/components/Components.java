package io.ticklane.bench.components;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.bench.figures.Machine;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The measurement {@code components}: ours and what each is held against by JMH, in short turns right after
 * one another, round after round. A ratio is of one round; its median over the rounds is judged. One thread.
 */
public final class Components implements Measurement {
    @Override
    public String name() {
        return "components";
    }

    @Override
    public int run(MeasureOrder order) throws IOException {
        List<Rounds> all = chosen(Goals.all(), order.arguments()).stream().map(Rounds::new).toList();
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        order.out().printf(Locale.ROOT, "rate     as fast as it goes; %d rounds of %.1f s for each%n",
                order.runs(), order.duration().toNanos() / 1e9);
        Forks forks = new Forks(order.warmUp(), order.duration(), order.err());
        for (int round = 1; round <= order.runs(); round++) {
            for (Rounds rounds : all) {
                order.err().printf("round %d of %d: %s ...%n", round, order.runs(),
                        rounds.comparison().name());
                Map<Entrant, Score> scores = new HashMap<>();
                for (Entrant entrant : rounds.comparison().order(round)) {
                    scores.put(entrant, forks.measure(entrant));
                }
                rounds.add(scores);
            }
        }
        List<Line> lines = all.stream().flatMap(rounds -> rounds.lines().stream()).toList();
        String verdict = ComponentsReport.verdict(lines);
        order.out().print(ComponentsReport.table(lines));
        order.out().println("verdict  " + verdict);
        order.json().accept(ComponentsReport.json(machine, order.runs(), lines, verdict));
        return verdict.equals("ok") ? 0 : 1;
    }

    /** Those whose name has one of the words; all of them where no word is given. */
    static List<Comparison> chosen(List<Comparison> all, List<String> words) {
        List<Comparison> chosen = all.stream()
                .filter(comparison -> words.isEmpty() || words.stream().anyMatch(
                        word -> comparison.name().toLowerCase(Locale.ROOT)
                                .contains(word.toLowerCase(Locale.ROOT))))
                .toList();
        if (chosen.isEmpty()) {
            throw new Refusal(
                    "bench components: nothing is named " + String.join(", ", words) + "; there are "
                            + all.stream().map(Comparison::name).collect(Collectors.joining("; ")));
        }
        return chosen;
    }
}
