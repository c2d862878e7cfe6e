package io.ticklane.simulator.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What faults did, oldest first; the last {@link #CAPACITY} occurrences are remembered. Simulator thread only. */
public final class FaultLog {
    /** Occurrences that are remembered. */
    public static final int CAPACITY = 1 << 17;

    /** What is written down. */
    public enum What {
        /** The fault began. */
        BEGIN,
        /** It struck a frame, a request or a connection. */
        STRIKE,
        /** It is over or was taken back. */
        END
    }

    /**
     * One occurrence.
     *
     * @param number from 1, without holes
     * @param nanos monotonic time
     * @param fault number of the fault
     * @param subject what was struck, or null
     * @param firstId first id in the frame that was struck, or -1
     * @param lastId last id in it, or -1
     */
    public record Occurrence(long number, long nanos, long fault, FaultKind kind, What what,
            @Nullable Subject subject, long firstId, long lastId) {}

    private final ArrayDeque<Occurrence> occurrences = new ArrayDeque<>();
    private long last;

    void add(long nanos, long fault, FaultKind kind, What what, @Nullable Subject subject, FrameIds ids) {
        if (occurrences.size() == CAPACITY) {
            occurrences.removeFirst();
        }
        occurrences
                .addLast(new Occurrence(++last, nanos, fault, kind, what, subject, ids.first(), ids.last()));
    }

    /** Number of the newest occurrence, or 0. */
    public long last() {
        return last;
    }

    /** Occurrences from a number on, at most so many. */
    public List<Occurrence> from(long number, int most) {
        List<Occurrence> found = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            if (occurrence.number() >= number) {
                if (found.size() == most) {
                    break;
                }
                found.add(occurrence);
            }
        }
        return found;
    }
}
