package io.ticklane.bench.receive;

import io.ticklane.app.report.JsonWriter;
import io.ticklane.app.report.Table;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bench.figures.Ratio;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the turns came to: tables, JSON and a verdict. Immutable. */
final class ReceiveReport {
    private static final double GOAL_P50 = 1.10;
    private static final double GOAL_P99 = 1.3;
    private static final double GOAL_BYTES = 64;
    private static final double GOAL_TIMES = 4;
    private static final double GOAL_PER_SECOND = 5_000_000;
    private static final double ENOUGH = 0.995;

    private final Machine machine;
    private final int rate;
    private final boolean tls;
    private final Map<Participant, Turn> turns;
    private final Ratio spinning;
    private final Ratio blocking;

    /** @param rounds of every participant, its turns in their order */
    ReceiveReport(Machine machine, int rate, boolean tls, Map<Participant, List<Turn>> rounds) {
        this.machine = machine;
        this.rate = rate;
        this.tls = tls;
        turns = new EnumMap<>(Participant.class);
        rounds.forEach((participant, list) -> turns.put(participant, Turn.ofTurns(list)));
        spinning = ratio(rounds, Participant.OURS_SPINNING, Participant.FLOOR_SPINNING);
        blocking = ratio(rounds, Participant.OURS_BLOCKING, Participant.FLOOR_BLOCKING);
    }

    /** Of every participant, medians over its turns. */
    Map<Participant, Turn> turns() {
        return turns;
    }

    /** The tables. */
    String text() {
        Table latency = LatencyFigures.table("planned to decoded, us");
        Table rest = new Table().row("decode, and cache in the flood", "had/s", "B/read", "B/message",
                "flood/s",
                "CPU ns");
        turns.forEach((who, turn) -> {
            turn.latency().row(latency, who.words);
            rest.row(who.words, text(turn.achievedRate(), 0), text(turn.bytesPerRead(), 1),
                    text(turn.bytesPerMessage(), 1), text(turn.perSecond(), 0), text(turn.cpuNanos(), 0));
        });
        Table ratios = Ratio.table("ours to the bare reader");
        spinning.row(ratios, "spinning");
        blocking.row(ratios, "sleeping");
        Table times = new Table().row("messages a second in the flood, ours spinning to", "times");
        times.row(Participant.FLOOR_SPINNING.words, text(times(Participant.FLOOR_SPINNING), 2));
        times.row(Participant.LIBRARY_JACKSON.words, text(times(Participant.LIBRARY_JACKSON), 2));
        times.row(Participant.LIBRARY_OURS.words, text(times(Participant.LIBRARY_OURS), 2));
        return latency.text() + ratios.text() + rest.text() + times.text();
    }

    /** {@code ok}, or {@code FAIL} and each reason. Floods and bytes count on plain sockets only. */
    String verdict() {
        List<String> reasons = new ArrayList<>();
        turns.forEach((who, turn) -> {
            if (turn.achievedRate() < rate * ENOUGH) {
                reasons.add("rate missed by \"" + who.words + "\": " + text(turn.achievedRate(), 0) + " of "
                        + rate);
            }
        });
        if (!reasons.isEmpty()) {
            return "FAIL: " + String.join("; ", reasons);
        }
        if (!spinning.within(GOAL_P50, GOAL_P99)) {
            reasons.add(String.format(Locale.ROOT,
                    "p50 %.2fx and p99 %.2fx of the bare reader; the goal is %.2fx, %.1fx",
                    spinning.p50(), spinning.p99(), GOAL_P50, GOAL_P99));
        }
        Turn ours = turn(Participant.OURS_SPINNING);
        if (!tls && !(ours.bytesPerRead() <= GOAL_BYTES)) {
            reasons.add(text(ours.bytesPerRead(), 0) + " B a read; the goal is " + text(GOAL_BYTES, 0));
        }
        if (!tls && !(ours.perSecond() >= GOAL_PER_SECOND)) {
            reasons.add(text(ours.perSecond(), 0) + " messages a second; the goal is "
                    + text(GOAL_PER_SECOND, 0));
        }
        double times = times(Participant.LIBRARY_JACKSON);
        if (!tls && !(times >= GOAL_TIMES)) {
            reasons.add(text(times, 1) + " times the library's default; the goal is " + text(GOAL_TIMES, 0));
        }
        return reasons.isEmpty() ? "ok" : "FAIL: " + String.join("; ", reasons);
    }

    /** Everything, as JSON. */
    String json() {
        JsonWriter json = new JsonWriter().beginObject().field("machine", machine.toString())
                .field("rate", rate)
                .field("tls", tls);
        json.beginArray("participants");
        turns.forEach((who, turn) -> {
            json.beginObject().field("id", who.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .field("name", who.words).field("achievedRate", turn.achievedRate());
            turn.latency().json(json, "plannedToDecoded");
            json.field("bytesPerRead", turn.bytesPerRead()).field("bytesPerMessage", turn.bytesPerMessage())
                    .field("floodPerSecond", turn.perSecond())
                    .field("floodCpuNanosPerMessage", turn.cpuNanos()).end();
        });
        json.end();
        json.beginObject("ratioToFloor");
        spinning.json(json, "spinning");
        blocking.json(json, "blocking");
        json.end();
        json.beginObject("floodTimes").field("floor", times(Participant.FLOOR_SPINNING))
                .field("libraryJackson", times(Participant.LIBRARY_JACKSON))
                .field("libraryOurs", times(Participant.LIBRARY_OURS)).end();
        return json.field("verdict", verdict()).end().text();
    }

    private static Ratio ratio(Map<Participant, List<Turn>> rounds, Participant ours, Participant floor) {
        return Ratio.ofRounds(latencies(rounds, ours), latencies(rounds, floor));
    }

    private static List<LatencyFigures> latencies(Map<Participant, List<Turn>> rounds, Participant who) {
        return rounds.getOrDefault(who, List.of()).stream().map(Turn::latency).toList();
    }

    private double times(Participant other) {
        return turn(Participant.OURS_SPINNING).perSecond() / turn(other).perSecond();
    }

    private Turn turn(Participant who) {
        Turn turn = turns.get(who);
        if (turn == null) {
            throw new IllegalArgumentException("no turn of " + who);
        }
        return turn;
    }

    private static String text(double value, int digits) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
