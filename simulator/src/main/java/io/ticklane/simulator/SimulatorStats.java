package io.ticklane.simulator;

import io.ticklane.simulator.net.VenueServer;
import io.ticklane.simulator.stream.WireToWire;
import java.util.Map;

/**
 * What happened at the venue since it started. Immutable.
 *
 * @param net connections and bytes
 * @param subscriptions of all connections together, now
 * @param frames market frames handed to connections, by type
 * @param orders placements that arrived at {@code /api/v3/order}, accepted or not
 * @param rejects of those refused
 * @param fills of orders of accounts
 * @param wireToWire bookTicker sent until the order that names it received, in microseconds
 * @param market how far the market is
 */
public record SimulatorStats(double uptimeSeconds, VenueServer.Counters net, long subscriptions,
        Map<String, Long> frames, long orders, long rejects, long fills, WireToWire.Latency wireToWire,
        MarketProgress market) {

    public SimulatorStats {
        frames = Map.copyOf(frames);
    }

    /**
     * How far a market is.
     *
     * @param started false while it waits for subscriptions
     * @param ended whether nothing will ever come again
     * @param played recorded frames played, by type; empty for other markets
     * @param dueTicks that a metronome should have sent by now
     * @param ticks sent by a metronome
     * @param lateTicks of those more than 1 ms after their planned time
     * @param maxLateMicros the worst of them, since the market was given its pace
     */
    public record MarketProgress(MarketKind kind, boolean started, boolean ended, Map<String, Long> played,
            long dueTicks, long ticks, long lateTicks, double maxLateMicros) {
        public MarketProgress {
            played = Map.copyOf(played);
        }
    }
}
