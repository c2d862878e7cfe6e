package io.ticklane.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps idle processors from halting until closed: they poll for work, so that a thread that sleeps in {@code read} is
 * woken in a few microseconds where a halted processor takes tens. It costs the power that spinning costs, on all
 * processors of the machine, but no thread has to wait for another that spins.
 *
 * <p>By Linux's {@code /dev/cpu_dma_latency}, which root may write and whom root lets: 0, no wait at all, as long as it
 * is held open (source: the kernel's PM QoS interface). What cannot be done is told in one line and never keeps a session
 * from starting. Any thread.
 */
public final class AwakeProcessors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwakeProcessors.class);
    private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");
    private static final Path DRIVER = Path.of("/sys/devices/system/cpu/cpuidle/current_driver");
    /** Keeps nothing awake. */
    static final AwakeProcessors NONE = new AwakeProcessors(null);

    private final @Nullable FileChannel held;

    private AwakeProcessors(@Nullable FileChannel held) {
        this.held = held;
    }

    /** Empty where processors can be kept awake, else one line that says why not. */
    public static String obstacle() {
        String writing = obstacleToWriting(DEVICE);
        return writing.isEmpty() && !choosesIdleStates()
                ? "the kernel has no idle states to choose from"
                : writing;
    }

    private static String obstacleToWriting(Path device) {
        if (!Files.exists(device)) {
            return device + " is not there; that needs Linux";
        }
        return Files.isWritable(device) ? "" : device + " may not be written by this user";
    }

    private static boolean choosesIdleStates() {
        try {
            return !Files.readString(DRIVER).strip().equals("none");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether anybody keeps them awake now; false where that cannot be read. */
    public static boolean keptBySomebody() {
        ByteBuffer value = ByteBuffer.allocate(Integer.BYTES);
        try (FileChannel device = FileChannel.open(DEVICE, StandardOpenOption.READ)) {
            return device.read(value) == Integer.BYTES && value.getInt(0) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** From here on, if it can be done. */
    public static AwakeProcessors keep() {
        return keep(DEVICE, obstacle());
    }

    static AwakeProcessors keep(Path device) {
        return keep(device, obstacleToWriting(device));
    }

    private static AwakeProcessors keep(Path device, String obstacle) {
        if (!obstacle.isEmpty()) {
            LOG.warn("idle processors are not kept awake: {}; run as root, have root allow it, or do not ask"
                    + " for it (threads.awake)", obstacle);
            return NONE;
        }
        FileChannel opened = null;
        try {
            opened = FileChannel.open(device, StandardOpenOption.WRITE);
            opened.write(ByteBuffer.allocate(Integer.BYTES));
            LOG.info("idle processors do not halt, by {}", device);
            return new AwakeProcessors(opened);
        } catch (IOException e) {
            AwakeProcessors failed = new AwakeProcessors(opened);
            failed.close();
            LOG.warn("idle processors are not kept awake: {} cannot be written: {}", device, e.getMessage());
            return NONE;
        }
    }

    /** Whether they are kept awake by this. */
    public boolean kept() {
        return held != null && held.isOpen();
    }

    /** Lets them halt again, unless somebody else keeps them. */
    @Override
    public void close() {
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.debug("closing: {}", e.toString());
            }
        }
    }
}
