package io.ticklane.simulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The faults that are planned or going on. Simulator thread only. */
public final class Faults {
    /**
     * One fault by its number.
     *
     * @param active whether it has begun
     */
    public record Entry(long id, Fault fault, boolean active) {}

    private static final class Planned {
        final long id;
        final Fault fault;
        final long begin;
        final long end;
        boolean active;

        Planned(long id, Fault fault, long now) {
            this.id = id;
            this.fault = fault;
            begin = now + fault.after().toNanos();
            end = fault.lasting().isZero() ? Long.MAX_VALUE : begin + fault.lasting().toNanos();
        }
    }

    private final List<Planned> planned = new ArrayList<>();
    private final Consumer<Fault> momentary;
    private long lastId;

    /** Hands faults that happen once to {@code momentary} when they are due. */
    public Faults(Consumer<Fault> momentary) {
        this.momentary = momentary;
    }

    /** Plans a fault; returns its number. One without delay begins before this returns. */
    public long add(Fault fault, long nowNanos) {
        planned.add(new Planned(++lastId, fault, nowNanos));
        advance(nowNanos);
        return lastId;
    }

    /** Takes a fault back; false if there is none of that number. */
    public boolean remove(long id) {
        return planned.removeIf(entry -> entry.id == id);
    }

    /** What is planned or going on. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Planned entry : planned) {
            entries.add(new Entry(entry.id, entry.fault, entry.active));
        }
        return entries;
    }

    public void advance(long nowNanos) {
        if (planned.isEmpty()) {
            return;
        }
        List<Fault> due = new ArrayList<>();
        for (Iterator<Planned> i = planned.iterator(); i.hasNext();) {
            Planned entry = i.next();
            if (nowNanos >= entry.begin) {
                entry.active = true;
                if (entry.fault.kind().momentary()) {
                    due.add(entry.fault);
                    i.remove();
                } else if (nowNanos >= entry.end) {
                    i.remove();
                }
            }
        }
        due.forEach(momentary);
    }

    /** Next time at which something begins or ends, or {@link Long#MAX_VALUE}. */
    public long nextDueNanos() {
        long next = Long.MAX_VALUE;
        for (Planned entry : planned) {
            next = Math.min(next, entry.active ? entry.end : entry.begin);
        }
        return next;
    }

    /** The fault of that kind which is going on for a connection, or null. */
    @Nullable
    public Fault active(FaultKind kind, long connection) {
        for (int i = 0; i < planned.size(); i++) {
            Planned entry = planned.get(i);
            if (entry.active && entry.fault.kind() == kind
                    && (entry.fault.connection() == 0 || entry.fault.connection() == connection)) {
                return entry.fault;
            }
        }
        return null;
    }

    public boolean none() {
        return planned.isEmpty();
    }
}
