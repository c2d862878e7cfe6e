package io.ticklane.bench.endtoend;

import io.ticklane.bench.TicksOnly;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.Tick;
import io.ticklane.connector.TimeInForce;

/**
 * The decision of {@link SignalEveryTick} with nothing between it and the decoder: an order from every tick, written
 * into a slot and stamped. No cache, no limits, no order table. The receiving thread.
 */
final class FloorSignal extends TicksOnly {
    private final Instruments instruments;
    private final Stretch stretch;
    private final OrderRequest order = new OrderRequest();

    FloorSignal(Instruments instruments, Stretch stretch) {
        this.instruments = instruments;
        this.stretch = stretch;
    }

    @Override
    public void onTick(Tick tick) {
        boolean buy = order.side == Side.SELL;
        order.orderId++;
        order.instrumentId = tick.instrumentId;
        order.side = buy ? Side.BUY : Side.SELL;
        order.type = OrderType.LIMIT;
        order.timeInForce = TimeInForce.IOC;
        order.price = buy ? tick.askPrice : tick.bidPrice;
        order.quantity = instruments.get(tick.instrumentId)
                .floorToStep(buy ? tick.askQuantity : tick.bidQuantity);
        order.triggerUpdateId = tick.updateId;
        order.triggerReceivedNanos = tick.receivedNanos;
        order.orderedNanos = System.nanoTime();
        stretch.record(tick.updateId, tick.decodedNanos, order.orderedNanos);
    }
}
