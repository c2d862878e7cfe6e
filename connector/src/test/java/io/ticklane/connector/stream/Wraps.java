package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.wire.Allocation;
import java.nio.ByteBuffer;

/** The buffer that the WebSocket library puts around the bytes of each read. */
final class Wraps {
    private static final int RUNS = 10_000;

    private static ByteBuffer kept = ByteBuffer.allocate(0);

    private Wraps() {}

    /** Bytes of one. */
    static long bytes() {
        byte[] buffer = new byte[1];
        long bytes = Allocation.least(RUNS, () -> kept = ByteBuffer.wrap(buffer, 0, 1));
        assertEquals(1, kept.remaining());
        return bytes / RUNS;
    }
}
