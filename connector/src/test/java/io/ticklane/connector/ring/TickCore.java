package io.ticklane.connector.ring;

import io.ticklane.connector.Tick;
import java.util.function.Consumer;

/** Cares for ticks only. */
class TickCore extends InboundHandlerAdapter {
    private final Consumer<Tick> body;

    TickCore(Consumer<Tick> body) {
        this.body = body;
    }

    @Override
    public void onTick(Tick tick) {
        body.accept(tick);
    }
}
