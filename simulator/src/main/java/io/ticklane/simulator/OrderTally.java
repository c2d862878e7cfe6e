package io.ticklane.simulator;

import io.ticklane.simulator.engine.Execution;
import io.ticklane.simulator.engine.ExecutionType;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderListener;
import io.ticklane.simulator.stream.WireToWire;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Counts orders and fills, and pairs orders with the ticks they answer. Simulator thread only. */
final class OrderTally implements OrderListener {
    private final WireToWire wireToWire;
    private final LongSupplier receivedNanos;
    private final IntConsumer onFill;
    private long orders;
    private long rejects;
    private long fills;

    OrderTally(WireToWire wireToWire, LongSupplier receivedNanos, IntConsumer onFill) {
        this.wireToWire = wireToWire;
        this.receivedNanos = receivedNanos;
        this.onFill = onFill;
    }

    @Override
    public void onPlacement(int symbol, String clientOrderId, int code) {
        orders++;
        rejects += code == 0 ? 0 : 1;
        wireToWire.orderReceived(symbol, clientOrderId, receivedNanos.getAsLong());
    }

    @Override
    public void onExecution(Order order, Execution execution) {
        if (execution.type() == ExecutionType.TRADE) {
            fills++;
            onFill.accept(order.symbol());
        }
    }

    long orders() {
        return orders;
    }

    long rejects() {
        return rejects;
    }

    long fills() {
        return fills;
    }
}
