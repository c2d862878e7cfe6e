package io.ticklane.simulator.stream;

import java.util.HashMap;
import java.util.Map;

/** All feeds that speak at planned times. Simulator thread only. */
final class Cadences {
    private final Delivery delivery;
    private final Map<Feed, Cadence> byFeed = new HashMap<>();
    /** Shortest first: that is the order at a moment that they share. */
    private final Cadence[] all;
    private final long[] periods;

    /** @param periodsMicros in rising order */
    Cadences(MarketView view, Delivery delivery, long... periodsMicros) {
        this.delivery = delivery;
        periods = periodsMicros.clone();
        all = new Cadence[periods.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Cadence(periods[i], view);
        }
    }

    void add(Feed feed, long periodMicros) {
        for (int i = 0; i < all.length; i++) {
            if (periods[i] == periodMicros) {
                byFeed.put(feed, all[i]);
                all[i].add(feed);
                return;
            }
        }
        throw new IllegalArgumentException("no cadence of " + periodMicros + " µs");
    }

    void remove(Feed feed) {
        Cadence cadence = byFeed.remove(feed);
        if (cadence != null) {
            cadence.remove(feed);
        }
    }

    /** When {@link #advance} has something to do, or {@link Long#MAX_VALUE}. */
    long dueNanos() {
        long due = Long.MAX_VALUE;
        for (Cadence cadence : all) {
            due = Math.min(due, cadence.dueNanos());
        }
        return due;
    }

    /** Does all that is planned up to now, in the order of the planned times. */
    void advance(long nowNanos) {
        for (long due = dueNanos(); due <= nowNanos; due = dueNanos()) {
            for (Cadence cadence : all) {
                if (cadence.dueNanos() == due) {
                    cadence.run(delivery);
                }
            }
        }
    }
}
