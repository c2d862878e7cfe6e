package io.ticklane.app.run;

import java.util.List;

/**
 * What a run came to.
 *
 * @param seconds from the session's start to its stop
 * @param timeline a sample for each second
 * @param failure why it ended before its time, or empty
 */
public record Outcome(double seconds, Figures figures, List<Second> timeline, Memory memory, long gcCount,
        long gcMaxMillis, String failure) {
    /** Keeps a copy of the timeline. */
    public Outcome {
        timeline = List.copyOf(timeline);
    }
}
