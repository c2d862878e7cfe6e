package io.ticklane.bench.receive;

import io.ticklane.bench.figures.LatencyFigures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one participant did in one turn. Immutable.
 *
 * @param latency from the planned time to the decoded tick
 * @param achievedRate ticks a second at planned times
 * @param bytesPerMessage allocated on the receiving thread at that rate
 * @param bytesPerRead likewise; not a number where reads were not counted
 * @param perSecond messages a second in the flood, the median over its windows
 * @param cpuNanos of the receiving thread for a message of the flood, likewise
 */
record Turn(LatencyFigures latency, long paced, double achievedRate, double bytesPerMessage,
        double bytesPerRead,
        double perSecond, double cpuNanos) {

    /** Medians over turns of each figure. */
    static Turn ofTurns(List<Turn> turns) {
        return new Turn(LatencyFigures.ofRuns(turns.stream().map(Turn::latency).toList()),
                turns.stream().mapToLong(Turn::paced).sum(), median(turns, Turn::achievedRate),
                median(turns, Turn::bytesPerMessage), median(turns, Turn::bytesPerRead),
                median(turns, Turn::perSecond), median(turns, Turn::cpuNanos));
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return LatencyFigures.median(turns, figure);
    }
}
