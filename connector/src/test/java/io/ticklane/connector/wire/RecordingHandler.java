package io.ticklane.connector.wire;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Kline;
import io.ticklane.connector.PartialDepth;
import io.ticklane.connector.RollingTicker;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a decoder hands over, each event as a row of numbers that starts with its kind. */
final class RecordingHandler implements InboundHandler {
    static final long TICK = 1;
    static final long TRADE = 2;
    static final long AGG_TRADE = 3;
    static final long DEPTH = 4;
    static final long KLINE = 5;
    static final long TICKER = 6;
    static final long PARTIAL_DEPTH = 7;

    final List<FeedEvent> feedEvents = new ArrayList<>();
    long[] last;
    int events;
    /** Event time of the last partial book; not in its row, for JSON has none. */
    long partialTime;

    @Override
    public void onTick(Tick tick) {
        keep(TICK, tick.instrumentId, tick.updateId, tick.bidPrice, tick.bidQuantity, tick.askPrice,
                tick.askQuantity);
    }

    @Override
    public void onTrade(Trade trade) {
        keep(trade.aggregate ? AGG_TRADE : TRADE, trade.instrumentId, trade.tradeId, trade.firstTradeId,
                trade.lastTradeId, trade.price, trade.quantity, trade.buyerIsMaker ? 1 : 0, trade.eventTime,
                trade.tradeTime);
    }

    @Override
    public void onDepth(DepthDiff diff) {
        long[] row = new long[7 + 2 * (diff.bids + diff.asks)];
        long[] head = {DEPTH, diff.instrumentId, diff.firstUpdateId, diff.lastUpdateId, diff.eventTime,
            diff.bids, diff.asks};
        System.arraycopy(head, 0, row, 0, head.length);
        int at = head.length;
        for (int i = 0; i < diff.bids; i++) {
            row[at++] = diff.bidPrices[i];
            row[at++] = diff.bidQuantities[i];
        }
        for (int i = 0; i < diff.asks; i++) {
            row[at++] = diff.askPrices[i];
            row[at++] = diff.askQuantities[i];
        }
        keep(row);
    }

    @Override
    public void onPartialDepth(PartialDepth depth) {
        partialTime = depth.eventTime;
        long[] row = new long[5 + 2 * (depth.bids + depth.asks)];
        long[] head = {PARTIAL_DEPTH, depth.instrumentId, depth.lastUpdateId, depth.bids, depth.asks};
        System.arraycopy(head, 0, row, 0, head.length);
        int at = head.length;
        for (int i = 0; i < depth.bids; i++) {
            row[at++] = depth.bidPrices[i];
            row[at++] = depth.bidQuantities[i];
        }
        for (int i = 0; i < depth.asks; i++) {
            row[at++] = depth.askPrices[i];
            row[at++] = depth.askQuantities[i];
        }
        keep(row);
    }

    @Override
    public void onKline(Kline kline) {
        keep(KLINE, kline.instrumentId, kline.interval.text().hashCode(), kline.eventTime, kline.openTime,
                kline.closeTime, kline.firstTradeId, kline.lastTradeId, kline.open, kline.high, kline.low,
                kline.close, kline.volume, kline.quoteVolume, kline.takerBuyVolume,
                kline.takerBuyQuoteVolume, kline.trades, kline.closed ? 1 : 0);
    }

    @Override
    public void onTicker(RollingTicker ticker) {
        keep(TICKER, ticker.instrumentId, ticker.mini ? 1 : 0, ticker.eventTime, ticker.open, ticker.high,
                ticker.low, ticker.last, ticker.volume, ticker.quoteVolume, ticker.priceChange,
                ticker.priceChangePercent, ticker.lastQuantity, ticker.bidPrice, ticker.bidQuantity,
                ticker.askPrice, ticker.askQuantity, ticker.openTime, ticker.closeTime, ticker.firstTradeId,
                ticker.lastTradeId, ticker.trades);
    }

    @Override
    public void onExecution(ExecutionReport report) {
        throw new AssertionError("a market decoder knows no executions");
    }

    @Override
    public void onFeed(FeedEvent event) {
        feedEvents.add(event);
    }

    /** Ids that gaps have told missing. */
    long missing() {
        return feedEvents.stream().mapToLong(FeedEvent::count).sum();
    }

    private void keep(long... row) {
        last = row;
        events++;
    }
}
