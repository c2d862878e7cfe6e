package io.ticklane.connector.ring;

import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.InboundHandler;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What a full ring refused, by kind and instrument. The consumer tells it in its place: after all that was
 * published before the loss, before what came after.
 *
 * <p>{@link #count} on publishing threads, {@link #report} on the consumer's, totals on any.
 */
final class Drops {
    /** Kinds counted: {@link Slot#TICK} up to {@link Slot#TICKER}. */
    static final int KINDS = Slot.TICKER + 1;

    private static final long NONE = Long.MAX_VALUE;
    private static final String[] NAMES = {"ticks", "trades", "depth diffs", "partial depths",
        "candlesticks", "24 h statistics"};

    private final int instruments;
    /** Written by publishers, read by all; only ever rises. */
    private final AtomicLongArray counts;
    /** Consumer's: how much of {@link #counts} was told. */
    private final long[] reported;
    /** Sequence after which the oldest untold loss happened. Set by publishers, cleared by the consumer. */
    private final AtomicLong after = new AtomicLong(NONE);
    private final AtomicLong total = new AtomicLong();

    Drops(int instruments) {
        this.instruments = instruments;
        counts = new AtomicLongArray(Math.multiplyExact(KINDS, instruments));
        reported = new long[counts.length()];
    }

    /** One of {@code kind} was lost while {@code cursor} was the highest sequence claimed. */
    void count(int kind, int instrumentId, long cursor) {
        total.incrementAndGet();
        counts.incrementAndGet(kind * instruments + instrumentId);
        after.compareAndSet(NONE, cursor);
    }

    /** Whether a loss has to be told before {@code sequence} is handled. */
    boolean dueBefore(long sequence) {
        return sequence > after.getOpaque();
    }

    /** Tells every loss not told yet. */
    void report(long nowNanos, InboundHandler to) {
        after.set(NONE);
        for (int i = 0; i < reported.length; i++) {
            long lost = counts.get(i) - reported[i];
            if (lost > 0) {
                reported[i] += lost;
                to.onFeed(new FeedEvent(FeedEvent.Kind.DROPPED, FeedState.SUSPECT, -1, i % instruments, lost,
                        nowNanos, "inbound ring full: lost " + lost + " " + NAMES[i / instruments]));
            }
        }
    }

    long total() {
        return total.get();
    }

    long total(int kind, int instrumentId) {
        return counts.get(kind * instruments + instrumentId);
    }
}
