package io.ticklane.bridge;

import io.ticklane.connector.OrderSender;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The cells behind {@link BridgeCounters}. The core counts; any thread takes a snapshot.
 */
final class Counters {
    static final int TICKS = 0;
    static final int REST_TICKS = 1;
    static final int LATE = 2;
    static final int TRADES = 3;
    static final int DEPTHS = 4;
    static final int FEED_EVENTS = 5;
    static final int EXECUTIONS = 6;
    static final int PLACED = 7;
    static final int ACKNOWLEDGED = 8;
    static final int FILLED = 9;
    static final int PARTIALLY_FILLED = 10;
    static final int CANCELLED = 11;
    static final int REJECTED = 12;
    static final int EXPIRED = 13;
    static final int UNKNOWN = 14;
    static final int FILLS = 15;
    static final int CANCELS_SENT = 16;
    static final int CANCEL_ALLS_SENT = 17;
    static final int CANCELS_REFUSED = 18;
    static final int DUPLICATE_REPORTS = 19;
    static final int FOREIGN_REPORTS = 20;
    static final int STRATEGY_EXCEPTIONS = 21;
    static final int PARTIAL_DEPTHS = 22;
    static final int KLINES = 23;
    static final int TICKERS = 24;
    private static final int REFUSED = 25;
    private static final int SIZE = REFUSED + 9;

    // Written by the core only, so a plain read and an opaque write make an update; no reader sees half a value.
    private final AtomicLongArray cells = new AtomicLongArray(SIZE);

    void count(int cell) {
        cells.setOpaque(cell, cells.getPlain(cell) + 1);
    }

    /** Counts a refusal and hands it back. */
    long refused(long refusal) {
        count(REFUSED - (int) refusal);
        return refusal;
    }

    BridgeCounters snapshot(int open) {
        return new BridgeCounters(at(TICKS), at(REST_TICKS), at(LATE), at(TRADES), at(DEPTHS),
                at(PARTIAL_DEPTHS), at(KLINES), at(TICKERS), at(FEED_EVENTS), at(EXECUTIONS), at(PLACED),
                at(ACKNOWLEDGED), at(FILLED), at(PARTIALLY_FILLED), at(CANCELLED), at(REJECTED), at(EXPIRED),
                at(UNKNOWN), open, at(FILLS), at(CANCELS_SENT),
                at(CANCEL_ALLS_SENT), at(CANCELS_REFUSED), at(DUPLICATE_REPORTS), at(FOREIGN_REPORTS),
                at(STRATEGY_EXCEPTIONS),
                new BridgeCounters.Refused(refusals(OrderSender.REFUSED_SIZE),
                        refusals(OrderSender.REFUSED_NOTIONAL), refusals(OrderSender.REFUSED_RATE),
                        refusals(OrderSender.REFUSED_DISTANCE), refusals(OrderSender.REFUSED_KILLED),
                        refusals(OrderSender.REFUSED_FULL), refusals(OrderSender.REFUSED_FILTER),
                        refusals(OrderSender.REFUSED_UNKNOWN_ORDER)));
    }

    private long refusals(long refusal) {
        return at(REFUSED - (int) refusal);
    }

    private long at(int cell) {
        return cells.getOpaque(cell);
    }
}
