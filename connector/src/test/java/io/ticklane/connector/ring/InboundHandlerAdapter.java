package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/** Ignores everything. */
abstract class InboundHandlerAdapter implements InboundHandler {
    @Override
    public void onTick(Tick tick) {}

    @Override
    public void onTrade(Trade trade) {}

    @Override
    public void onDepth(DepthDiff diff) {}

    @Override
    public void onExecution(ExecutionReport report) {}

    @Override
    public void onFeed(FeedEvent event) {}
}
