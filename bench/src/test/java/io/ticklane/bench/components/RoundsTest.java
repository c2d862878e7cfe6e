package io.ticklane.bench.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Entrant OURS = entrant("ours");
    private static final Entrant SLOW = entrant("slow");
    private static final Entrant FLOOR = entrant("floor");

    private static Entrant entrant(String name) {
        return new Entrant(name, "Any." + name, Map.of());
    }

    private static Score nanos(double nanos) {
        return new Score(nanos, 0);
    }

    private static Rounds of(Check... checks) {
        return new Rounds(new Comparison("read", OURS, List.of(checks)));
    }

    private static Line only(Rounds rounds) {
        List<Line> lines = rounds.lines();
        assertEquals(1, lines.size());
        return lines.get(0);
    }

    @Test
    void takesTheMedianOfRatiosNotTheRatioOfMedians() {
        Rounds rounds = of(Check.atLeastTimesOurs(3, SLOW));
        rounds.add(Map.of(OURS, nanos(10), SLOW, nanos(40)));
        rounds.add(Map.of(OURS, nanos(100), SLOW, nanos(350)));
        rounds.add(Map.of(OURS, nanos(20), SLOW, nanos(20)));

        Line line = only(rounds);

        assertEquals(new Spread(3.5, 1, 4), line.figure());
        assertEquals(20, line.oursNanos());
        assertEquals(40, line.besideNanos());
        assertEquals("met", line.judgement());
    }

    @Test
    void halvesTheTwoInTheMiddle() {
        Rounds rounds = of(Check.atMostTimes(1.6, FLOOR));
        rounds.add(Map.of(OURS, nanos(30), FLOOR, nanos(10)));
        rounds.add(Map.of(OURS, nanos(10), FLOOR, nanos(10)));

        assertEquals(2, only(rounds).figure().median());
    }

    @Test
    void aBoundItselfIsWithin() {
        Rounds rounds = of(Check.atMostTimes(1.5, FLOOR), Check.atMostMore(5, FLOOR),
                Check.atLeastTimesOurs(4, SLOW));
        rounds.add(Map.of(OURS, nanos(15), FLOOR, nanos(10), SLOW, nanos(60)));

        assertTrue(rounds.lines().stream().allMatch(Line::met));
    }

    @Test
    void missesOnTheWrongSideOfABound() {
        Rounds rounds = of(Check.atMostTimes(1.5, FLOOR), Check.atMostMore(5, FLOOR),
                Check.atLeastTimesOurs(4, SLOW));
        rounds.add(Map.of(OURS, nanos(15.1), FLOOR, nanos(10), SLOW, nanos(60)));

        assertTrue(rounds.lines().stream().noneMatch(Line::met));
    }

    @Test
    void hundredthsOfAByteAreJmhsOwn() {
        Rounds none = of(Check.noBytes());
        none.add(Map.of(OURS, new Score(10, 0.03)));
        assertTrue(only(none).met());

        Rounds some = of(Check.noBytes());
        some.add(Map.of(OURS, new Score(10, 16)));
        assertFalse(only(some).met());
    }

    @Test
    void aRoundWithoutAScoreDoesNotCount() {
        Rounds rounds = of(Check.atMostTimes(1.6, FLOOR));
        rounds.add(Map.of(OURS, nanos(15), FLOOR, nanos(10)));
        rounds.add(Map.of(OURS, nanos(90), FLOOR, Score.MISSING));
        rounds.add(Map.of(FLOOR, nanos(10)));

        Line line = only(rounds);

        assertEquals(new Spread(1.5, 1.5, 1.5), line.figure());
        assertEquals(1, line.rounds());
        assertTrue(line.met());
    }

    @Test
    void whatNoRoundHasIsMissed() {
        Rounds rounds = of(Check.atMostTimes(1.6, FLOOR), Check.told(FLOOR), Check.noBytes());
        rounds.add(Map.of(OURS, nanos(15)));

        List<Line> lines = rounds.lines();

        assertEquals("MISSED", lines.get(0).judgement());
        assertEquals("", lines.get(1).judgement());
        assertEquals("met", lines.get(2).judgement());
        assertEquals("FAIL: read, floor: -, the goal is at most 1.6x it", ComponentsReport.verdict(lines));
    }

    @Test
    void ratiosToNothingAreNone() {
        Rounds rounds = of(Check.atLeastTimesOurs(3, SLOW));
        rounds.add(Map.of(OURS, nanos(0), SLOW, nanos(10)));

        assertFalse(only(rounds).met());
    }

    @Test
    void everyOtherRoundGoesBackwards() {
        Comparison comparison = new Comparison("read", OURS,
                List.of(Check.told(SLOW), Check.atMostTimes(2, FLOOR), Check.told(SLOW), Check.noBytes()));

        assertEquals(List.of(OURS, SLOW, FLOOR), comparison.order(1));
        assertEquals(List.of(FLOOR, SLOW, OURS), comparison.order(2));
    }
}
