package io.ticklane.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {
    private static final Duration SAMPLE = Duration.ofMillis(1);

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        ScriptedSession session = new ScriptedSession(Integer.MAX_VALUE, "");
        List<Second> seconds = new ArrayList<>();

        Outcome outcome = new Run(session, Duration.ofMillis(20), SAMPLE,
                (second, figures) -> seconds.add(second))
                .go();

        assertTrue(outcome.seconds() >= 0.02);
        assertEquals(seconds, outcome.timeline());
        assertFalse(seconds.isEmpty());
        assertTrue(session.stopped);
    }

    @Test
    void endsWithItsSession() throws Exception {
        ScriptedSession session = new ScriptedSession(3, "core failed");

        Outcome outcome = new Run(session, null, SAMPLE, (second, figures) -> {}).go();

        assertEquals(3, outcome.timeline().size());
        assertEquals("core failed", outcome.failure());
    }

    @Test
    void endsWhenAsked() throws Exception {
        ScriptedSession session = new ScriptedSession(Integer.MAX_VALUE, "");
        Run[] run = new Run[1];
        run[0] = new Run(session, null, SAMPLE, (second, figures) -> run[0].requestStop());

        assertEquals("", run[0].go().failure());
    }

    @Test
    void measuresMemory() {
        Memory memory = Memory.now(5);

        assertTrue(memory.heapUsed() > 0);
        assertTrue(memory.offHeap() >= 5);
    }

    @Test
    void refusesMarketsThatCannotBePlayed(@TempDir Path folder) throws Exception {
        assertThrows(Refusal.class,
                () -> MarketSource.of(List.of(folder.resolve("x").toString()), "1", false, 1));
        assertThrows(Refusal.class, () -> MarketSource.of(List.of(), "fast", false, 1));
        assertThrows(Refusal.class, () -> MarketSource.of(List.of(), "0", false, 1));
        Path file = Files.writeString(folder.resolve("y"), "");
        MarketSource source = MarketSource.of(List.of(file.toString()), "max", false, 1);
        assertEquals(MarketSource.Kind.RECORDED, source.kind());
        assertEquals(MarketSource.FASTEST, source.speed());
    }
}
