package io.ticklane.bench.endtoend;

import io.ticklane.bench.floor.FloorOrders;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedEvent;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers each tick with a frame that was ready before, and then looks at the answers to earlier ones. The receiving thread. */
final class EchoSignal implements InboundHandler {
    private final FloorOrders orders;

    EchoSignal(FloorOrders orders) {
        this.orders = orders;
    }

    @Override
    public void onTick(Tick tick) {
        try {
            orders.send(tick);
            orders.drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onTrade(Trade trade) {}

    @Override
    public void onDepth(DepthDiff diff) {}

    @Override
    public void onExecution(ExecutionReport report) {}

    @Override
    public void onFeed(FeedEvent event) {}
}
