package io.ticklane.simulator.stream;

import java.util.ArrayList;
import java.util.List;

/** A clock and one book set by hand. The monotonic clock begins with 0 at {@link #START_MICROS}. */
final class HandView implements MarketView {
    static final long START_MICROS = 1_784_102_400_000_000L;

    /** Price and quantity. */
    record Level(long price, long quantity) {}

    long micros = START_MICROS;
    long updateId = 87;
    boolean published = true;
    boolean klinesPublished = true;
    final List<Level> bids = new ArrayList<>();
    final List<Level> asks = new ArrayList<>();

    /** Lets so much time have passed since the start, and all that is planned until then happen in time. */
    void advance(StreamHub hub, long millis) {
        long now = millis * 1_000_000;
        for (long due = hub.nextDueNanos(); due <= now; due = hub.nextDueNanos()) {
            micros = START_MICROS + due / 1000;
            hub.advance(due);
        }
        micros = START_MICROS + now / 1000;
    }

    @Override
    public long epochMicros() {
        return micros;
    }

    @Override
    public long nanosAt(long epochMicros) {
        return (epochMicros - START_MICROS) * 1000;
    }

    @Override
    public long updateId(int symbol) {
        return updateId;
    }

    @Override
    public int levels(int symbol, boolean bid) {
        return (bid ? bids : asks).size();
    }

    @Override
    public long price(int symbol, boolean bid, int level) {
        return (bid ? bids : asks).get(level).price();
    }

    @Override
    public long quantity(int symbol, boolean bid, int level) {
        return (bid ? bids : asks).get(level).quantity();
    }

    @Override
    public boolean published(int symbol) {
        return published;
    }

    @Override
    public boolean klinesPublished(int symbol) {
        return published && klinesPublished;
    }
}
