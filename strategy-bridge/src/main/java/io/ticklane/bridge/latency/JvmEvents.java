package io.ticklane.bridge.latency;

import java.time.Duration;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * Listens to the JVM's own recorder for pauses of garbage collection, safepoints and longer compilations. The JVM
 * hands events out about once a second.
 *
 * <p>A mark of our own each second says where the recorder's times lie on the monotonic clock. So a step of the wall
 * clock moves at most what happens in the recorder's next chunk before its first mark.
 *
 * <p>The consumer is called by the stream's own thread.
 */
final class JvmEvents implements AutoCloseable {
    private static final Duration LONG_COMPILATION = Duration.ofMillis(1);
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(1);

    private final RecordingStream stream;
    private final JvmClock clock = JvmClock.now();
    // One object, known to the JVM's recorder by identity.
    private final Runnable putMark = ClockMark::put;
    private final Runnable marked;

    private JvmEvents(Consumer<JvmEvent> consumer, Runnable marked) {
        this.marked = marked;
        stream = new RecordingStream();
        stream.enable("jdk.GCPhasePause").withThreshold(Duration.ZERO).withoutStackTrace();
        stream.enable("jdk.ExecuteVMOperation").withThreshold(Duration.ZERO).withoutStackTrace();
        stream.enable("jdk.Compilation").withThreshold(LONG_COMPILATION).withoutStackTrace();
        stream.enable(ClockMark.class).withPeriod(BETWEEN_MARKS).withoutStackTrace();
        stream.setReuse(true);
        stream.onEvent(ClockMark.NAME, this::mark);
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
        return start(consumer, () -> {});
    }

    /** The same; {@code marked} is called by the stream's thread after each mark. */
    static JvmEvents start(Consumer<JvmEvent> consumer, Runnable marked) {
        JvmEvents events = new JvmEvents(consumer, marked);
        events.stream.startAsync();
        jdk.jfr.FlightRecorder.addPeriodicEvent(ClockMark.class, events.putMark);
        // The first periodic one comes after a second.
        ClockMark.put();
        return events;
    }

    /** How far an event's time may be off. */
    long errorNanos() {
        return clock.errorNanos();
    }

    private void mark(RecordedEvent event) {
        clock.mark(event.getStartTime(), event.getDuration(), event.getLong(ClockMark.MONOTONIC_NANOS));
        marked.run();
    }

    private JvmEvent of(String kind, RecordedEvent event) {
        return new JvmEvent(kind, clock.place(event.getStartTime()), event.getDuration().toNanos());
    }

    @Override
    public void close() {
        jdk.jfr.FlightRecorder.removePeriodicEvent(putMark);
        stream.close();
    }
}
