package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/** Keeps only a sum, so that nothing it is given can be left out. */
public class SinkHandler implements InboundHandler {
    long sum;

    @Override
    public void onTick(Tick tick) {
        sum += tick.updateId + tick.bidPrice + tick.askQuantity;
    }

    @Override
    public void onTrade(Trade trade) {
        sum += trade.tradeId + trade.price + trade.quantity;
    }

    @Override
    public void onDepth(DepthDiff diff) {
        sum += diff.lastUpdateId + diff.bids + diff.asks;
    }

    @Override
    public void onExecution(ExecutionReport report) {
        sum++;
    }

    @Override
    public void onFeed(FeedEvent event) {
        sum++;
    }
}
