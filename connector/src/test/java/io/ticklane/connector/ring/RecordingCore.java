package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what it gets as text, in order. */
final class RecordingCore implements InboundHandler {
    final List<String> events = new ArrayList<>();

    static String text(DepthDiff diff) {
        return "depth " + diff.instrumentId + " " + diff.firstUpdateId + ".." + diff.lastUpdateId + " "
                + diff.eventTime + " " + diff.receivedNanos + " " + diff.decodedNanos + " "
                + Arrays.toString(Arrays.copyOf(diff.bidPrices, diff.bids))
                + Arrays.toString(Arrays.copyOf(diff.bidQuantities, diff.bids))
                + Arrays.toString(Arrays.copyOf(diff.askPrices, diff.asks))
                + Arrays.toString(Arrays.copyOf(diff.askQuantities, diff.asks));
    }

    static String text(Tick tick) {
        return "tick " + tick.instrumentId + " " + tick.updateId + " " + tick.bidPrice + " "
                + tick.bidQuantity
                + " " + tick.askPrice + " " + tick.askQuantity + " " + tick.source + " " + tick.receivedNanos
                + " " + tick.decodedNanos;
    }

    static String text(Trade trade) {
        return "trade " + trade.instrumentId + " " + trade.aggregate + " " + trade.tradeId + " "
                + trade.firstTradeId + " " + trade.lastTradeId + " " + trade.price + " " + trade.quantity
                + " "
                + trade.buyerIsMaker + " " + trade.eventTime + " " + trade.tradeTime + " "
                + trade.receivedNanos;
    }

    static String text(ExecutionReport report) {
        return "execution " + report.orderId + " " + report.status;
    }

    @Override
    public void onTick(Tick tick) {
        events.add(text(tick));
    }

    @Override
    public void onTrade(Trade trade) {
        events.add(text(trade));
    }

    @Override
    public void onDepth(DepthDiff diff) {
        events.add(text(diff));
    }

    @Override
    public void onExecution(ExecutionReport report) {
        events.add(text(report));
    }

    @Override
    public void onFeed(FeedEvent event) {
        events.add("feed " + event.kind() + " " + event.instrumentId() + " " + event.count());
    }
}
