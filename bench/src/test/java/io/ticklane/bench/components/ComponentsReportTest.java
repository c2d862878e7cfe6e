package io.ticklane.bench.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.figures.Machine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentsReportTest {
    private static final Entrant OURS = new Entrant("ours", "Any.ours", Map.of());
    private static final Entrant FLOOR = new Entrant("floor", "Any.floor", Map.of());
    private static final Machine MACHINE = new Machine("cpu", 2, "os", "jdk", "gc", "");

    private static List<Line> lines(double oursNanos) {
        Rounds rounds = new Rounds(new Comparison("read", OURS,
                List.of(Check.atMostTimes(1.6, FLOOR), Check.told(FLOOR), Check.noBytes())));
        rounds.add(Map.of(OURS, new Score(oursNanos, 0.001), FLOOR, new Score(10, 0)));
        return rounds.lines();
    }

    @Test
    void showsEachComparisonAndItsLines() {
        List<String> rows = ComponentsReport.table(lines(15)).lines()
                .map(row -> row.strip().replaceAll(" {2,}", " | ")).toList();

        assertEquals(List.of("read | 15.0",
                "floor | 10.0 | 1.50x it | 1.50x it | 1.50x it | at most 1.6x it | met",
                "floor | 10.0 | 0.67x ours | 0.67x ours | 0.67x ours",
                "allocated by ours | 0.00 B | 0.00 B | 0.00 B | at most 0.1 B | met"),
                rows.subList(1, rows.size()));
    }

    @Test
    void namesWhatWasMissedAndByHowMuch() {
        assertEquals("ok", ComponentsReport.verdict(lines(15)));
        assertEquals("FAIL: read, floor: 1.70x it, the goal is at most 1.6x it",
                ComponentsReport.verdict(lines(17)));
    }

    @Test
    void jsonHoldsEveryLine() {
        String json = ComponentsReport.json(MACHINE, 1, lines(15), "ok");

        assertTrue(json.contains("\"figure\": \"times_it\""), json);
        assertTrue(json.contains("\"bound\": 1.6"), json);
        assertEquals(2, json.split("\"met\": true", -1).length - 1, json);
        assertEquals(3, json.split("\"comparison\": \"read\"", -1).length - 1, json);
        assertTrue(json.endsWith("\"verdict\": \"ok\"\n}\n"), json);
    }
}
