package io.ticklane.bench.ring;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.ring.OutboundRing;
import io.ticklane.connector.ring.RingConfig;
import java.util.concurrent.atomic.AtomicLongArray;

/** Orders into the outbound ring, behind which the thread {@code gateway} takes them. The submitting thread. */
final class OrderPublication {
    /** As many as the ring holds where nothing else is configured. */
    private static final int SIZE = 1_024;

    /** Only one is used: its neighbours keep it away from what the other thread reads or writes. */
    private final OrderRequest[] requests = {new OrderRequest(), new OrderRequest(), new OrderRequest()};
    private final OrderRequest request = requests[1];
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
     * @param burst as {@code single}, in bursts
     * @param lost found the ring full or did not arrive
     */
    record Costs(Cost.Single single, Cost.Single unflushed, Cost.Nanos burst, long lost) {}

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
        Cost.Nanos burst = Cost.ofBursts((warmUp + duration) / 2, this::handOver, this::awaitTaken);
        Cost.Single single = Cost.ofSingle(order.rate(), warmUp, duration, this::handOver, () -> {});
        Cost.Single unflushed = Cost.ofSingle(order.rate(), warmUp / 2, duration, this::submit, ring::flush);
        ring.close();
        return new Costs(single, unflushed, burst, refused + request.orderId - taker.lastId());
    }

    private void handOver() {
        submit();
        ring.flush();
    }

    private void submit() {
        request.orderedNanos = ++request.orderId;
        if (!ring.submit(request)) {
            request.orderId--;
            refused++;
        }
    }

    private void awaitTaken() throws InterruptedException {
        Pace.until(() -> taker.lastId() == request.orderId);
    }

    /**
     * Looks at both ends of an order, which brings all of it over, and sends nothing. What it writes has lines of the
     * processor's cache to itself: else the core would wait for them by the accident of what lies beside them.
     */
    private static final class Taker implements OrderGateway {
        private static final int MIDDLE = 16;

        /** The last id; written by the thread {@code gateway}. */
        private final AtomicLongArray last = new AtomicLongArray(2 * MIDDLE);

        @Override
        public boolean submit(OrderRequest request) {
            if (request.orderId != request.orderedNanos || request.orderId != lastId() + 1) {
                throw new IllegalStateException("order " + request.orderId + " came torn or out of order");
            }
            last.set(MIDDLE, request.orderId);
            return true;
        }

        @Override
        public void close() {}

        long lastId() {
            return last.get(MIDDLE);
        }
    }
}
