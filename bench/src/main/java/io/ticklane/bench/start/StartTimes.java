package io.ticklane.bench.start;

import io.ticklane.bench.figures.LatencyFigures;
import java.io.IOException;
import java.util.List;

/**
 * How long after the process was asked for, in milliseconds. Immutable.
 *
 * @param main its first line ran
 * @param started the session stood; connections may still be coming up
 * @param tick the strategy had its first tick
 */
record StartTimes(double main, double started, double tick) {

    private static final String MARK = "PROBE";
    private static final double NANOS_PER_MILLI = 1e6;

    /** What a probe prints. */
    static String line(long mainNanos, long startedNanos, long tickNanos) {
        return MARK + " " + mainNanos + " " + startedNanos + " " + tickNanos;
    }

    /**
     * Reads a probe's line.
     *
     * @param askedNanos when the process was asked for, by the clock that all processes share
     * @throws IOException if that is no such line
     */
    static StartTimes parse(String line, long askedNanos) throws IOException {
        String[] fields = line.split(" ", -1);
        if (fields.length != 4 || !MARK.equals(fields[0])) {
            throw new IOException("the process that was started said: " + line);
        }
        try {
            return new StartTimes(millis(fields[1], askedNanos), millis(fields[2], askedNanos),
                    millis(fields[3], askedNanos));
        } catch (NumberFormatException e) {
            throw new IOException("the process that was started said: " + line, e);
        }
    }

    /** Medians of each. */
    static StartTimes median(List<StartTimes> runs) {
        return new StartTimes(LatencyFigures.median(runs, StartTimes::main),
                LatencyFigures.median(runs, StartTimes::started),
                LatencyFigures.median(runs, StartTimes::tick));
    }

    private static double millis(String nanos, long askedNanos) {
        return (Long.parseLong(nanos) - askedNanos) / NANOS_PER_MILLI;
    }
}
