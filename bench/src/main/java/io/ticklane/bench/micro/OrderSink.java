package io.ticklane.bench.micro;

import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import java.util.concurrent.atomic.AtomicLong;

/** Swallows orders and counts them. One thread submits; any thread may ask how many. */
final class OrderSink implements OrderGateway {
    /** Written by the submitting thread only, so that a plain read and an ordered write make an update. */
    private final AtomicLong taken = new AtomicLong();

    @Override
    public boolean submit(OrderRequest request) {
        taken.setRelease(taken.getPlain() + 1);
        return true;
    }

    @Override
    public void close() {}

    long taken() {
        return taken.getAcquire();
    }
}
