package io.ticklane.bench.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.duel.Match.Rules;
import io.ticklane.bench.duel.Participant.Kind;
import io.ticklane.bench.duel.Score.Yardsticks;
import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import io.ticklane.simulator.metronome.Rhythm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Rules RULES = new Rules(100, Rhythm.MARKET, Duration.ofSeconds(10),
            Duration.ofSeconds(10), 1_000);
    private static final Machine MACHINE = new Machine("cpu", 2, "os", "jdk", "gc", "");

    private static Participant participant(String name, Kind kind) {
        return new Participant(name, "1.0", "its means", kind, false, List.of(), "");
    }

    private static Turn turn(double p50, double p99, int highest) {
        return turn(p50, p99, highest, 3);
    }

    private static Turn turn(double p50, double p99, int highest, int late) {
        LatencyFigures latency = new LatencyFigures(p50, p50, p99, p99, p50, p50, p99, p99, p99, 1_000, 10,
                List.of());
        return new Turn(new Stretch(100, 10, 1_000, 1_000, late, 1_000, 0, 0, latency), 50, 10, 7, 1 << 20,
                new Turn.Climb(highest, false, 3),
                "");
    }

    private static Score score(String name, Kind kind, double p50, double p99) {
        return Score.of(participant(name, kind), List.of(turn(p50, p99, 500)));
    }

    private static DuelReport report(Score... peers) {
        List<Score> scores = new ArrayList<>(List.of(score("spinning", Kind.OURS, 10, 20),
                score("blocking", Kind.OURS, 20, 40), score("echo", Kind.FLOOR, 8, 19)));
        scores.addAll(List.of(peers));
        return new DuelReport(RULES, 1, MACHINE, scores);
    }

    @Test
    void takesMediansOverTurns() {
        Score score = Score.of(participant("a", Kind.JAVA),
                List.of(turn(30, 90, 200), turn(10, 70, 500), turn(20, 80, 700)));
        assertEquals(20, score.latency().p50());
        assertEquals(80, score.latency().p99());
        assertEquals(500, score.highest());
        assertEquals("", score.problem());
    }

    @Test
    void goalsMetAreOk() {
        DuelReport report = report(score("slow", Kind.JAVA, 40, 140));
        assertEquals("ok", report.verdict());
        assertTrue(report.text().contains("met"), report.text());
    }

    @Test
    void eachGoalCanBeMissed() {
        assertEquals("MISSED: a: p50 3.9 times ours spinning, not 4",
                report(score("a", Kind.JAVA, 39, 140)).verdict());
        assertEquals("MISSED: a: p99 6.9 times ours spinning, not 7",
                report(score("a", Kind.JAVA, 40, 138)).verdict());
        assertEquals("MISSED: a: p99 6.0 times ours spinning, not 7, and 6.3 times the echo's",
                report(score("a", Kind.JAVA, 40, 120)).verdict());
        Score spinning = score("spinning", Kind.OURS, 10, 20);
        Score echo = score("echo", Kind.FLOOR, 8, 19);
        Score blocking = score("blocking", Kind.OURS, 21, 40);
        assertEquals("a: p50 1.9 times ours blocking, not 2",
                missedOfForty(List.of(spinning, blocking, echo)));
        assertEquals("a: p50 1.9 times ours awake, not 2",
                missedOfForty(List.of(spinning, blocking, score("awake", Kind.OURS, 21, 40), echo)));
    }

    private static String missedOfForty(List<Score> yardsticks) {
        return score("a", Kind.JAVA, 40, 140).against(Yardsticks.among(yardsticks)).missed();
    }

    @Test
    void whoKeepsProcessorsAwakeHasTheGoalOfThoseWhoSleep() {
        List<Score> scores = List.of(score("spinning", Kind.OURS, 10, 20),
                score("blocking", Kind.OURS, 30, 40), score("awake", Kind.OURS, 12, 40),
                score("echo", Kind.FLOOR, 8, 19), score("a", Kind.JAVA, 40, 140));
        DuelReport report = new DuelReport(RULES, 1, MACHINE, scores);
        assertEquals("ok", report.verdict());
        assertTrue(report.text().contains("3.3x"), report.text());
        assertTrue(report.json().contains("\"awake\""), report.json());
    }

    @Test
    void aBusyMachineIsADoubt() {
        Score disturbed = Score.of(participant("a", Kind.JAVA), List.of(turn(40, 140, 500, 31)));
        DuelReport report = report(disturbed, score("b", Kind.JAVA, 39, 140));
        assertEquals(
                "MISSED: b: p50 3.9 times ours spinning, not 4; doubtful, the machine was busy: up to 3.1 %"
                        + " of the venue's ticks left later than 1 ms",
                report.verdict());
        assertEquals(1, report.status());
        assertEquals(0, report(disturbed).status());
    }

    @Test
    void flagsOfAllJvmsAreTold() {
        DuelReport report = report(score("js", Kind.NODE, 5, 5));
        assertTrue(report.text().contains("JVM flags: the venue: "), report.text());
        assertTrue(report.text().contains("js: no JVM"), report.text());
        assertTrue(report.page().contains("JVM flags: "), report.page());
        assertTrue(report.json().contains("\"venueFlags\": \"" + Match.venueFlags()), report.json());
    }

    @Test
    void noGoalIsSetAgainstPeersThatAreNotInJava() {
        assertEquals("ok", report(score("js", Kind.NODE, 5, 5)).verdict());
    }

    @Test
    void aTurnThatFailedIsToldAndEndsNothing() {
        Score failed = Score.of(participant("a", Kind.JAVA),
                List.of(turn(40, 140, 500), Turn.failed("a ended: boom")));
        DuelReport report = report(failed, score("b", Kind.JAVA, 40, 140));
        assertEquals("FAIL: a: a ended: boom", report.verdict());
        assertTrue(report.text().contains("b 1.0"), report.text());
        assertFalse(failed.judged());
    }

    @Test
    void aParticipantThatCannotBeRunSaysWhy() {
        Score absent = Score.of(new Participant("a", "", "its means", Kind.JAVA, false, List.of(),
                "mvn is not installed"), List.of());
        DuelReport report = report(absent);
        assertEquals("FAIL: a: not run: mvn is not installed", report.verdict());
        assertTrue(report.page().contains("mvn is not installed"), report.page());
        assertTrue(report.json().contains("\"p50\": null"), report.json());
    }
}
