package io.ticklane.bench.duel;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.bench.duel.Match.Rules;
import io.ticklane.bench.endtoend.Cores;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.simulator.metronome.Rhythm;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The measurement {@code duel}. Participants take turns, round by round, each round beginning with another one; each
 * turn has a new venue and a new process, every tick is answered by an order, and the venue's clock alone decides.
 * Its arguments are the peers, where the search for the highest rate ends, and the rhythm.
 */
public final class Duel implements Measurement {
    @Override
    public String name() {
        return "duel";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        Rules rules = new Rules(order.rate(), Rhythm.named(order.arguments().get(2)), order.duration(),
                order.warmUp(),
                Integer.parseInt(order.arguments().get(1)));
        List<Participant> participants = Peers.named(order.arguments().get(0), Cores.ifAny(), order.err());
        List<List<Turn>> turns = play(rules, participants, order.runs(), order.err());
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            scores.add(Score.of(participants.get(i), turns.get(i)));
        }
        DuelReport report = new DuelReport(rules, order.runs(), machine, scores);
        order.out().print(report.text());
        order.json().accept(report.json());
        order.html().accept(report.page());
        order.png().accept(picture(report));
        return report.status();
    }

    private static List<List<Turn>> play(Rules rules, List<Participant> participants, int rounds,
            PrintStream progress) throws InterruptedException {
        List<List<Turn>> turns = new ArrayList<>();
        participants.forEach(each -> turns.add(new ArrayList<>()));
        int count = participants.size();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < count; i++) {
                int index = (round + i) % count;
                Participant participant = participants.get(index);
                if (participant.missing().isEmpty()) {
                    progress.printf("round %d of %d: %s ...", round + 1, rounds, participant.title());
                    progress.flush();
                    Turn turn = Match.play(rules, participant);
                    progress.println(summary(turn));
                    turns.get(index).add(turn);
                }
            }
        }
        return turns;
    }

    private static String summary(Turn turn) {
        LatencyFigures latency = turn.stretch().latency();
        return turn.problem().isEmpty()
                ? String.format(Locale.ROOT, " p50 %s us, p99 %s us, up to %d/s",
                        LatencyFigures.micros(latency.p50()), LatencyFigures.micros(latency.p99()),
                        Math.max(turn.climb().highest(), turn.stretch().wanted()))
                : " " + turn.problem();
    }

    private static byte[] picture(DuelReport report) {
        try {
            return report.picture();
        } catch (IOException e) {
            throw new Refusal("bench duel: " + e.getMessage(), e);
        }
    }
}
