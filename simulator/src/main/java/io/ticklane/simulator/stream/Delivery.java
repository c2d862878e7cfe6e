package io.ticklane.simulator.stream;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Encodes payloads once for each form in which somebody hears them, and counts the frames. Simulator thread only. */
final class Delivery {
    /** Microseconds in the unit of those who get milliseconds. */
    static final long MILLIS = 1_000;
    /** Microseconds in the unit of those who get microseconds. */
    static final long MICROS = 1;

    /** Sees what goes out. */
    @Nullable
    Witness witness;
    final FrameBuffer frame;
    private final long[] framesByKind = new long[StreamKind.count()];

    Delivery(FrameBuffer frame) {
        this.frame = frame;
    }

    /** Writes a payload with times in one unit. */
    interface Payload {
        void write(FrameBuffer to, long unit);
    }

    /** Sends a payload to all who hear the stream. */
    void send(Topic topic, Payload payload) {
        if (topic.heard(false)) {
            frame.begin();
            payload.write(frame, MILLIS);
            deliver(topic, false);
        }
        if (topic.heard(true)) {
            frame.begin();
            payload.write(frame, MICROS);
            deliver(topic, true);
        }
    }

    /** Sends what is in the buffer to those of one time unit. */
    void deliver(Topic topic, boolean micros) {
        if (witness != null && topic.heard(micros)) {
            witness.sent(topic.name, frame.bytes(), FrameBuffer.HEADROOM, frame.end());
        }
        framesByKind[topic.kind.slot] += topic.deliver(frame, micros);
    }

    /** Sends what is in the buffer, which holds no times, to all. */
    void deliverBoth(Topic topic) {
        int end = frame.end();
        deliver(topic, false);
        if (topic.heard(true)) {
            frame.truncate(end);
            deliver(topic, true);
        }
    }

    /** Sends a binary message to all who hear the stream. */
    void sendBinary(Topic topic, byte[] message, int length) {
        frame.begin();
        frame.put(message, 0, length);
        deliver(topic, false);
    }

    /** Sends a binary message to those who may have it. */
    void sendBinary(Topic topic, byte[] message, int length, Predicate<Subscriber> who) {
        frame.begin();
        frame.put(message, 0, length);
        framesByKind[topic.kind.slot] += topic.deliver(frame, who);
    }

    /** Frames that were taken, one for each subscriber. */
    long frames(StreamKind kind) {
        return framesByKind[kind.slot];
    }
}
