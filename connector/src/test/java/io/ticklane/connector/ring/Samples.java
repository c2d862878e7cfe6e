package io.ticklane.connector.ring;

import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.util.SplittableRandom;

/** Events whose every field follows from a seed. */
final class Samples {
    private Samples() {}

    static Tick tick(int instrumentId, long id) {
        Tick tick = new Tick();
        tick.instrumentId = instrumentId;
        tick.updateId = id;
        tick.bidPrice = id * 3;
        tick.bidQuantity = id * 5;
        tick.askPrice = id * 7;
        tick.askQuantity = id * 11;
        tick.source = id % 2 == 0 ? PriceSource.STREAM : PriceSource.REST;
        tick.receivedNanos = id * 13;
        tick.decodedNanos = id * 17;
        return tick;
    }

    static Trade trade(int instrumentId, long id) {
        Trade trade = new Trade();
        trade.instrumentId = instrumentId;
        trade.aggregate = id % 3 == 0;
        trade.tradeId = id;
        trade.firstTradeId = id - 1;
        trade.lastTradeId = id + 1;
        trade.price = id * 3;
        trade.quantity = id * 5;
        trade.buyerIsMaker = id % 2 == 0;
        trade.eventTime = id * 7;
        trade.tradeTime = id * 11;
        trade.receivedNanos = id * 13;
        return trade;
    }

    static DepthDiff diff(int instrumentId, long id, int bids, int asks) {
        SplittableRandom random = new SplittableRandom(id);
        DepthDiff diff = new DepthDiff();
        diff.instrumentId = instrumentId;
        diff.firstUpdateId = id;
        diff.lastUpdateId = id + 3;
        diff.eventTime = id * 3;
        diff.receivedNanos = id * 5;
        diff.decodedNanos = id * 7;
        for (int i = 0; i < bids; i++) {
            diff.addBid(random.nextLong(), random.nextLong());
        }
        for (int i = 0; i < asks; i++) {
            diff.addAsk(random.nextLong(), random.nextLong());
        }
        return diff;
    }

    static ExecutionReport execution(long orderId) {
        ExecutionReport report = new ExecutionReport();
        report.orderId = orderId;
        report.status = OrderStatus.NEW;
        return report;
    }
}
