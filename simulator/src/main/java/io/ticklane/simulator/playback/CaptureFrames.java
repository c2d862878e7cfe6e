package io.ticklane.simulator.playback;

import io.ticklane.simulator.playback.CaptureStreams.CaptureStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads captures without playing them. Stateless. */
public final class CaptureFrames {
    private CaptureFrames() {}

    /** Hears what a capture holds. */
    public interface Sink {
        /**
         * A frame, or a snapshot of the book.
         *
         * @param nanos when it was received, in epoch nanoseconds
         * @param symbol upper case; empty if the capture does not tell
         * @param snapshot whether the payload is the answer to a depth request instead of a stream's
         * @param payload the JSON without the combined wrapper
         */
        void frame(long nanos, String symbol, boolean snapshot, byte[] payload);
    }

    /**
     * Hands over everything in the files, one after the other.
     *
     * @throws IllegalArgumentException with one line for people: a file that cannot be read or is malformed
     */
    public static void read(List<Path> files, Sink sink) {
        for (Path file : files) {
            CaptureStreams streams = new CaptureStreams();
            try (CaptureReader reader = new CaptureReader(file, streams)) {
                while (reader.next()) {
                    @Nullable
                    CaptureStream stream = reader.stream();
                    sink.frame(reader.stampNanos(), stream == null ? reader.snapshotSymbol() : stream.symbol,
                            stream == null, reader.payloadBytes());
                }
            }
        }
    }
}
