package io.ticklane.app.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session can tell about itself at one moment. Counts are since its start.
 *
 * @param frames decoded messages by type, in the order to show
 * @param ordersByState how many orders are in each state now
 * @param restTicks of the ticks, prices that came from REST while the stream was down
 * @param rejected orders refused by the gateway or the venue
 * @param refused orders that our own limits refused
 * @param unknown orders of which no answer tells what became
 * @param stages latency since receipt at each stage, in the order of the way
 * @param wireToWire by the simulator's clock; null at other venues
 * @param layout the one in use, in one word
 * @param feed state of the feed in one word; once stopped, as it was before
 * @param moments news of the feed in order
 * @param slowest ticks over the threshold, the worst first; empty at a glance
 * @param overThreshold how many there were, kept or not
 */
public record Figures(Map<String, Long> frames, long ticks, long restTicks, long gaps, long malformed,
        long dropped,
        long reconnects, long orders, long acknowledged, long fills, long rejected, long refused,
        long unknown,
        Map<String, Long> ordersByState, CacheFigures cache, Map<String, Curve> stages, Curve tickToOrder,
        Curve orderToWire, @Nullable Curve wireToWire, long ringHighWater, long ringSize, String layout,
        String feed,
        List<FeedMoment> moments, List<Position> positions, List<SlowTick> slowest, long overThreshold) {

    /** Price cache counters. */
    public record CacheFigures(long hits, long absent, long stale, long evictions, long lateRefused,
            long size,
            long capacity, long offHeapBytes) {
        /** Hits among all reads, 0 to 1; 0 where nothing was read. */
        public double hitRate() {
            long reads = hits + absent + stale;
            return reads == 0 ? 0 : (double) hits / reads;
        }
    }

    /**
     * News of the feed.
     *
     * @param seconds since the session's start
     * @param kind what happened, in one word
     * @param state the feed's state after it
     */
    public record FeedMoment(double seconds, String kind, String state, String reason) {}

    /**
     * A tick that took long.
     *
     * @param seconds when it was received, since the session's start
     * @param stage the one that exceeded its usual time most
     * @param before how many ticks before it are kept in the session
     * @param jvm what the JVM did meanwhile, in words; empty where nothing is known
     */
    public record SlowTick(double seconds, String symbol, long updateId, double micros, String stage,
            double stageMicros, double usualMicros, int before, String jvm) {}

    /**
     * What trading an instrument left. Amounts are decimal text.
     *
     * @param base quantity held, negative for short
     * @param result profit or loss in the quote asset, positions valued at the middle of the market
     */
    public record Position(String symbol, String base, String quote, String quoteAsset, String result) {}
}
