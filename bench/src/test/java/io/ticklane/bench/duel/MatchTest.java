package io.ticklane.bench.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ticklane.app.Refusal;
import io.ticklane.bench.duel.Match.Rules;
import io.ticklane.bench.duel.Participant.Kind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import io.ticklane.simulator.metronome.Rhythm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final Rules RULES = new Rules(100, Rhythm.MARKET, Duration.ofSeconds(1),
            Duration.ofMillis(500), 150);
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), true,
            StandardCharsets.UTF_8);

    /** Where a launcher loads the tests by itself, other processes do not find the classes. */
    private static Turn play(Participant participant) throws InterruptedException {
        assumeTrue(Match.class.getClassLoader() == ClassLoader.getSystemClassLoader(),
                "the class path is not that of this JVM");
        return Match.play(RULES, participant);
    }

    private static Participant shell(String script) {
        return new Participant("it", "", "", Kind.JAVA, false, List.of("sh", "-c", script), "");
    }

    @Test
    void ratesRiseByAboutAHalf() {
        assertEquals(List.of(300, 500, 700, 1_000, 1_500, 2_000), Match.steps(200, 2_000));
        assertEquals(List.of(), Match.steps(200, 0));
        assertEquals(List.of(1, 2, 3, 5, 7, 10, 15), Match.steps(0, 15));
    }

    @Test
    void oursAndTheEchoAnswerTicksWithOrdersThatAreAccepted() throws InterruptedException {
        for (Participant each : Peers.named("none", null, NOWHERE)) {
            Turn turn = play(each);
            assertEquals("", turn.failure(), each.name());
            assertTrue(turn.stretch().ticks() > 0, each.name());
            assertTrue(turn.stretch().answers() > 0, each.name());
            assertEquals(0, turn.stretch().strays(), each.name());
            assertEquals(0, turn.stretch().rejects(), each.name());
        }
    }

    @Test
    void aParticipantThatSaysNothingUsefulIsAFailure() throws InterruptedException {
        assertEquals("said hello for READY", play(shell("read venue; echo hello; cat")).failure());
    }

    @Test
    void aParticipantThatEndsTellsWhy() throws InterruptedException {
        assertEquals("it ended: Error: no such key",
                play(shell("read venue; echo noise >&2; echo Error: no such key >&2; exit 1"))
                        .failure());
    }

    @Test
    void aParticipantThatNeverSubscribesDoesNotCount() throws InterruptedException {
        Turn turn = Match.play(RULES,
                shell("read venue; echo READY; while read mark; do echo 0 0 0; done"));
        assertEquals("", turn.failure());
        assertEquals("the venue sent nothing: nobody subscribed", turn.problem());
    }

    @Test
    void anUnknownPeerIsRefusedWithAHint() {
        Refusal refusal = assertThrows(Refusal.class, () -> Peers.named("binance-connector", null, NOWHERE));
        assertTrue(
                refusal.getMessage().startsWith("--peers binance-connector: expected all, none or some of "),
                refusal.getMessage());
        assertTrue(refusal.getMessage().contains("did you mean binance-connector-java?"),
                refusal.getMessage());
    }
}
