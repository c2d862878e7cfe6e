package io.ticklane.bench.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.simulator.metronome.Rhythm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioResultTest {
    private final ScenarioResult result = new ScenarioResult(
            new Scenario(1_000, Rhythm.STEADY, StreamFormat.JSON, false, 1, "inline", Duration.ZERO,
                    Duration.ofSeconds(1)));

    @Test
    void aGoalComparesMediansOverRuns() {
        turns(Contestant.OURS_SPINNING, 10, 11, 30);
        turns(Contestant.FLOOR_SPINNING, 9, 10, 50);

        Goal goal = result.goals().get(0);

        assertEquals(1.1, goal.ratio().p50(), 1e-9);
        assertTrue(goal.met());
        assertEquals(new Verdict("ok", true), Verdict.of(List.of(result), true));
    }

    @Test
    void aMissedGoalFailsWhereItIsStrict() {
        turns(Contestant.OURS_SPINNING, 13);
        turns(Contestant.FLOOR_SPINNING, 10);

        assertTrue(Verdict.of(List.of(result), false).passed());
        Verdict strict = Verdict.of(List.of(result), true);
        assertFalse(strict.passed());
        assertTrue(strict.text().startsWith("FAIL: goal missed: tick to signal"), strict.text());
        assertTrue(strict.text().contains("p50 1.30x (goal 1.20x)"), strict.text());
    }

    @Test
    void thoseThatSleepHaveARatioButNoGoal() {
        turns(Contestant.OURS_BLOCKING, 20);
        turns(Contestant.FLOOR_BLOCKING, 10);

        assertEquals(List.of(), result.goals());
        assertEquals(2, result.ratio(Subject.TICK_TO_SIGNAL, false).orElseThrow().p50());
    }

    @Test
    void aMissedRateOfTheFloorFails() {
        turns(Contestant.OURS_SPINNING, 10);
        result.add(
                new TurnResult(Contestant.FLOOR_SPINNING, figures(9), figures(10), 1, 900, 1_000, 1_000, 0, 0,
                        0,
                        0, 7, null));

        Verdict verdict = Verdict.of(List.of(result), false);

        assertFalse(verdict.passed());
        assertEquals("FAIL: tick to signal, floor, spinning: rate missed: 900 of 1000 ticks a second",
                verdict.text());
    }

    @Test
    void lostTicksFailAndALateSenderIsDoubtful() {
        turns(Contestant.OURS_SPINNING, 10);
        result.add(
                new TurnResult(Contestant.FLOOR_SPINNING, figures(9), figures(10), 1, 1_000, 1_000, 1_000, 0,
                        0,
                        20, 1_500, 7, null));
        assertTrue(Verdict.of(List.of(result), true).text().startsWith("doubtful: the sender"));

        result.add(
                new TurnResult(Contestant.FLOOR_SPINNING, figures(9), figures(10), 1, 1_000, 1_000, 1_000, 3,
                        0,
                        0, 0, 7, null));
        assertEquals("FAIL: tick to signal, floor, spinning: 3 ticks lost, 0 dropped",
                Verdict.of(List.of(result), false).text());
    }

    @Test
    void aTurnThatCameToNoEndFailsAndTheOthersAreTold() {
        turns(Contestant.OURS_SPINNING, 10);
        result.broke("tick to signal, floor, spinning: no connection");

        assertEquals("FAIL: tick to signal, floor, spinning: no connection",
                Verdict.of(List.of(result), false).text());
        assertEquals(List.of(), result.goals());
        assertTrue(ResultText.of(result).contains("ours, spinning"));
    }

    private void turns(Contestant who, double... micros) {
        for (double each : micros) {
            result.add(
                    new TurnResult(who, figures(each - 1), figures(each), 1, 1_000, 1_000, 1_000, 0, 0, 0, 0,
                            7, null));
        }
    }

    private static LatencyFigures figures(double micros) {
        return new LatencyFigures(micros, micros, micros, micros, micros, micros, micros, micros, micros,
                1_000,
                10, List.of());
    }
}
