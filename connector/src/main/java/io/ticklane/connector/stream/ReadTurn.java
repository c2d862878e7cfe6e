package io.ticklane.connector.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which of two threads reads a connection: its own, or one that comes by often anyway, and spares the first a waking
 * up for every answer. Whoever has the turn may read and handle what came; all of it is visible to the next.
 *
 * <p>The connection's own thread has the turn unless it lends it, which it does for as long as the other comes by.
 */
final class ReadTurn {
    private static final VarHandle TAKEN;
    private static final VarHandle VISITS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAKEN = lookup.findVarHandle(ReadTurn.class, "taken", boolean.class);
            VISITS = lookup.findVarHandle(ReadTurn.class, "visits", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile boolean taken = true;
    /** Written by the other thread. */
    private int visits;
    /** The connection's own: visits it knows of. */
    private int known;

    /** The other thread comes by; whether the turn is its own until {@link #release}. */
    boolean visit() {
        VISITS.setOpaque(this, visits + 1);
        return take();
    }

    /** Gives the turn up. Whoever has it. */
    void release() {
        taken = false;
    }

    /** Whether the other thread has come by since this was asked last. The connection's own thread. */
    boolean visited() {
        int now = (int) VISITS.getOpaque(this);
        boolean news = now != known;
        known = now;
        return news;
    }

    /**
     * Takes the turn unless the other thread has it just now, which lasts for as long as it handles what it read. Not
     * to be spun for: where both share a processor, the other one cannot go on meanwhile.
     */
    boolean take() {
        return !taken && TAKEN.compareAndSet(this, false, true);
    }
}
