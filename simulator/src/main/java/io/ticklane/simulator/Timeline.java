package io.ticklane.simulator;

import io.ticklane.simulator.engine.VenueTime;
import io.ticklane.simulator.market.Market;
import io.ticklane.simulator.stream.StreamHub;

/**
 * Lets what is planned happen in the order of its times: market events, and the ends of the streams' windows
 * between them. In how many steps, and how late, makes no difference to what is sent. Simulator thread only.
 */
final class Timeline {
    private final Market market;
    private final StreamHub hub;
    private final VenueTime time;

    Timeline(Market market, StreamHub hub, VenueTime time) {
        this.market = market;
        this.hub = hub;
        this.time = time;
    }

    /** Does all that is planned up to {@code nowNanos}. */
    void advance(long nowNanos) {
        for (long end = hub.nextDueNanos(); end <= nowNanos; end = hub.nextDueNanos()) {
            market.advance(end);
            time.hold(end);
            hub.advance(end);
        }
        time.release();
        market.advance(nowNanos);
        hub.advance(nowNanos);
        time.release();
    }

    /** When there is something to do again, or {@link Long#MAX_VALUE}. */
    long nextDueNanos() {
        return Math.min(market.nextDueNanos(), hub.nextDueNanos());
    }
}
