package io.ticklane.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are planned or going on, and what became of them. Those who send frames, answer requests or keep
 * connections ask here what goes wrong; while nothing is going on, {@link #quiet} says so at the price of reading a
 * field. What strikes is decided by seeded generators, one for each fault, and by nothing else. Simulator thread only.
 */
public final class Faults {
    /**
     * One fault by its number.
     *
     * @param active whether it has begun
     * @param strikes how often it struck
     */
    public record Entry(long id, Fault fault, boolean active, long strikes) {}

    /** Hears when faults begin, those that happen once included, and when those that last end. */
    public interface Listener {
        /** It begins now. */
        void begins(long id, Fault fault);

        /** It is over. */
        default void ends(long id, Fault fault) {}
    }

    private record Task(long due, long order, Runnable action) {}

    private final long seed;
    private final LongSupplier nanos;
    private final List<Planned> planned = new ArrayList<>();
    private final Map<FaultKind, List<Planned>> active = new EnumMap<>(FaultKind.class);
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            (a, b) -> a.due != b.due ? Long.compare(a.due, b.due) : Long.compare(a.order, b.order));
    private final List<Listener> listeners = new ArrayList<>();
    private final FaultLog log = new FaultLog();
    private int activeCount;
    private int requestCount;
    private long lastId;
    private long lastTask;

    /**
     * No faults yet.
     *
     * @param seed of the generators of faults that bring none
     * @param nanos monotonic time
     */
    public Faults(long seed, LongSupplier nanos) {
        this.seed = seed;
        this.nanos = nanos;
        for (FaultKind kind : FaultKind.values()) {
            active.put(kind, new ArrayList<>());
        }
    }

    /** Adds one who hears of beginnings and ends. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Plans a fault; returns its number. One without delay begins before this returns. */
    public long add(Fault fault, long nowNanos) {
        long id = ++lastId;
        planned.add(new Planned(id, fault, nowNanos, fault.chance().seed() == 0
                ? seed * 0x9E3779B97F4A7C15L + id
                : fault.chance().seed()));
        advance(nowNanos);
        return id;
    }

    /** Takes a fault back; false if there is none of that number. */
    public boolean remove(long id) {
        for (Planned entry : planned) {
            if (entry.id == id) {
                end(entry);
                return planned.remove(entry);
            }
        }
        return false;
    }

    /** Takes all faults back. */
    public void clear() {
        List.copyOf(planned).forEach(entry -> remove(entry.id));
    }

    /** What is planned or going on. */
    public List<Entry> entries() {
        return planned.stream()
                .map(entry -> new Entry(entry.id, entry.fault, entry.active, entry.strikes))
                .toList();
    }

    /** What faults did. */
    public FaultLog log() {
        return log;
    }

    /** Whether no fault is going on. */
    public boolean quiet() {
        return activeCount == 0;
    }

    /** Whether no fault of requests is going on. */
    public boolean quietForRequests() {
        return requestCount == 0;
    }

    /** Does something later, with the faults' clock: a late answer, the next byte of a drip. */
    public void later(Duration delay, Runnable action) {
        tasks.add(new Task(nanos.getAsLong() + delay.toNanos(), ++lastTask, action));
    }

    /** Lets begin and end what is due. */
    public void advance(long nowNanos) {
        while (!tasks.isEmpty() && tasks.peek().due <= nowNanos) {
            tasks.remove().action.run();
        }
        if (planned.isEmpty()) {
            return;
        }
        for (Planned entry : List.copyOf(planned)) {
            if (nowNanos >= entry.begin && !entry.active && planned.contains(entry)) {
                begin(entry);
            }
            if (entry.active && nowNanos >= entry.end && planned.remove(entry)) {
                end(entry);
            }
        }
    }

    private void begin(Planned entry) {
        entry.active = true;
        log(entry, FaultLog.What.BEGIN, null, FrameIds.NONE);
        if (entry.fault.kind().momentary()) {
            planned.remove(entry);
        } else {
            listed(entry).add(entry);
            count(entry, 1);
        }
        listeners.forEach(listener -> listener.begins(entry.id, entry.fault));
    }

    private void end(Planned entry) {
        if (listed(entry).remove(entry)) {
            entry.active = false;
            count(entry, -1);
            log(entry, FaultLog.What.END, null, FrameIds.NONE);
            listeners.forEach(listener -> listener.ends(entry.id, entry.fault));
        }
    }

    private void count(Planned entry, int more) {
        activeCount += more;
        requestCount += entry.fault.kind().ofRequests() ? more : 0;
    }

    private List<Planned> listed(Planned entry) {
        List<Planned> list = active.get(entry.fault.kind());
        return list == null ? new ArrayList<>() : list;
    }

    private void log(Planned entry, FaultLog.What what, @Nullable Subject subject, FrameIds ids) {
        log.add(nanos.getAsLong(), entry.id, entry.fault.kind(), what, subject, ids);
    }

    /** Next time at which something begins, ends or is to be done, or {@link Long#MAX_VALUE}. */
    public long nextDueNanos() {
        long next = tasks.isEmpty() ? Long.MAX_VALUE : tasks.peek().due;
        for (Planned entry : planned) {
            next = Math.min(next, entry.active ? entry.end : entry.begin);
        }
        return next;
    }

    /** The fault of that kind that is going on for it, or null; decides nothing and is not logged. */
    public @Nullable Fault active(FaultKind kind, Subject subject) {
        Planned entry = activeCount == 0 ? null : find(kind, subject);
        return entry == null ? null : entry.fault;
    }

    /** The fault of that kind that strikes now, or null. The strike is logged. */
    public @Nullable Fault strike(FaultKind kind, Subject subject) {
        Planned entry = activeCount == 0 ? null : strike(kind, subject, FrameIds.NONE);
        return entry == null ? null : entry.fault;
    }

    /** As {@link #strike(FaultKind, Subject)} for a frame with ids. */
    @Nullable
    Planned strike(FaultKind kind, Subject subject, FrameIds ids) {
        Planned entry = find(kind, subject);
        if (entry == null || !entry.decide(subject, ids)) {
            return null;
        }
        entry.strikes++;
        log(entry, FaultLog.What.STRIKE, subject, ids);
        if (entry.spent()) {
            // Not at once: others may still have to be told the same about the same event.
            later(Duration.ZERO, () -> remove(entry.id));
        }
        return entry;
    }

    private @Nullable Planned find(FaultKind kind, Subject subject) {
        List<Planned> list = active.get(kind);
        for (int i = 0; list != null && i < list.size(); i++) {
            Planned entry = list.get(i);
            if (entry.fault.target().hits(subject)) {
                return entry;
            }
        }
        return null;
    }

    /** What becomes of a request, or null if nothing goes wrong. */
    public @Nullable RequestFault request(Subject subject) {
        if (requestCount == 0) {
            return null;
        }
        Fault slow = strike(FaultKind.SLOW, subject);
        Duration delay = slow == null ? Duration.ZERO : slow.delay();
        for (FaultKind kind : RequestFault.KINDS) {
            if (subject.scope() == Scope.REST
                    || (kind != FaultKind.REST_DOWN && kind != FaultKind.FIREWALL)) {
                Fault fault = strike(kind, subject);
                if (fault != null) {
                    return RequestFault.of(fault, delay);
                }
            }
        }
        return slow == null ? null : RequestFault.late(delay);
    }
}
