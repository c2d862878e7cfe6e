package io.ticklane.bench.ring;

import io.ticklane.bench.TicksOnly;
import io.ticklane.bench.figures.WindowedLatencies;
import io.ticklane.connector.Tick;

/**
 * The core behind an inbound ring. Its thread writes; the publishing one reads the latencies when all has come.
 */
final class TickTaker extends TicksOnly {
    final WindowedLatencies hops;
    private final boolean stamps;
    /** Written by the publishing thread while nothing is on its way. */
    volatile boolean measuring;
    /** Written by the core. */
    private volatile long lastId;

    TickTaker(WindowedLatencies hops, boolean stamps) {
        this.hops = hops;
        this.stamps = stamps;
    }

    @Override
    public boolean wantsStamps() {
        return stamps;
    }

    @Override
    public void onTick(Tick tick) {
        long now = System.nanoTime();
        if (measuring) {
            hops.record(now, now - tick.publishedNanos);
        }
        lastId = tick.updateId;
    }

    /** Until that tick has come, the last that was published. */
    void await(long id) throws InterruptedException {
        Pace.until(() -> lastId == id);
    }
}
