package io.ticklane.bench.scale;

import io.ticklane.bench.figures.LatencyFigures;
import java.util.ArrayList;
import java.util.List;

/** Processor time and messages, looked at again and again, so that what a message costs is known of each window. */
final class CostWindows {
    /** A window with fewer messages says nothing. */
    private static final long FEWEST = 20;

    private final List<Double> nanosPerMessage = new ArrayList<>();
    private final long firstCpu;
    private final long firstMessages;
    private long lastCpu;
    private long lastMessages;

    /** Both counted from any beginning. */
    CostWindows(long cpuNanos, long messages) {
        firstCpu = cpuNanos;
        firstMessages = messages;
        lastCpu = cpuNanos;
        lastMessages = messages;
    }

    /** Ends a window with what both are by now. */
    void look(long cpuNanos, long messages) {
        if (messages - lastMessages >= FEWEST) {
            nanosPerMessage.add((double) (cpuNanos - lastCpu) / (messages - lastMessages));
        }
        lastCpu = cpuNanos;
        lastMessages = messages;
    }

    /** Of all windows. */
    long messages() {
        return lastMessages - firstMessages;
    }

    /** Nanoseconds of a message over all windows at once. */
    double whole() {
        return (double) (lastCpu - firstCpu) / messages();
    }

    /** The median over windows; the whole where none has enough messages. */
    double median() {
        return nanosPerMessage.isEmpty()
                ? whole()
                : LatencyFigures.median(nanosPerMessage, Double::doubleValue);
    }
}
