package io.ticklane.connector.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PauseTest {
    private static final long AN_HOUR_NANOS = 3_600_000_000_000L;

    @Test
    void whatWakesBeforeASleepEndsIt() throws IOException {
        try (Pause pause = new Pause(null, false)) {
            pause.wakeup();
            pause.rest(AN_HOUR_NANOS);
        }
    }

    @Test
    void oneWakingEndsOneSleep() throws IOException {
        Pipe pipe = Pipe.open();
        try (Pause pause = new Pause(null, false);
                Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            source.configureBlocking(false);
            SelectionKey key = source.register(pause.selector(), SelectionKey.OP_READ);
            pause.wakeup();
            pause.rest(AN_HOUR_NANOS);
            assertEquals(0, key.readyOps());
            Thread writer = new Thread(() -> write(sink));
            writer.start();
            pause.rest(AN_HOUR_NANOS);
            assertEquals(SelectionKey.OP_READ, key.readyOps());
        }
    }

    private static void write(Pipe.SinkChannel sink) {
        try {
            sink.write(ByteBuffer.wrap(new byte[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aHookIsNotKeptWaitingByALongRest() throws IOException {
        AtomicInteger turns = new AtomicInteger();
        try (Pause pause = new Pause(turns::incrementAndGet, false)) {
            pause.rest(AN_HOUR_NANOS);
            pause.rest(AN_HOUR_NANOS);
        }
        assertEquals(2, turns.get());
    }
}
