package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueProfile;
import io.ticklane.simulator.Simulator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class AwakeProcessorsTest {
    private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");

    @TempDir
    private Path folder;

    @Test
    void theKernelHearsOfNoWaitUntilClosed() throws IOException {
        assumeTrue(canBeAsked(), "skipped: " + DEVICE + " is not ours to write here");
        int before = latencyAllowed();
        try (AwakeProcessors awake = AwakeProcessors.keep()) {
            assertTrue(awake.kept());
            assertTrue(AwakeProcessors.keptBySomebody());
            assertEquals(0, latencyAllowed());
        }
        assertEquals(before, latencyAllowed());
        assertEquals(before == 0, AwakeProcessors.keptBySomebody());
    }

    @Test
    void holdsItOpenWithAZeroInIt() throws IOException {
        Path device = Files.createFile(folder.resolve("latency"));
        AwakeProcessors awake = AwakeProcessors.keep(device);
        assertTrue(awake.kept());
        assertArrayEquals(new byte[Integer.BYTES], Files.readAllBytes(device));
        awake.close();
        assertFalse(awake.kept());
        awake.close();
    }

    @Test
    void whatCannotBeDoneIsNoFailureAndMakesNoFile() {
        Path device = folder.resolve("missing");
        try (AwakeProcessors awake = AwakeProcessors.keep(device)) {
            assertFalse(awake.kept());
        }
        assertFalse(Files.exists(device));
        try (AwakeProcessors awake = AwakeProcessors.keep(folder)) {
            assertFalse(awake.kept());
        }
    }

    @Test
    @Timeout(60)
    void aSessionLetsThemHaltAgainHoweverItEnds() throws Exception {
        assumeTrue(canBeAsked(), "skipped: " + DEVICE + " is not ours to write here");
        int before = latencyAllowed();
        Simulator simulator = Simulator.start();
        TicklaneBuilder builder = Ticklane.builder(VenueProfile
                .of("simulator", simulator.rest().toString(), simulator.stream().toString(), false))
                .symbols("BTCUSDT").strategy(tick -> {}).keepAwake(true);
        try (Ticklane ticklane = builder.start()) {
            assertTrue(ticklane.awaitLive(Duration.ofSeconds(20)));
            assertTrue(ticklane.keepsAwake());
            assertEquals(0, latencyAllowed());
        }
        assertEquals(before, latencyAllowed());
        simulator.close();
        assertThrows(VenueException.class, builder::start);
        assertEquals(before, latencyAllowed());
    }

    private static boolean canBeAsked() {
        return AwakeProcessors.obstacle().isEmpty() && Files.isReadable(DEVICE);
    }

    /** What everybody who holds the device asks for together, in microseconds. */
    private static int latencyAllowed() throws IOException {
        ByteBuffer value = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel device = FileChannel.open(DEVICE, StandardOpenOption.READ)) {
            device.read(value);
        }
        return value.flip().getInt();
    }
}
