package io.ticklane.bench.floor;

import io.ticklane.bench.TicksOnly;
import io.ticklane.connector.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Answers each tick with a frame that was ready before, and then looks at the answers to earlier ones. The receiving
 * thread.
 */
public final class EchoSignal extends TicksOnly {
    private final FloorOrders orders;

    /** Answers by those orders, which stay open. */
    public EchoSignal(FloorOrders orders) {
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
}
