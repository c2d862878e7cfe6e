package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first thing a newcomer runs. */
@Timeout(300)
class DryRunIT {
    private static final long SIGINT_BIT = 1L << 1;

    @TempDir
    Path folder;

    @Test
    void tradesAndLosesNothing() throws Exception {
        Path json = folder.resolve("out.json");
        try (Child child = Child.run("dry-run", "--duration", "8s", "--json", json.toString())) {
            assertEquals(0, child.status(), child.toString());
            Report report = Report.of(json);
            report.assertComplete(true);
            report.assertLossless();
            for (String name : new String[]{"orders", "acknowledged", "fills", "wireToWire.count"}) {
                assertTrue(report.count(name) > 0, () -> name + "\n" + child);
            }
            assertEquals(0, report.count("rejects"), child.toString());
            assertEquals(0, report.count("unknown"), child.toString());
            assertTrue(report.json().getDouble("cacheHitRate") >= 0.9, child.toString());
            assertFull(child);
        }
    }

    /** Binary prices with the Ed25519 key of the simulator; orders are signed with it, or their session is. */
    @ParameterizedTest
    @ValueSource(strings = {"rest", "websocket"})
    void tradesOnSbeStreams(String route) throws Exception {
        Path json = folder.resolve("sbe.json");
        try (Child child = Child.run("dry-run", "--duration", "4s", "--json", json.toString(), "--set",
                "stream.format=sbe", "--set", "orders.route=" + route)) {
            assertEquals(0, child.status(), child.toString());
            Report report = Report.of(json);
            report.assertComplete(true);
            for (String name : new String[]{"orders", "acknowledged", "fills", "wireToWire.count"}) {
                assertTrue(report.count(name) > 0, () -> name + "\n" + child);
            }
            assertEquals(0, report.count("rejects"), child.toString());
            assertEquals(0, report.count("unknown"), child.toString());
        }
    }

    @Test
    void writesJsonAloneToStandardOutput() throws Exception {
        try (Child child = Child.of("dry-run", "--duration", "1s", "--json", "-").plain().go().ended()) {
            assertEquals(0, child.status(), child.toString());
            Report.of(child.out()).assertComplete(true);
            assertTrue(child.err().contains("tick to order"), child.toString());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsWithTheReportOnCtrlC() throws Exception {
        try (Child child = Child.of("dry-run", "--duration", "10m").go()) {
            child.awaitErr("orders ");
            assumeTrue(hearsCtrlC(child), "skipped: whoever started this build made it deaf to Ctrl-C");
            assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(child.process().pid()))
                    .inheritIO().start().waitFor());
            child.ended();
            assertEquals(0, child.status(), child.toString());
            assertFull(child);
        }
    }

    private static void assertFull(Child child) {
        for (String part : new String[]{"Latency, microseconds", "tick to order", "Orders", "acknowledged",
            "Feed", "Price cache", "hit rate", "Memory", "resident", "ring high water"}) {
            assertTrue(child.out().contains(part), () -> part + "\n" + child);
        }
        assertFalse(child.err().contains("Exception") || child.err().contains("\tat "), child.toString());
    }

    /** A signal ignored by a parent, as of background jobs, stays ignored. */
    private static boolean hearsCtrlC(Child child) throws Exception {
        Path status = Path.of("/proc", Long.toString(child.process().pid()), "status");
        if (!Files.exists(status)) {
            return true;
        }
        String ignored = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .findFirst().orElse("SigIgn:0");
        return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & SIGINT_BIT) == 0;
    }
}
