package io.ticklane.bridge.latency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The worst outliers, with what the JVM did beside them. Under the recorder's sampling lock. */
final class Outliers {
    /** So many are kept. */
    static final int KEPT = 20;

    private static final int EVENTS = 4_096;
    private static final Stage[] MEASURED = {Stage.DECODED, Stage.PUBLISHED, Stage.HANDLED, Stage.CACHED,
        Stage.SIGNALLED, Stage.ORDERED};
    private static final Comparator<Outlier> WORST_FIRST = Comparator
            .comparingLong((Outlier outlier) -> outlier.tick().tookNanos()).reversed();

    private final ArrayDeque<JvmEvent> events = new ArrayDeque<>();
    private final List<Outlier> worst = new ArrayList<>();

    /** Judges the last of these ticks by the usual nanoseconds of each stage. */
    void add(List<FlightTick> ticks, ToLongFunction<Stage> usual) {
        FlightTick tick = ticks.get(ticks.size() - 1);
        Stage stage = Stage.DECODED;
        long most = Long.MIN_VALUE;
        long took = 0;
        long before = tick.receivedNanos();
        for (Stage next : MEASURED) {
            long at = tick.at(next);
            if (at == 0) {
                continue;
            }
            if (at - before - usual.applyAsLong(next) > most) {
                stage = next;
                took = at - before;
                most = took - usual.applyAsLong(next);
            }
            before = at;
        }
        worst.add(new Outlier(tick, stage, took, usual.applyAsLong(stage), ticks.subList(0, ticks.size() - 1),
                beside(tick)));
        worst.sort(WORST_FIRST);
        if (worst.size() > KEPT) {
            worst.remove(KEPT);
        }
    }

    /** An event that may belong to outliers already here: the JVM tells late. */
    void event(JvmEvent event) {
        if (events.size() == EVENTS) {
            events.remove();
        }
        events.add(event);
        for (int i = 0; i < worst.size(); i++) {
            Outlier outlier = worst.get(i);
            if (share(event, outlier.tick()) > 0) {
                List<JvmEvent> more = new ArrayList<>(outlier.jvm());
                more.add(event);
                worst.set(i, new Outlier(outlier.tick(), outlier.stage(), outlier.stageNanos(),
                        outlier.usualNanos(), outlier.before(), longestFirst(more, outlier.tick())));
            }
        }
    }

    /** Worst first. */
    List<Outlier> worst() {
        return List.copyOf(worst);
    }

    void clear() {
        worst.clear();
    }

    private List<JvmEvent> beside(FlightTick tick) {
        List<JvmEvent> found = new ArrayList<>();
        for (JvmEvent event : events) {
            if (share(event, tick) > 0) {
                found.add(event);
            }
        }
        return longestFirst(found, tick);
    }

    private static List<JvmEvent> longestFirst(List<JvmEvent> events, FlightTick tick) {
        events.sort(Comparator.comparingLong((JvmEvent event) -> share(event, tick)).reversed());
        return events;
    }

    private static long share(JvmEvent event, FlightTick tick) {
        return event.overlap(tick.receivedNanos(), tick.receivedNanos() + tick.tookNanos());
    }
}
