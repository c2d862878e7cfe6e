package io.ticklane.bench.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.Machine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiveReportTest {
    private static final int RATE = 10_000;

    private final Map<Participant, Turn> turns = new EnumMap<>(Participant.class);

    ReceiveReportTest() {
        for (Participant participant : Participant.values()) {
            turns.put(participant, turn(10, 20, RATE, 0, 8_000_000));
        }
        turns.put(Participant.LIBRARY_JACKSON, turn(30, 60, RATE, 1_000, 1_000_000));
    }

    @Test
    void isOkWhereEveryGoalIsReached() {
        assertEquals("ok", report(false).verdict());
    }

    @Test
    void aMissedRateFailsWhateverTheRest() {
        turns.put(Participant.FLOOR_BLOCKING, turn(10, 20, RATE * 0.99, 0, 8_000_000));
        turns.put(Participant.OURS_SPINNING, turn(100, 200, RATE, 0, 8_000_000));
        assertEquals("FAIL: rate missed by \"bare NIO reader, blocking\": 9900 of 10000",
                report(false).verdict());
    }

    @Test
    void tooFarFromTheFloorFails() {
        turns.put(Participant.OURS_SPINNING, turn(11.1, 20, RATE, 0, 8_000_000));
        assertTrue(report(false).verdict().startsWith("FAIL: p50 1.11x and p99 1.00x"));
        turns.put(Participant.OURS_SPINNING, turn(10, 26.2, RATE, 0, 8_000_000));
        assertTrue(report(false).verdict().startsWith("FAIL: p50 1.00x and p99 1.31x"));
    }

    @Test
    void everyReasonIsTold() {
        turns.put(Participant.OURS_SPINNING, turn(12, 20, RATE, 65, 3_900_000));
        String verdict = report(false).verdict();
        for (String reason : List.of("p50 1.20x", "65 B a read", "3900000 messages a second",
                "3.9 times the library's default")) {
            assertTrue(verdict.contains(reason), verdict);
        }
    }

    @Test
    void nothingButLatencyIsJudgedOnTls() {
        turns.put(Participant.OURS_SPINNING, turn(10, 20, RATE, 1_400, 3_000_000));
        assertEquals("ok", report(true).verdict());
    }

    @Test
    void tablesAndJsonNameEveryParticipant() {
        ReceiveReport report = report(false);
        for (Participant participant : Participant.values()) {
            assertTrue(report.text().contains(participant.words), participant.words);
            assertTrue(report.json().contains(participant.words), participant.words);
        }
        assertTrue(
                report.json().contains("\"ratioToFloor\"") && report.json().contains("\"verdict\": \"ok\""));
    }

    private ReceiveReport report(boolean tls) {
        Map<Participant, List<Turn>> rounds = new EnumMap<>(Participant.class);
        turns.forEach((participant, turn) -> rounds.put(participant, List.of(turn)));
        return new ReceiveReport(new Machine("x", 2, "y", "z", "g", ""), RATE, tls, rounds);
    }

    private static Turn turn(double p50, double p99, double achieved, double bytes, double perSecond) {
        return new Turn(new LatencyFigures(p50, p50, p99, p99, p50, p50, p99, p99, p99, 1_000, 10, List.of()),
                1_000,
                achieved, bytes, bytes, perSecond, 1e9 / perSecond);
    }
}
