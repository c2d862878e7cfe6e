package io.ticklane.bench.micro;

import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Swallows orders and counts them; keeps the submitting thread waiting while it is held, as a slow venue
 * does. One thread submits; any thread may ask how many, and hold.
 */
final class OrderSink implements OrderGateway {
    private static final long PARK_NANOS = 20_000;

    /** Written by the submitting thread only, so that a plain read and an ordered write make an update. */
    private final AtomicLong taken = new AtomicLong();
    /** Written by whoever holds, read by the submitting thread. */
    private volatile boolean held;

    @Override
    public boolean submit(OrderRequest request) {
        while (held) {
            LockSupport.parkNanos(PARK_NANOS);
        }
        taken.setRelease(taken.getPlain() + 1);
        return true;
    }

    @Override
    public void close() {}

    void hold(boolean hold) {
        held = hold;
    }

    long taken() {
        return taken.getAcquire();
    }
}
