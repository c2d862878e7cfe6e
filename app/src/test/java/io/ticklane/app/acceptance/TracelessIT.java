package io.ticklane.app.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No connection leaves the machine and no file is written that the user did not ask for. */
@Timeout(300)
class TracelessIT {
    private static final int LOOK_MILLIS = 10;

    @TempDir
    Path folder;
    private Path work;
    private Path home;
    private Path temporary;

    @BeforeEach
    void layOut() throws Exception {
        work = Files.createDirectory(folder.resolve("work"));
        home = Files.createDirectory(folder.resolve("home"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private Child.Start inside(Child.Start start) {
        return start.in(work).environment(Map.of("HOME", home.toString(), "TMPDIR", temporary.toString()))
                .jvm("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary);
    }

    /** Looks until the child has ended. */
    private static Sockets watched(Child child) throws Exception {
        assumeTrue(Sockets.visible(), "skipped: sockets of a process are looked at by Linux's /proc");
        Sockets sockets = new Sockets(child.process().pid());
        do {
            sockets.look();
        } while (!child.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        return sockets;
    }

    private Set<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return Set.copyOf(all.filter(path -> !Set.of(folder, work, home, temporary).contains(path))
                    .map(path -> folder.relativize(path).toString()).toList());
        }
    }

    private void assertHome(Sockets sockets) {
        assertEquals(Set.of(), sockets.strangers(), "sockets that reach beyond this machine");
        List<String> elsewhere = sockets.written().stream()
                // The JVM's own, unless config/jvm.options forbids it.
                .filter(file -> !file.contains("/hsperfdata_"))
                .filter(file -> !file.startsWith(work.resolve("out.").toString())).toList();
        assertEquals(List.of(), elsewhere, "files open for writing");
        assertFalse(sockets.listening().isEmpty(), "the watch saw nothing in " + sockets.looks() + " looks");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dryRunKeepsToItself(boolean plain) throws Exception {
        Child.Start start = inside(Child.of("dry-run", "--duration", "2s", "--json", "out.json", "--html",
                "out.html"));
        try (Child child = (plain ? start.plain() : start).go()) {
            Sockets sockets = watched(child);
            child.ended();
            assertEquals(0, child.status(), child.toString());
            assertEquals(Set.of("work/out.json", "work/out.html"), files());
            assertHome(sockets);
            assertFalse(sockets.connected().isEmpty(), "no connection was seen");
        }
    }

    @Test
    void dryRunOverTlsLeavesNoCertificate() throws Exception {
        try (Child child = inside(Child.of("dry-run", "--duration", "1s", "--set", "simulator.tls=true"))
                .go().ended()) {
            assertEquals(0, child.status(), child.toString());
            assertEquals(Set.of(), files());
        }
    }

    @Test
    void refusalLeavesNoReportBehind() throws Exception {
        try (Child child = inside(Child.of("dry-run", "--json", "out.json", "--strategy", "moon-shot"))
                .go().ended()) {
            assertEquals(2, child.status(), child.toString());
            assertEquals(Set.of(), files());
        }
    }

    @Test
    void simulateListensOnThisMachineOnly() throws Exception {
        try (Lab lab = Lab.of(inside(Child.of("simulate", "--until-stdin-closes")))) {
            assertEquals(200, HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(lab.rest().resolve("/api/v3/ping")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode());
            assumeTrue(Sockets.visible(), "skipped: sockets of a process are looked at by Linux's /proc");
            Sockets sockets = new Sockets(lab.child().process().pid());
            sockets.look();
            Child child = lab.child().ended();
            assertEquals(0, child.status(), child.toString());
            assertHome(sockets);
            assertEquals(3, sockets.listening().size(), sockets.listening().toString());
            assertEquals(Set.of(), files());
        }
    }

    @Test
    void simulateTakesItsCertificateAway() throws Exception {
        try (Child child = inside(Child.of("simulate", "--until-stdin-closes", "--tls")).go()) {
            String ready = child.awaitOut("READY");
            Path certificate = Path.of(ready.substring(ready.indexOf(" cert=") + 6));
            assertTrue(Files.exists(certificate) && certificate.startsWith(temporary), ready);
            assertEquals(0, child.ended().status(), child.toString());
            assertEquals(Set.of(), files());
        }
    }

    @Test
    void watchNoticesWhatIsOpenToOthers() throws Exception {
        assumeTrue(Sockets.visible(), "skipped: sockets of a process are looked at by Linux's /proc");
        Sockets sockets = new Sockets(ProcessHandle.current().pid());
        try (ServerSocket open = new ServerSocket(0);
                OutputStream file = Files.newOutputStream(folder.resolve("file"))) {
            sockets.look();
            file.write(0);
            String port = String.format(":%04X", open.getLocalPort());
            assertTrue(sockets.strangers().stream().anyMatch(stranger -> stranger.contains(port)),
                    sockets.strangers().toString());
        }
        assertTrue(sockets.written().contains(folder.resolve("file").toRealPath().toString()),
                sockets.written().toString());
    }

    @Test
    void tellsLoopbackFromTheWorld() {
        assertTrue(Sockets.loopback("0100007F:1F90"));
        assertTrue(Sockets.loopback("0000000000000000FFFF00000100007F:1F90"));
        assertTrue(Sockets.loopback("00000000000000000000000001000000:1F90"));
        assertFalse(Sockets.loopback("00000000:1F90"));
        assertFalse(Sockets.loopback("00000000000000000000000000000000:1F90"));
        assertFalse(Sockets.loopback("0101A8C0:1F90"));
    }
}
