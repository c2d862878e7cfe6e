package io.ticklane.bench.micro;

import io.ticklane.bridge.Strategy;
import io.ticklane.bridge.StrategyBridge;
import io.ticklane.bridge.StrategyContext;
import io.ticklane.cache.Quote;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;
import org.jspecify.annotations.Nullable;

/** Reads the quote from the cache and places an order, every tick. One thread. */
final class OrderEveryTick implements Strategy {
    private static final long QUANTITY = 100;

    private final Quote quote = new Quote();
    private final ExecutionReport report = new ExecutionReport();
    private final long[] ids;
    private final int[] instruments;
    private @Nullable StrategyContext context;
    private int placed;

    /** @param most orders between two calls of {@link #expireAll} */
    OrderEveryTick(int most) {
        ids = new long[most];
        instruments = new int[most];
    }

    @Override
    public void onStart(StrategyContext started) {
        context = started;
    }

    @Override
    public void onTick(Tick tick) {
        StrategyContext on = context;
        if (on == null) {
            return;
        }
        int hit = on.quote(tick.instrumentId, quote);
        ids[placed] = on.orders().place(tick.instrumentId, Side.BUY, OrderType.LIMIT, TimeInForce.IOC,
                quote.askPrice, QUANTITY + hit);
        instruments[placed++] = tick.instrumentId;
    }

    /** Has the venue end all orders unfilled. */
    void expireAll(StrategyBridge bridge) {
        for (int i = 0; i < placed; i++) {
            report.orderId = ids[i];
            report.instrumentId = instruments[i];
            report.status = OrderStatus.EXPIRED;
            bridge.onExecution(report);
        }
        placed = 0;
    }
}
