package io.ticklane.bench.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bench.duel.Participant.Kind;
import io.ticklane.bench.figures.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
    private static Participant participant(String name, Kind kind, String... command) {
        return new Participant(name, "", "", kind, false, List.of(command), "");
    }

    @Test
    void areThoseBeforeTheClassPath() {
        assertEquals("-Xmx64m -XX:+UseSerialGC", JvmFlags.of(List.of("java", "-Xmx64m", "-ea",
                "-XX:+UseSerialGC", "-Dsome=thing", "-cp", "a.jar", "Main", "-Xother")));
        assertEquals("", JvmFlags.of(List.of("java", "-cp", "a.jar", "Main")));
        assertEquals("", JvmFlags.of(List.of()));
    }

    @Test
    void thoseWithTheSameAreToldTogether() {
        assertEquals("JVM flags: the venue: those of this process, then -Xmx1g;"
                + " ours / echo: those of this process; a / b: none, its defaults; c: -Xmx5m; js: no JVM",
                JvmFlags.line("-Xmx64m", "-Xmx64m -Xmx1g", List.of(
                        participant("ours", Kind.OURS, "java", "-Xmx64m", "-cp", "x", "Ours"),
                        participant("a", Kind.JAVA, "java", "-cp", "x", "A"),
                        participant("echo", Kind.FLOOR, "java", "-Xmx64m", "-cp", "x", "Echo"),
                        participant("b", Kind.JAVA, "java", "-cp", "x", "B"),
                        participant("c", Kind.JAVA, "java", "-Xmx5m", "-cp", "x", "C"),
                        participant("js", Kind.NODE, "node", "x.mjs"))));
    }

    @Test
    void theVenuesBeginWithThoseOfThisProcess() {
        String here = Machine.here().flags();
        assertTrue(Match.venueFlags().startsWith(here) && Match.venueFlags().contains("-Xmn"),
                Match.venueFlags());
    }
}
