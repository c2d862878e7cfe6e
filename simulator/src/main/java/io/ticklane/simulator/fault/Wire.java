package io.ticklane.simulator.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection's way out for complete frames of streams and user data: some get lost, late, doubled or damaged on
 * it. To be used while {@link #clear} is false. Simulator thread only.
 */
public final class Wire {
    /** Where frames go. */
    public interface Out {
        /** Sends a complete frame of a stream; the array may be reused afterwards. */
        void write(String stream, byte[] bytes, int offset, int length);

        /** Sends the beginning of a frame and ends the connection. */
        void tear(byte[] bytes, int offset, int length);
    }

    private static final class Held {
        final String stream;
        final byte[] frame;
        /** How many more frames of the stream overtake it. */
        int overtakers;

        Held(String stream, byte[] frame, int overtakers) {
            this.stream = stream;
            this.frame = frame;
            this.overtakers = overtakers;
        }
    }

    /** A late frame, or one that only waits behind such. */
    private static final class Late {
        final String stream;
        final byte[] frame;
        final boolean struck;

        Late(String stream, byte[] frame, boolean struck) {
            this.stream = stream;
            this.frame = frame;
            this.struck = struck;
        }
    }

    private final Faults faults;
    private final Out out;
    private final List<Held> overtaken = new ArrayList<>();
    private final Deque<Late> late = new ArrayDeque<>();
    /** First id of a depth event that was lost and is to be hidden, by stream. */
    private final Map<String, Long> hidden = new HashMap<>();
    private boolean holding;
    private boolean gone;

    public Wire(Faults faults, Out out) {
        this.faults = faults;
        this.out = out;
    }

    /** Whether frames may be written directly. */
    public boolean clear() {
        return faults.quiet() && !holding;
    }

    /**
     * Sends a frame, or what is left of it.
     *
     * @return how many frames went or will go out for it: 0 if it is lost
     */
    public int send(Subject subject, byte[] bytes, int offset, int length) {
        FrameIds ids = FrameIds.of(subject.stream(), bytes, offset, length);
        if (lost(subject, ids)) {
            return 0;
        }
        byte[] frame = damaged(subject, ids, Arrays.copyOfRange(bytes, offset, offset + length));
        if (faults.strike(FaultKind.TEAR, subject, ids) != null) {
            gone = true;
            out.tear(frame, 0, frame.length / 2);
            return 0;
        }
        Planned twice = faults.strike(FaultKind.DUPLICATE, subject, ids);
        int copies = twice == null ? 1 : 1 + twice.fault.size();
        Planned reorder = faults.strike(FaultKind.REORDER, subject, ids);
        Planned delay = faults.strike(FaultKind.DELAY, subject, ids);
        for (int i = 0; i < copies; i++) {
            if (reorder != null) {
                overtaken.add(new Held(subject.stream(), frame, reorder.fault.size() + 1));
            } else {
                pass(subject.stream(), frame, delay);
            }
        }
        overtake(subject.stream());
        note();
        return copies;
    }

    /** The connection is over; nothing is sent any more. */
    public void close() {
        gone = true;
        overtaken.clear();
        late.clear();
    }

    private boolean lost(Subject subject, FrameIds ids) {
        if (gone || faults.strike(FaultKind.BLACKHOLE, subject, ids) != null
                || faults.strike(FaultKind.STALL, subject, ids) != null
                || faults.strike(FaultKind.GAP, subject, ids) != null
                || faults.strike(FaultKind.DROP, subject, ids) != null) {
            return true;
        }
        boolean depth = ids.first() >= 0
                && (subject.stream().endsWith("@depth") || subject.stream().endsWith("@depth@100ms"));
        if (depth && faults.strike(FaultKind.HIDDEN_GAP, subject, ids) != null) {
            hidden.putIfAbsent(subject.stream(), ids.first());
            note();
            return true;
        }
        return false;
    }

    private byte[] damaged(Subject subject, FrameIds ids, byte[] whole) {
        byte[] frame = whole;
        Long first = hidden.remove(subject.stream());
        if (first != null) {
            frame = Frames.beginning(frame, first);
        }
        Planned entry = faults.strike(FaultKind.OVERSIZE, subject, ids);
        if (entry != null) {
            frame = Frames.oversized(frame, entry.fault.size());
        }
        entry = faults.strike(FaultKind.CORRUPT, subject, ids);
        if (entry != null) {
            frame = Frames.corrupted(frame, entry.fault.size(), entry.random);
        }
        entry = faults.strike(FaultKind.TRUNCATE, subject, ids);
        return entry == null ? frame : Frames.truncated(frame, entry.fault.size());
    }

    private void pass(String stream, byte[] frame, @Nullable Planned delay) {
        if (delay == null && late.isEmpty()) {
            out.write(stream, frame, 0, frame.length);
            return;
        }
        Late entry = new Late(stream, frame, delay != null);
        late.add(entry);
        if (delay != null) {
            faults.later(delay.fault.delay(), () -> release(entry));
        }
    }

    /** Sends what is late up to and with this frame, and what only waits behind it. */
    private void release(Late until) {
        if (!late.contains(until)) {
            return;
        }
        Late sent;
        do {
            sent = late.removeFirst();
            out.write(sent.stream, sent.frame, 0, sent.frame.length);
        } while (sent != until);
        while (!late.isEmpty() && !late.getFirst().struck) {
            Late behind = late.removeFirst();
            out.write(behind.stream, behind.frame, 0, behind.frame.length);
        }
        note();
    }

    private void note() {
        holding = !late.isEmpty() || !overtaken.isEmpty() || !hidden.isEmpty();
    }

    private void overtake(String stream) {
        for (Iterator<Held> i = overtaken.iterator(); i.hasNext();) {
            Held held = i.next();
            if (held.stream.equals(stream) && --held.overtakers <= 0) {
                i.remove();
                out.write(stream, held.frame, 0, held.frame.length);
            }
        }
    }
}
