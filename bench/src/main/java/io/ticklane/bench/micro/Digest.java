package io.ticklane.bench.micro;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;

/** Folds every field but the stamps into one number: equal numbers mean equal events. One thread. */
final class Digest implements InboundHandler {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    long value;

    @Override
    public void onTick(Tick tick) {
        add(tick.instrumentId, tick.updateId, tick.bidPrice, tick.bidQuantity, tick.askPrice,
                tick.askQuantity);
    }

    @Override
    public void onTrade(Trade trade) {
        add(trade.instrumentId, trade.tradeId, trade.firstTradeId, trade.lastTradeId, trade.price,
                trade.quantity, trade.buyerIsMaker ? 1 : 0, trade.eventTime, trade.tradeTime);
    }

    @Override
    public void onDepth(DepthDiff diff) {
        add(diff.instrumentId, diff.firstUpdateId, diff.lastUpdateId, diff.eventTime, diff.bids, diff.asks);
        for (int i = 0; i < diff.bids; i++) {
            add(diff.bidPrices[i], diff.bidQuantities[i]);
        }
        for (int i = 0; i < diff.asks; i++) {
            add(diff.askPrices[i], diff.askQuantities[i]);
        }
    }

    @Override
    public void onExecution(ExecutionReport report) {
        throw new IllegalStateException("no frame holds an execution");
    }

    @Override
    public void onFeed(FeedEvent event) {
        throw new IllegalStateException("frames must follow each other: " + event.reason());
    }

    private void add(long... fields) {
        for (long field : fields) {
            value = (value ^ value >>> 32) * FACTOR + field;
        }
    }
}
