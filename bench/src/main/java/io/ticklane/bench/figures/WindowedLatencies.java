package io.ticklane.bench.figures;

import io.ticklane.app.run.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Latencies by windows of time, kept one by one, so that a noisy neighbour who spoils some windows decides neither
 * median nor tail. All memory is taken at birth: recording allocates nothing.
 *
 * <p>One thread records. Another may ask for figures after the recording thread has ended or stopped, which the
 * caller has to order.
 */
public final class WindowedLatencies {
    /** What windows are in all our measurements. */
    public static final long WINDOW_NANOS = 100_000_000;
    /** A window with fewer values says nothing of its tail. */
    private static final int FEWEST = 20;
    private static final int POINTS_PER_DECADE = 12;

    private final long windowNanos;
    private final long[] latencies;
    /** Index of the first value of each window. */
    private final int[] starts;
    private int count;
    private int windows;
    private long windowEnd;
    private long unrecorded;

    /**
     * Windows of 100 ms.
     *
     * @param values at most so many are kept; those after them are only counted
     * @param windows likewise; values after the last go into the last
     */
    public WindowedLatencies(int values, int windows) {
        this(values, windows, WINDOW_NANOS);
    }

    /** Windows of that length; as above otherwise. */
    public WindowedLatencies(int values, int windows, long windowNanos) {
        if (values < 1 || windows < 1 || windowNanos < 1) {
            throw new IllegalArgumentException("values, windows and window must be positive");
        }
        latencies = new long[values];
        starts = new int[windows];
        this.windowNanos = windowNanos;
    }

    /** Room for a rate over some seconds, with a fifth to spare. */
    public static WindowedLatencies roomFor(double perSecond, double seconds) {
        double values = Math.min(perSecond * seconds * 1.2 + 1_000, Integer.MAX_VALUE / 2.0);
        return new WindowedLatencies((int) values, (int) (seconds * 1.2 * 1e9 / WINDOW_NANOS) + 20);
    }

    /**
     * Counts one latency; below zero counts as zero.
     *
     * @param atNanos when it was known; rising, of any one clock
     */
    public void record(long atNanos, long latencyNanos) {
        if (count == latencies.length) {
            unrecorded++;
            return;
        }
        if (windows == 0) {
            windows = 1;
            windowEnd = atNanos + windowNanos;
        } else if (atNanos - windowEnd >= 0) {
            nextWindow(atNanos);
        }
        latencies[count++] = Math.max(latencyNanos, 0);
    }

    /** Forgets everything. */
    public void reset() {
        count = 0;
        windows = 0;
        unrecorded = 0;
    }

    /** Values kept. */
    public int count() {
        return count;
    }

    /** Values that found no room. */
    public long unrecorded() {
        return unrecorded;
    }

    /** Copies and sorts what was recorded; not for the recording thread while it measures. */
    public LatencyFigures figures() {
        if (count == 0) {
            return LatencyFigures.NONE;
        }
        List<long[]> sorted = sortedWindows();
        long[] all = sorted(0, count);
        int used = sorted.size();
        if (sorted.isEmpty()) {
            sorted.add(all);
        }
        return new LatencyFigures(medianOver(sorted, 50), medianOver(sorted, 90), medianOver(sorted, 99),
                medianOver(sorted, 99.9), micros(at(all, 50)), micros(at(all, 90)), micros(at(all, 99)),
                micros(at(all, 99.9)), micros(all[all.length - 1]), count + unrecorded, used, points(all));
    }

    /**
     * The median over windows of a figure that percentiles do not have.
     *
     * @param figure of the values of a window, in nanoseconds, sorted; all at once where no window has enough of them
     * @return not a number if nothing was recorded
     */
    public double overWindows(ToDoubleFunction<long[]> figure) {
        List<long[]> sorted = sortedWindows();
        return sorted.isEmpty() ? overAll(figure) : LatencyFigures.median(sorted, figure);
    }

    /** The same figure of all values at once. */
    public double overAll(ToDoubleFunction<long[]> figure) {
        return count == 0 ? Double.NaN : figure.applyAsDouble(sorted(0, count));
    }

    /** Those with enough values. */
    private List<long[]> sortedWindows() {
        List<long[]> sorted = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            int end = i + 1 < windows ? starts[i + 1] : count;
            if (end - starts[i] >= FEWEST) {
                sorted.add(sorted(starts[i], end));
            }
        }
        return sorted;
    }

    private void nextWindow(long atNanos) {
        if (windows < starts.length) {
            starts[windows++] = count;
        }
        windowEnd += (atNanos - windowEnd) / windowNanos * windowNanos + windowNanos;
    }

    private long[] sorted(int from, int to) {
        long[] part = Arrays.copyOfRange(latencies, from, to);
        Arrays.sort(part);
        return part;
    }

    private static double medianOver(List<long[]> windows, double percentile) {
        return LatencyFigures.median(windows, window -> micros(at(window, percentile)));
    }

    /** By nearest rank. */
    public static long at(long[] sorted, double percentile) {
        // The product is rounded up only where it is truly above a whole number: 99.9 % of 1,000 is 999.
        int rank = (int) Math.ceil(sorted.length * percentile / 100 - 1e-6);
        return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
    }

    private static List<Curve.Point> points(long[] all) {
        List<Curve.Point> points = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(all.length) * POINTS_PER_DECADE);
        for (int i = 0; i <= last; i++) {
            double percentile = 100 - 100 * Math.pow(10, -(double) i / POINTS_PER_DECADE);
            points.add(new Curve.Point(percentile, micros(at(all, percentile))));
        }
        points.add(new Curve.Point(100, micros(all[all.length - 1])));
        return points;
    }

    private static double micros(long nanos) {
        return nanos / 1000.0;
    }
}
