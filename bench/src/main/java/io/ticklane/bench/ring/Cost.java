package io.ticklane.bench.ring;

import java.util.Arrays;

/**
 * What a call costs the thread that makes it: two readings of the clock around it, less two readings with nothing in
 * between, made right before. The calling thread.
 */
final class Cost implements Runnable {
    /** Calls before the other side is waited for. */
    private static final int BURST = 256;
    private static final int MOST_BURSTS = 100_000;

    private final Runnable call;
    private final Runnable afterwards;
    private final long[] spent;
    private final long[] clock;
    private int count;

    private Cost(Runnable call, Runnable afterwards, int calls) {
        this.call = call;
        this.afterwards = afterwards;
        spent = new long[calls];
        clock = new long[calls];
    }

    /** Nanoseconds of one call, and how many calls a second there were. */
    record Single(double middle, double p99, double achievedRate) {}

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
        Cost cost = new Cost(call, afterwards,
                (int) (rate * Math.max(warmUpNanos, forNanos) / 1_000_000_000) + 1);
        Pace.keep(rate, warmUpNanos, cost);
        cost.count = 0;
        double achievedRate = Pace.keep(rate, forNanos, cost);
        return cost.single(achievedRate);
    }

    /** Of a call in a burst, by the median burst. */
    static double ofBursts(long forNanos, Runnable call, Pause pause) throws InterruptedException {
        double[] bursts = new double[MOST_BURSTS];
        int count = 0;
        long start = System.nanoTime();
        long begin = start;
        while (begin - start < forNanos) {
            long before = System.nanoTime();
            begin = System.nanoTime();
            for (int i = 0; i < BURST; i++) {
                call.run();
            }
            bursts[count++ % MOST_BURSTS] = (double) (System.nanoTime() - begin - (begin - before)) / BURST;
            pause.await();
        }
        double[] sorted = Arrays.copyOf(bursts, Math.min(count, MOST_BURSTS));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void run() {
        long before = System.nanoTime();
        long begin = System.nanoTime();
        call.run();
        long end = System.nanoTime();
        afterwards.run();
        clock[count] = begin - before;
        spent[count++] = end - begin;
    }

    private Single single(double achievedRate) {
        Arrays.sort(clock, 0, count);
        Arrays.sort(spent, 0, count);
        double reading = middle(clock, count);
        return new Single(middle(spent, count) - reading, spent[(int) (count * 0.99)] - reading,
                achievedRate);
    }

    /** The mean of the middle half: a median that is finer than the clock, which may step in tens of nanoseconds. */
    private static double middle(long[] sorted, int count) {
        int from = count / 4;
        int to = Math.max(count - from, from + 1);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        return sum / (to - from);
    }
}
