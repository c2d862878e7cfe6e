package io.ticklane.bench.ring;

import io.ticklane.bench.figures.LatencyFigures;
import io.ticklane.bench.figures.WindowedLatencies;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a call costs the thread that makes it: two readings of the clock around it, less two readings with nothing in
 * between, made right before. The calling thread.
 */
final class Cost implements Runnable {
    /** Calls before the other side is waited for. */
    private static final int BURST = 256;
    /** A burst and the wait after it take longer. */
    private static final double MOST_BURSTS_PER_SECOND = 200_000;
    /** Kept of all, where it takes long: the heap is small. */
    private static final double MOST_BURSTS = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Runnable call;
    private final Runnable afterwards;
    private final WindowedLatencies spent;
    private final WindowedLatencies clock;

    private Cost(Runnable call, Runnable afterwards, int rate, long nanos) {
        this.call = call;
        this.afterwards = afterwards;
        spent = WindowedLatencies.roomFor(rate, nanos / NANOS_PER_SECOND);
        clock = WindowedLatencies.roomFor(rate, nanos / NANOS_PER_SECOND);
    }

    /**
     * Nanoseconds of one call.
     *
     * @param p50 the median over windows of 100 ms of what is in the middle of each; likewise p99
     * @param rawP50 of all calls at once; likewise rawP99
     */
    record Nanos(double p50, double p99, double rawP50, double rawP99) {
        /** Medians over runs of each. */
        static Nanos ofRuns(List<Nanos> runs) {
            return new Nanos(LatencyFigures.median(runs, Nanos::p50), LatencyFigures.median(runs, Nanos::p99),
                    LatencyFigures.median(runs, Nanos::rawP50), LatencyFigures.median(runs, Nanos::rawP99));
        }
    }

    /** A call's nanoseconds, how many there were, and how many a second. */
    record Single(Nanos nanos, long count, double achievedRate) {}

    /** Waits for whoever has to be done before the next burst. */
    interface Pause {
        void await() throws InterruptedException;
    }

    /**
     * Of single calls at planned times.
     *
     * @param afterwards follows each call and does not count
     */
    static Single ofSingle(int rate, long warmUpNanos, long forNanos, Runnable call, Runnable afterwards) {
        Cost cost = new Cost(call, afterwards, rate, Math.max(warmUpNanos, forNanos));
        Pace.keep(rate, warmUpNanos, cost);
        cost.spent.reset();
        cost.clock.reset();
        double achievedRate = Pace.keep(rate, forNanos, cost);
        return new Single(cost.nanos(), cost.spent.count(), achievedRate);
    }

    /** Of a call in a burst: what is in the middle, and at the 99th of a hundred, is a burst. */
    static Nanos ofBursts(long forNanos, Runnable call, Pause pause) throws InterruptedException {
        double seconds = forNanos / NANOS_PER_SECOND;
        WindowedLatencies bursts = WindowedLatencies
                .roomFor(Math.min(MOST_BURSTS_PER_SECOND, MOST_BURSTS / seconds), seconds);
        long start = System.nanoTime();
        long begin = start;
        while (begin - start < forNanos) {
            long before = System.nanoTime();
            begin = System.nanoTime();
            for (int i = 0; i < BURST; i++) {
                call.run();
            }
            long end = System.nanoTime();
            bursts.record(end, end - begin - (begin - before));
            pause.await();
        }
        ToDoubleFunction<long[]> p50 = sorted -> (double) WindowedLatencies.at(sorted, 50) / BURST;
        ToDoubleFunction<long[]> p99 = sorted -> (double) WindowedLatencies.at(sorted, 99) / BURST;
        return new Nanos(bursts.overWindows(p50), bursts.overWindows(p99), bursts.overAll(p50),
                bursts.overAll(p99));
    }

    @Override
    public void run() {
        long before = System.nanoTime();
        long begin = System.nanoTime();
        call.run();
        long end = System.nanoTime();
        afterwards.run();
        // Both by the same stamp: they have the same windows.
        clock.record(end, begin - before);
        spent.record(end, end - begin);
    }

    private Nanos nanos() {
        double reading = clock.overWindows(Cost::middle);
        double rawReading = clock.overAll(Cost::middle);
        ToDoubleFunction<long[]> p99 = sorted -> WindowedLatencies.at(sorted, 99);
        return new Nanos(spent.overWindows(Cost::middle) - reading, spent.overWindows(p99) - reading,
                spent.overAll(Cost::middle) - rawReading, spent.overAll(p99) - rawReading);
    }

    /** The mean of the middle half: a median that is finer than the clock, which may step in tens of nanoseconds. */
    static double middle(long[] sorted) {
        int from = sorted.length / 4;
        int to = Math.max(sorted.length - from, from + 1);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        return sum / (to - from);
    }
}
