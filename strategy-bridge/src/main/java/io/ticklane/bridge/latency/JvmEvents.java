package io.ticklane.bridge.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * Listens to the JVM's own recorder for pauses of garbage collection, safepoints and longer compilations. The JVM
 * hands events out about once a second.
 *
 * <p>The consumer is called by the stream's own thread.
 */
final class JvmEvents implements AutoCloseable {
    private static final Duration LONG_COMPILATION = Duration.ofMillis(1);
    private static final int READINGS = 20;

    private final RecordingStream stream;
    private final long monotonicMinusWall;
    private final long errorNanos;

    private JvmEvents(Consumer<JvmEvent> consumer) {
        long offset = 0;
        long error = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long before = System.nanoTime();
            long wall = wallNanos(Instant.now());
            long after = System.nanoTime();
            if (after - before < error) {
                error = after - before;
                offset = before + (after - before) / 2 - wall;
            }
        }
        monotonicMinusWall = offset;
        // Instants are told in microseconds at best on some systems.
        errorNanos = error + 1_000;
        stream = new RecordingStream();
        stream.enable("jdk.GCPhasePause").withThreshold(Duration.ZERO).withoutStackTrace();
        stream.enable("jdk.ExecuteVMOperation").withThreshold(Duration.ZERO).withoutStackTrace();
        stream.enable("jdk.Compilation").withThreshold(LONG_COMPILATION).withoutStackTrace();
        stream.setReuse(true);
        stream.onEvent("jdk.GCPhasePause",
                event -> consumer.accept(of("GC " + event.getString("name"), event)));
        stream.onEvent("jdk.ExecuteVMOperation", event -> {
            if (event.getBoolean("safepoint")) {
                consumer.accept(of("safepoint " + event.getString("operation"), event));
            }
        });
        stream.onEvent("jdk.Compilation", event -> consumer.accept(of("compilation beside it", event)));
    }

    /** Starts listening; takes some hundred milliseconds of the caller. */
    static JvmEvents start(Consumer<JvmEvent> consumer) {
        JvmEvents events = new JvmEvents(consumer);
        events.stream.startAsync();
        return events;
    }

    /** How far an event's time may be off. */
    long errorNanos() {
        return errorNanos;
    }

    private JvmEvent of(String kind, RecordedEvent event) {
        return new JvmEvent(kind, wallNanos(event.getStartTime()) + monotonicMinusWall,
                event.getDuration().toNanos());
    }

    private static long wallNanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    @Override
    public void close() {
        stream.close();
    }
}
