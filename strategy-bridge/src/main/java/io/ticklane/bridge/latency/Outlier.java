package io.ticklane.bridge.latency;

import java.util.List;
import java.util.Locale;

/**
 * A tick, or an answer to other market data, that took longer than the threshold, and what lies around it. Immutable.
 *
 * @param tick itself
 * @param stage the one that exceeded its usual time most
 * @param stageNanos how long that stage took
 * @param usualNanos its median in the session before
 * @param before what was recorded before it, oldest first
 * @param jvm what the JVM did meanwhile, the longest share first
 */
public record Outlier(FlightTick tick, Stage stage, long stageNanos, long usualNanos, List<FlightTick> before,
        List<JvmEvent> jvm) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Keeps copies. */
    public Outlier {
        before = List.copyOf(before);
        jvm = List.copyOf(jvm);
    }

    /** In a line: {@code 3.1 ms: stage published 3.0 ms, usually 0.000; GC pause Copy 2.9 ms}. */
    public String words() {
        StringBuilder words = new StringBuilder(
                String.format(Locale.ROOT, "%.3f ms: stage %s %.3f ms, usually %.4f",
                        tick.tookNanos() / NANOS_PER_MILLI, stage.name().toLowerCase(Locale.ROOT),
                        stageNanos / NANOS_PER_MILLI, usualNanos / NANOS_PER_MILLI));
        if (!jvm.isEmpty()) {
            JvmEvent first = jvm.get(0);
            words.append(String.format(Locale.ROOT, "; %s %.3f ms", first.kind(),
                    first.tookNanos() / NANOS_PER_MILLI));
        }
        return words.toString();
    }
}
