package io.ticklane.connector.spot;

import io.ticklane.connector.FeedState;
import io.ticklane.connector.failover.FeedTransition;
import io.ticklane.connector.stream.ConnectionStatus;
import java.util.List;

/**
 * How a connector stands.
 *
 * @param layout the one in use, never {@link Layout#AUTO}
 * @param transitions changes of the feed's state so far, oldest first
 * @param dropped market data lost because the ring was full
 * @param ringHighWater the most events that were ever waiting
 */
public record SpotStatus(Layout layout, FeedState feed, List<FeedTransition> transitions,
        List<ConnectionStatus> connections, long reconnects, DecoderTotals decoded, long dropped,
        int ringHighWater, int ringSize) {}
