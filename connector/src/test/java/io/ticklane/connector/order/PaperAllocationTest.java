package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.Trade;
import io.ticklane.connector.wire.Allocation;
import io.ticklane.connector.wire.SinkHandler;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders on paper allocate nothing, whatever becomes of them: it is the core's thread that keeps the paper. */
final class PaperAllocationTest {
    private static final long BID = 2_000_00;
    private static final long ASK = 2_001_00;

    private final Map<OrderStatus, long[]> reports = new EnumMap<>(OrderStatus.class);
    private final Tick tick = new Tick();
    private final Trade trade = new Trade();
    private final PaperOrderGateway gateway = new PaperOrderGateway(Pairs.ALL, PaperConfig.defaults(),
            () -> tick.receivedNanos, new SinkHandler() {
                @Override
                public void onExecution(ExecutionReport report) {
                    count(report.status)[0]++;
                }
            });

    @Test
    void allocatesNothing() {
        OrderRequest takes = Pairs.limit(1, Side.BUY, TimeInForce.IOC, ASK, 1_000);
        OrderRequest misses = Pairs.limit(2, Side.SELL, TimeInForce.IOC, ASK, 1_000);
        OrderRequest fillsByTop = Pairs.limit(3, Side.BUY, TimeInForce.GTC, BID - 10, 1_000);
        OrderRequest fillsByTrade = Pairs.maker(4, Side.BUY, BID - 20, 1_000);
        OrderRequest rests = Pairs.limit(5, Side.SELL, TimeInForce.GTC, ASK + 30, 1_000);
        OrderRequest cancel = Pairs.cancel(5);
        OrderRequest cancelAll = Pairs.cancelAll(0);
        OrderRequest refused = Pairs.maker(6, Side.BUY, ASK, 1_000);
        int runs = 10_000;
        assertEquals(0, Allocation.least(runs, () -> {
            top(BID, ASK);
            gateway.submit(takes);
            gateway.submit(misses);
            gateway.submit(refused);
            gateway.submit(rests);
            gateway.submit(fillsByTop);
            gateway.submit(fillsByTrade);
            top(BID - 15, BID - 10);
            trade(BID - 21);
            gateway.submit(cancel);
            gateway.submit(rests);
            gateway.submit(cancelAll);
        }));
        // In each round of each run.
        long times = count(OrderStatus.EXPIRED)[0];
        assertEquals(0, times % runs);
        assertEquals(3 * times, count(OrderStatus.FILLED)[0]);
        assertEquals(times, count(OrderStatus.REJECTED)[0]);
        assertEquals(4 * times, count(OrderStatus.NEW)[0]);
        assertEquals(2 * times, count(OrderStatus.CANCELED)[0]);
    }

    private long[] count(OrderStatus status) {
        return reports.computeIfAbsent(status, first -> new long[1]);
    }

    private void top(long bid, long ask) {
        tick.updateId++;
        tick.receivedNanos++;
        tick.bidPrice = bid;
        tick.bidQuantity = 5_000;
        tick.askPrice = ask;
        tick.askQuantity = 5_000;
        gateway.onTick(tick);
    }

    private void trade(long price) {
        trade.tradeId++;
        trade.firstTradeId = trade.tradeId;
        trade.lastTradeId = trade.tradeId;
        trade.receivedNanos = tick.receivedNanos;
        trade.price = price;
        trade.quantity = 1_000;
        gateway.onTrade(trade);
    }
}
