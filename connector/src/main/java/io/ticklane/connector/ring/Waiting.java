package io.ticklane.connector.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.LiteTimeoutBlockingWaitStrategy;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The consumer's waiting. Every wait ends by itself after at most 10 ms, so that the consumer can do what is
 * due; the strategies of the library wait without end, except for the blocking one, which is used here.
 *
 * <p>{@link #await} and {@link #reset} on the consumer's thread only.
 */
@SuppressWarnings("ThreadPriorityCheck") // yielding is what the modes promise
final class Waiting {
    /** Looks at the ring before everything else is looked at again: half a microsecond. */
    private static final int LOOKS = 16;
    private static final int SPINS = 100;
    private static final int YIELDS = 200;
    private static final int PHASED_SPINS = 2_000;
    private static final int PHASED_YIELDS = 2_200;
    private static final long PARK_NANOS = 100_000;
    /** The longest sleep of a consumer that is woken. */
    static final long BLOCK_MILLIS = 10;

    private final WaitMode mode;
    private final SequenceBarrier barrier;
    private int round;

    Waiting(WaitMode mode, SequenceBarrier barrier) {
        this.mode = mode;
        this.barrier = barrier;
    }

    /** What publishers of a ring with that mode have to signal. */
    static WaitStrategy strategy(WaitMode mode, long mostMillis) {
        return mode == WaitMode.BLOCKING
                ? new LiteTimeoutBlockingWaitStrategy(mostMillis, TimeUnit.MILLISECONDS)
                : new BusySpinWaitStrategy();
    }

    /** Something was there. */
    void reset() {
        round = 0;
    }

    /** One step of waiting for {@code sequence}. */
    void await(long sequence) {
        round++;
        switch (mode) {
            case BUSY_SPIN -> spin(sequence);
            case YIELDING -> yieldAlways();
            case SLEEPING -> backOff(SPINS, YIELDS);
            case PHASED -> backOff(PHASED_SPINS, PHASED_YIELDS);
            case BLOCKING -> block(sequence);
        }
    }

    /** Ends a wait under way. Any thread. */
    void wake() {
        barrier.alert();
    }

    /**
     * A turn of the consumer takes many times as long as a look at the cursor. With many publishers that moves when a
     * place is claimed, and while it is filled the consumer is on its way; looking at the place itself would be in the
     * publisher's way.
     */
    private void spin(long sequence) {
        for (int i = 0; i < LOOKS && barrier.getCursor() < sequence; i++) {
            Thread.onSpinWait();
        }
    }

    private void backOff(int spins, int yields) {
        if (round <= spins) {
            Thread.onSpinWait();
        } else if (round <= yields) {
            Thread.yield();
        } else {
            // Counts no further, or it would be below zero one day.
            round = yields;
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    private void yieldAlways() {
        if (round <= SPINS) {
            Thread.onSpinWait();
        } else {
            round = SPINS;
            Thread.yield();
        }
    }

    private void block(long sequence) {
        try {
            barrier.waitFor(sequence);
        } catch (TimeoutException | AlertException e) {
            // The consumer looks itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Thread.yield();
        }
    }
}
