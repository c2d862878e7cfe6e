package io.ticklane.simulator.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Feeds of one period. Their moments are the multiples of the period on the venue's clock, as it was when the first
 * feed began. Simulator thread only.
 */
final class Cadence {
    private static final long NANOS_PER_MICRO = 1_000;

    private final long periodMicros;
    private final MarketView view;
    private final List<Feed> feeds = new ArrayList<>();
    private long dueNanos = Long.MAX_VALUE;

    Cadence(long periodMicros, MarketView view) {
        this.periodMicros = periodMicros;
        this.view = view;
    }

    /** When the feeds are due, or {@link Long#MAX_VALUE} without any. */
    long dueNanos() {
        return dueNanos;
    }

    void add(Feed feed) {
        long now = view.epochMicros();
        if (feeds.isEmpty()) {
            dueNanos = view.nanosAt((Math.floorDiv(now, periodMicros) + 1) * periodMicros);
        }
        feed.open(now);
        feeds.add(feed);
    }

    void remove(Feed feed) {
        feeds.remove(feed);
        if (feeds.isEmpty()) {
            dueNanos = Long.MAX_VALUE;
        }
    }

    /** Lets the feeds speak, in the order in which they began, and plans the next moment. They may leave meanwhile. */
    void run(Delivery delivery) {
        dueNanos += periodMicros * NANOS_PER_MICRO;
        long now = view.epochMicros();
        for (Feed feed : feeds.toArray(new Feed[0])) {
            feed.emit(now, delivery);
        }
    }
}
