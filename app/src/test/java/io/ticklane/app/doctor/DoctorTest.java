package io.ticklane.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.config.AppConfig;
import io.ticklane.app.config.ConfigLoader;
import io.ticklane.app.doctor.Finding.Verdict;
import io.ticklane.bridge.AwakeProcessors;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static AppConfig config(String... overrides) {
        return new ConfigLoader(Map.of(), warning -> {}).load("simulator", List.of(overrides));
    }

    @Test
    void judgesTheClock() {
        assertEquals(Verdict.GOOD, Doctor.clock(-499).verdict());
        assertEquals(Verdict.DOUBTFUL, Doctor.clock(501).verdict());
        assertEquals(Verdict.BAD, Doctor.clock(-1001).verdict());
        assertTrue(Doctor.clock(2000).what().contains("2000 ms behind"));
    }

    @Test
    void findsTheFlagsOfThisJvm() {
        assertTrue(JvmCheck.run().stream().allMatch(finding -> finding.verdict() == Verdict.GOOD),
                JvmCheck.run().toString());
    }

    @Test
    void refusesToSpinOnOneProcessor() {
        assertEquals(Verdict.BAD, MachineCheck.run(config("stream.spin=on"), 1, 64 << 20).get(0).verdict());
        assertEquals(Verdict.DOUBTFUL, MachineCheck.run(config(), 1, 64 << 20).get(0).verdict());
        assertEquals(Verdict.GOOD, MachineCheck.run(config(), 2, 64 << 20).get(0).verdict());
    }

    @Test
    void saysWhereProcessorsCannotBeKeptAwake() {
        Finding finding = MachineCheck.run(config("threads.awake=true"), 2, 64 << 20).get(1);
        assertEquals(AwakeProcessors.obstacle().isEmpty(), finding.verdict() == Verdict.GOOD, finding.what());
        assertEquals(Verdict.DOUBTFUL, MachineCheck
                .run(config("threads.awake=true", "stream.spin=on"), 2, 64 << 20).get(1).verdict());
        assertEquals(1, MachineCheck.run(config(), 2, 64 << 20).size());
    }

    @Test
    void saysWhichProcessorsAreNotThere() {
        Finding finding = MachineCheck.run(config("threads.pin=stream-0=1-2"), 2, 64 << 20).get(1);
        assertEquals(Verdict.DOUBTFUL, finding.verdict());
        assertTrue(finding.what().startsWith("threads.pin: processor 2 of 2"), finding.what());
        assertEquals(1, MachineCheck.run(config("threads.pin=stream-0=1"), 2, 64 << 20).size());
    }

    @Test
    void connectsToWhatListens() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
            assertEquals(Verdict.GOOD, NetworkCheck.run("REST", address, Duration.ofSeconds(5)).verdict());
        }
    }

    @Test
    void saysWhatToDoAboutWhatDoesNotListen() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        Finding finding = NetworkCheck.run("REST", URI.create("http://127.0.0.1:" + port),
                Duration.ofSeconds(5));
        assertEquals(Verdict.BAD, finding.verdict());
        assertFalse(finding.remedy().isEmpty());
    }
}
