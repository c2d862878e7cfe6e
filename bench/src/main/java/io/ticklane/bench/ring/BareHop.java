package io.ticklane.bench.ring;

import io.ticklane.bench.figures.WindowedLatencies;

/**
 * What a word costs from one processor to another here, with nothing around it: one thread writes the time into a
 * field, the other looks at nothing else. It tells how fast this machine's processors are together, which on a virtual
 * one changes from hour to hour. Both threads are busy while it is measured.
 */
final class BareHop implements Runnable {
    private static final long END = Long.MIN_VALUE;

    private final WindowedLatencies hops;
    /** Written by the publishing thread. */
    private volatile long cell;

    BareHop(WindowedLatencies hops) {
        this.hops = hops;
    }

    /** Sends the time. One thread. */
    void send() {
        cell = System.nanoTime();
    }

    /** Ends {@link #run}. */
    void end() {
        cell = END;
    }

    /** The receiving end. */
    @Override
    public void run() {
        long seen = 0;
        while (seen != END) {
            long now = cell;
            if (now == seen) {
                Thread.onSpinWait();
                continue;
            }
            long came = System.nanoTime();
            if (now != END) {
                hops.record(came, came - now);
            }
            seen = now;
        }
    }
}
