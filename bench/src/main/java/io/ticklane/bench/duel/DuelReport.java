package io.ticklane.bench.duel;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.MeasurePage;
import io.ticklane.app.report.Table;
import io.ticklane.app.run.Curve;
import io.ticklane.bench.duel.Match.Rules;
import io.ticklane.bench.duel.Participant.Kind;
import io.ticklane.bench.figures.CurveImage;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.simulator.metronome.Rhythm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a duel has to show. Immutable; any thread. */
final class DuelReport {
    private static final String OK = "ok";
    /** A machine on which the venue itself is late more often cannot tell a tail of 1 %. */
    private static final double MOST_LATE = 0.01;
    private static final double MEBI = 1 << 20;
    private static final String TITLE = "Duel: price out of the venue to order back in it";

    private final Rules rules;
    private final int rounds;
    private final Machine machine;
    private final List<Score> scores;

    /** Of scores among which are the {@link Score.Yardsticks}. */
    DuelReport(Rules rules, int rounds, Machine machine, List<Score> scores) {
        this.rules = rules;
        this.rounds = rounds;
        this.machine = machine;
        Score.Yardsticks yardsticks = Score.Yardsticks.among(scores);
        this.scores = scores.stream().map(score -> score.against(yardsticks)).toList();
    }

    /** 0, or 1 where not everything was shown that should be. */
    int status() {
        return judgement().equals(OK) ? 0 : 1;
    }

    /** {@code ok}, or what was not shown; and whether the machine was quiet enough to say so. */
    String verdict() {
        double late = scores.stream().mapToDouble(Score::lateShare).max().orElse(0);
        return judgement() + (late <= MOST_LATE
                ? ""
                : String.format(Locale.ROOT, "; doubtful, the machine was busy: up to %.1f %% of the venue's"
                        + " ticks left later than 1 ms", late * 100));
    }

    private String judgement() {
        for (Score score : scores) {
            if (!score.problem().isEmpty()) {
                return "FAIL: " + score.who().name() + ": " + score.problem();
            }
        }
        List<String> missed = scores.stream().map(Score::missed).filter(each -> !each.isEmpty()).toList();
        return missed.isEmpty() ? OK : "MISSED: " + String.join("; ", missed);
    }

    /** For a terminal. */
    String text() {
        StringBuilder text = new StringBuilder(conditions()).append('\n').append(flags()).append('\n');
        for (Score score : scores) {
            text.append("  ").append(score.who().title()).append(": ").append(score.who().how()).append('\n');
        }
        text.append('\n').append(latencies().text()).append('\n').append(costs().text());
        text.append('\n').append(ratios().text());
        for (Score score : scores) {
            if (!score.problem().isEmpty()) {
                text.append("  ").append(score.who().name()).append(": ").append(score.problem())
                        .append('\n');
            }
        }
        return text.append("verdict  ").append(verdict()).append('\n').toString();
    }

    private String conditions() {
        return String.format(Locale.ROOT,
                "%d ticks a second, %s, each answered by an order; %s of %.0f s after %.0f s of warm-up at least; plain"
                        + " loopback, JSON; each participant in a process of its own, in turn",
                rules.rate(), rules.rhythm() == Rhythm.STEADY ? "evenly" : "in bursts as in a market",
                rounds == 1 ? "1 round" : rounds + " rounds", rules.duration().toNanos() / 1e9,
                rules.warmUp().toNanos() / 1e9);
    }

    private String flags() {
        return JvmFlags.line(machine.flags(), Match.venueFlags(), scores.stream().map(Score::who).toList());
    }

    private Table latencies() {
        Table table = LatencyFigures.table("wire to wire, microseconds");
        for (Score score : scores) {
            if (score.latency().empty()) {
                table.row(score.who().title(), "-", "-", "-", "-", "-", "-", "-", "-", "-", "-");
            } else {
                score.latency().row(table, score.who().title());
            }
        }
        return table;
    }

    private Table costs() {
        Table table = new Table().row("a message", "bytes allocated", "by the answering thread", "CPU us",
                "highest rate kept", "CPU us then", "resident MiB", "venue late");
        for (Score score : scores) {
            table.row(score.who().title(), number("%.0f", score.bytesPerMessage()),
                    number("%.0f", score.ownBytes()),
                    number("%.1f", score.microsPerMessage()),
                    score.highest() == 0 ? "-" : (score.bounded() ? ">= " : "") + score.highest(),
                    number("%.1f", score.microsAtHighest()),
                    number("%.0f", score.residentBytes() / MEBI),
                    number("%.1f %%", score.lateShare() * 100));
        }
        return table;
    }

