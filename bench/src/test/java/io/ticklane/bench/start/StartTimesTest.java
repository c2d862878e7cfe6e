package io.ticklane.bench.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTimesTest {
    @Test
    void countsFromTheMomentTheProcessWasAskedFor() throws IOException {
        assertEquals(new StartTimes(40, 900, 950.5),
                StartTimes.parse(StartTimes.line(141_000_000, 1_001_000_000, 1_051_500_000), 101_000_000));
    }

    @Test
    void anyOtherLineIsToldAsItIs() {
        for (String line : List.of("", "Exception in thread", "PROBE 1 2", "PROBE 1 2 x")) {
            IOException told = assertThrows(IOException.class, () -> StartTimes.parse(line, 0));
            assertTrue(String.valueOf(told.getMessage()).endsWith("said: " + line));
        }
    }

    @Test
    void theMedianIsOfEachTimeForItself() {
        assertEquals(new StartTimes(2, 20, 200), StartTimes.median(
                List.of(new StartTimes(1, 30, 200), new StartTimes(2, 10, 300), new StartTimes(3, 20, 100))));
    }

    @Test
    void theFirstTickDecides() {
        assertEquals("ok: the first tick takes 1500 ms; the goal is 1500",
                Start.verdict(new StartTimes(100, 1_400, 1_500)));
        assertEquals("FAIL: the first tick takes 1501 ms; the goal is 1500",
                Start.verdict(new StartTimes(100, 1_400, 1_501)));
    }
}
