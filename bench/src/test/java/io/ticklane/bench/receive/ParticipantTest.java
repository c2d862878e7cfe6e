package io.ticklane.bench.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.simulator.net.TlsIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantTest {
    private static final int RATE = 500;
    private static final int FLOOD = 8 * Collector.FLOOD_WINDOW;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyParticipantGetsEveryTick(boolean tls) throws Exception {
        TlsIdentity identity = tls ? TlsIdentity.create() : null;
        try (ServerSocket server = PlannedSender.listen(identity)) {
            onThread(() -> PlannedSender.serveEach(server, RATE, 50, RATE / 5, FLOOD));
            Target target = SenderHost.target(server.getLocalPort(), PlannedSender.certificate(identity));
            for (Participant participant : Participant.values()) {
                Turn turn = Receive.turn(participant, target, order(tls), FLOOD);
                assertEquals(RATE / 5, turn.paced(), participant.words);
                assertEquals(RATE / 5, turn.latency().count(), participant.words);
                assertTrue(turn.perSecond() > 0, participant.words);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatEndsEarlyIsToldAtOnce(Participant participant) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            onThread(() -> closeEach(server));
            Target target = new Target(server.getLocalPort(), null);
            String told = String.valueOf(assertThrows(IOException.class,
                    () -> Receive.turn(participant, target, order(false), FLOOD)).getMessage());
            assertTrue(told.startsWith(participant.words + ": ") && !told.contains("in time"), told);
        }
    }

    @Test
    void aSenderThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Target target = new Target(silent.getLocalPort(), null);
            Collector collector = CollectorTest.collector(FLOOD);
            String told = String.valueOf(assertThrows(IOException.class,
                    () -> Receive.receive(Participant.FLOOR_BLOCKING, target, collector, 200_000_000))
                    .getMessage());
            assertTrue(told.contains("no end mark in time"), told);
        }
    }

    private static void onThread(Executable work) {
        Thread thread = new Thread(() -> {
            try {
                work.execute();
            } catch (Throwable e) {
                // The door was closed: the test is over.
            }
        }, "sender");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeEach(ServerSocket server) throws IOException {
        while (true) {
            try (Socket socket = server.accept()) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    private static MeasureOrder order(boolean tls) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new MeasureOrder(RATE, Duration.ofMillis(200), Duration.ofMillis(100), 1, tls, "inline", null,
                1,
                List.of(), nowhere, nowhere, text -> {}, text -> {}, image -> {});
    }
}