    private Table ratios() {
        Table table = new Table().row("how many times longer", "p50, ours spinning", "blocking", "awake",
                "the echo", "p99, ours spinning", "blocking", "awake", "the echo", "goals");
        boolean awake = scores.stream().anyMatch(score -> score.times().toAwake());
        String asleep = times(Score.P50_TO_ASLEEP);
        table.row("goal for peers in Java", times(Score.P50_TO_SPINNING), awake ? "-" : asleep,
                awake ? asleep : "-", "-", times(Score.P99_TO_SPINNING), "-", "-", "-", "");
        for (Score score : scores) {
            if (score.who().kind() != Kind.OURS) {
                Score.Times times = score.times();
                table.row(score.who().title(), times(times.spinning().p50()), times(times.blocking().p50()),
                        times(times.awake().p50()), times(times.echo().p50()),
                        times(times.spinning().p99()), times(times.blocking().p99()),
                        times(times.awake().p99()), times(times.echo().p99()),
                        !score.judged() ? "-" : score.missed().isEmpty() ? "met" : "MISSED");
            }
        }
        return table;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String times(double value) {
        return number("%.1fx", value);
    }

    private Map<String, Curve> curves() {
        Map<String, Curve> curves = new LinkedHashMap<>();
        scores.forEach(score -> curves.put(score.who().name(), score.latency().curve()));
        curves.values().removeIf(curve -> curve.count() == 0);
        return curves;
    }

    /** A page that needs nothing else. */
    String page() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("Latency: medians over windows and rounds, then all values", latencies());
        tables.put("Cost of a message", costs());
        tables.put("How many times longer than ours and than the echo", ratios());
        Table how = Table.ofWords().row("participant", "version", "orders by");
        scores.forEach(score -> how.row(score.who().name(), score.who().version(),
                score.who().how() + (score.problem().isEmpty() ? "" : "; " + score.problem())));
        tables.put("Participants", how);
        return MeasurePage.of(TITLE,
                List.of(conditions(), machine.toString(), flags(), "Verdict: " + verdict()),
                curves(), tables);
    }

    /**
     * A picture of the curves.
     *
     * @throws IOException as {@link CurveImage#png}
     */
    byte[] picture() throws IOException {
        return CurveImage.png(TITLE, List.of(conditions(), machine.toString()), curves());
    }

    String json() {
        JsonWriter json = new JsonWriter().beginObject();
        json.field("machine", machine.processor() + ", " + machine.cores() + " cores, " + machine.system())
                .field("jdk", machine.jdk()).field("gc", machine.gc()).field("flags", machine.flags())
                .field("venueFlags", Match.venueFlags())
                .field("rate", rules.rate()).field("rhythm", rules.rhythm().label())
                .field("runs", rounds)
                .field("seconds", rules.duration().toNanos() / 1e9);
        json.beginArray("participants");
        for (Score score : scores) {
            json.beginObject().field("name", score.who().name()).field("version", score.who().version())
                    .field("how", score.who().how()).field("problem", score.problem());
            if (score.who().kind() != Kind.NODE) {
                json.field("flags", JvmFlags.of(score.who().command()));
            }
            score.latency().json(json, "wireToWire");
            json.field("ordersPerSecond", score.ordersPerSecond())
                    .field("bytesPerMessage", score.bytesPerMessage())
                    .field("bytesPerMessageOfAnsweringThread", score.ownBytes())
                    .field("cpuMicrosPerMessage", score.microsPerMessage())
                    .field("maxRate", score.highest())
                    .field("cpuMicrosPerMessageAtMaxRate", score.microsAtHighest())
                    .field("maxRateBounded", score.bounded())
                    .field("venueLateShare", score.lateShare())
                    .field("rssMiB", score.residentBytes() / MEBI).end();
        }
        json.end();
        json.beginObject("ratios");
        for (Score score : scores) {
            if (score.who().kind() != Kind.OURS) {
                Score.Times times = score.times();
                json.beginObject(score.who().name()).field("p50", times.spinning().p50())
                        .field("p99", times.spinning().p99()).field("p999", times.spinning().p999());
                times.blocking().json(json, Ours.BLOCKING);
                times.awake().json(json, Ours.AWAKE);
                times.echo().json(json, "echo");
                json.field("goals", !score.judged() ? "none" : score.missed().isEmpty() ? "met" : "missed")
                        .end();
            }
        }
        json.end();
        return json.field("verdict", verdict()).end().text();
    }
}
