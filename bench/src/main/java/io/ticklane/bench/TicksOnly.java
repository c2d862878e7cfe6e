package io.ticklane.bench;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Trade;

/** Takes ticks and lets everything else go by. The thread that delivers. */
public abstract class TicksOnly implements InboundHandler {
    @Override
    public void onTrade(Trade trade) {}

    @Override
    public void onDepth(DepthDiff diff) {}

    @Override
    public void onExecution(ExecutionReport report) {}

    @Override
    public void onFeed(FeedEvent event) {}
}
