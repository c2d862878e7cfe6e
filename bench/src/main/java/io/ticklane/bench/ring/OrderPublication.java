package io.ticklane.bench.ring;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.ring.OutboundRing;
import io.ticklane.connector.ring.RingConfig;

/** Orders into the outbound ring, behind which the thread {@code gateway} takes them. The submitting thread. */
final class OrderPublication {
    /** As many as the ring holds where nothing else is configured. */
    private static final int SIZE = 1_024;

    private final OrderRequest request = new OrderRequest();
    private final Taker taker = new Taker();
    private final OutboundRing ring;
    private long refused;

    private OrderPublication(String waiting) {
        ring = new OutboundRing(new RingConfig(SIZE, waiting), taker, (what, cause) -> {
            throw new IllegalStateException(what, cause);
        });
    }

    /**
     * What an order costs its thread.
     *
     * @param single handed over and flushed, one at a time
     * @param unflushed the same without the flush, which follows the event
     * @param burstNanos as {@code single}, in bursts
     * @param lost found the ring full or did not arrive
     */
    record Costs(Cost.Single single, Cost.Single unflushed, double burstNanos, long lost) {}

    /** Measures that with a thread that waits so. */
    static Costs costs(MeasureOrder order, String waiting) throws InterruptedException {
        OrderPublication core = new OrderPublication(waiting);
        try {
            return core.costs(order);
        } finally {
            core.ring.close();
        }
    }

    private Costs costs(MeasureOrder order) throws InterruptedException {
        long warmUp = order.warmUp().toNanos() / 2;
        long duration = order.duration().toNanos() / 2;
        double burst = Cost.ofBursts((warmUp + duration) / 2, this::handOver,
                this::awaitTaken);
        Cost.Single single = Cost.ofSingle(order.rate(), warmUp, duration, this::handOver, () -> {});
        Cost.Single unflushed = Cost.ofSingle(order.rate(), warmUp / 2, duration, this::submit, ring::flush);
        ring.close();
        return new Costs(single, unflushed, burst, refused + request.orderId - taker.lastId);
    }

    private void handOver() {
        submit();
        ring.flush();
    }

    private void submit() {
        request.orderId++;
        if (!ring.submit(request)) {
            request.orderId--;
            refused++;
        }
    }

    private void awaitTaken() throws InterruptedException {
        Pace.until(() -> taker.lastId == request.orderId);
    }

    /** Reads all of an order, as a gateway does, and sends nothing. */
    private static final class Taker implements OrderGateway {
        private final OrderRequest taken = new OrderRequest();
        /** Written by the thread {@code gateway}. */
        private volatile long lastId;

        @Override
        public boolean submit(OrderRequest request) {
            taken.copyFrom(request);
            lastId = request.orderId;
            return true;
        }

        @Override
        public void close() {}
    }
}
