package io.ticklane.bench.micro;

import io.ticklane.bridge.NanoClock;
import io.ticklane.connector.Tick;

/**
 * Ticks of random instruments with rising ids. It is the core's clock as well: a tick is received a moment
 * before the clock was last read, so that making one costs no reading. The clock can be made to stand, so that what is
 * left is ours. One thread.
 */
final class TickSource implements NanoClock {
    static final long BID = 5_000_000;
    static final long ASK = 5_000_010;

    private static final long RECEIVED_BEFORE = 700;
    private static final long DECODED_BEFORE = 300;

    private final int[] keys;
    private final boolean stands;
    private final Tick tick = new Tick();
    private long lastNanos = System.nanoTime();
    private int index;

    TickSource(int instruments) {
        this(instruments, false);
    }

    TickSource(int instruments, boolean clockStands) {
        stands = clockStands;
        keys = MicroBenchmark.keys(instruments);
        tick.bidPrice = BID;
        tick.bidQuantity = 100_000;
        tick.askPrice = ASK;
        tick.askQuantity = 100_000;
    }

    @Override
    public long nanoTime() {
        if (!stands) {
            lastNanos = System.nanoTime();
        }
        return lastNanos;
    }

    /** The next tick, in a slot that is used again. */
    Tick next() {
        tick.instrumentId = keys[index++ & MicroBenchmark.DRAWN - 1];
        tick.updateId++;
        tick.receivedNanos = lastNanos - RECEIVED_BEFORE;
        tick.decodedNanos = lastNanos - DECODED_BEFORE;
        tick.publishedNanos = tick.decodedNanos;
        return tick;
    }
}
