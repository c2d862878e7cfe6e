package io.ticklane.connector.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OutboundRingTest {
    private final BlockingQueue<String> fatal = new LinkedBlockingQueue<>();

    @Test
    void deliversInOrderOnItsOwnThread() throws Exception {
        for (String waiting : List.of("sleeping", "blocking")) {
            Target target = new Target();
            OutboundRing ring = ring(16, waiting, target);
            for (int i = 1; i <= 1_000; i++) {
                while (!ring.submit(order(i))) {
                    Thread.onSpinWait();
                }
            }
            ring.close();
            List<Long> expected = new ArrayList<>();
            for (long i = 1; i <= 1_000; i++) {
                expected.add(i);
            }
            assertEquals(expected, target.taken);
            assertEquals("gateway", target.thread);
            assertTrue(target.closed);
        }
    }

    @Test
    void refusesWhenFullAndAfterClose() throws Exception {
        Target target = new Target();
        target.gate.drainPermits();
        OutboundRing ring = ring(8, "sleeping", target);
        int accepted = 0;
        while (accepted <= 9 && ring.submit(order(accepted + 1))) {
            accepted++;
        }
        assertTrue(accepted == 8, () -> "accepted more than the ring holds");
        target.gate.release(1_000_000);
        ring.close();
        assertEquals(8, target.taken.size());
        assertFalse(ring.submit(order(99)));
    }

    @Test
    void offersAgainWhatTheTargetRefused() throws Exception {
        Target target = new Target();
        target.refusals = 5;
        OutboundRing ring = ring(8, "sleeping", target);
        ring.submit(order(1));
        ring.submit(order(2));
        ring.close();
        assertEquals(List.of(1L, 2L), target.taken);
        assertEquals(0, ring.undelivered());
    }

    @Test
    void tellsWhatTheTargetThrewOnAndGoesOn() throws Exception {
        Target target = new Target();
        target.poison = 2;
        OutboundRing ring = ring(8, "sleeping", target);
        for (int i = 1; i <= 3; i++) {
            ring.submit(order(i));
        }
        assertEquals("PLACE of order 2", fatal.poll(30, TimeUnit.SECONDS));
        ring.close();
        assertEquals(List.of(1L, 3L), target.taken);
        assertEquals(1, ring.undelivered());
    }

    @Test
    void givesUpAtCloseOnATargetThatTakesNothing() throws Exception {
        Target target = new Target();
        target.refusals = Integer.MAX_VALUE;
        OutboundRing ring = ring(8, "sleeping", target);
        ring.submit(order(1));
        assertTrue(target.refused.await(30, TimeUnit.SECONDS));
        ring.close();
        assertEquals(1, ring.undelivered());
        assertEquals("PLACE of order 1", fatal.poll(30, TimeUnit.SECONDS));
    }

    private OutboundRing ring(int size, String waiting, OrderGateway target) {
        return new OutboundRing(new RingConfig(size, waiting), target, (what, cause) -> fatal.add(what));
    }

    private static OrderRequest order(long id) {
        OrderRequest request = new OrderRequest();
        request.orderId = id;
        return request;
    }

    private static final class Target implements OrderGateway {
        final List<Long> taken = new ArrayList<>();
        final Semaphore gate = new Semaphore(1_000_000);
        final CountDownLatch refused = new CountDownLatch(1);
        int refusals;
        long poison = -1;
        boolean closed;
        String thread = "";

        @Override
        public boolean submit(OrderRequest request) {
            gate.acquireUninterruptibly();
            thread = Thread.currentThread().getName();
            if (refusals > 0) {
                refusals--;
                refused.countDown();
                return false;
            }
            if (request.orderId == poison) {
                throw new IllegalStateException("poisoned");
            }
            taken.add(request.orderId);
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
