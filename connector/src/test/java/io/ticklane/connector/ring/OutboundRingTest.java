package io.ticklane.connector.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.wire.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aGatewayWithNothingToDoSleeps() {
        for (String waiting : List.of("phased", "sleeping", "blocking")) {
            OutboundRing ring = ring(8, waiting, new Target());
            InboundRingTest.awaitSleepOf("gateway");
            ring.close();
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

    @Test
    void isGivenOrdersByOneThread() throws Exception {
        OutboundRing ring = ring(8, "sleeping", new Target());
        ring.submit(order(1));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        runToItsEnd(() -> {
            try {
                ring.submit(order(2));
            } catch (AssertionError e) {
                thrown.set(e);
            }
        });
        ring.close();
        assertInstanceOf(AssertionError.class, thrown.get());
    }

    @Test
    void isGivenOrdersByTheNextThreadWhenTheFirstHasEnded() throws Exception {
        Target target = new Target();
        OutboundRing ring = ring(8, "sleeping", target);
        runToItsEnd(() -> ring.submit(order(1)));
        runToItsEnd(() -> ring.submit(order(2)));
        ring.submit(order(3));
        ring.close();
        assertEquals(List.of(1L, 2L, 3L), target.taken);
    }

    @Test
    void whatIsSubmittedWhileItClosesIsDeliveredOrTold() throws Exception {
        for (int i = 0; i < 500; i++) {
            Target target = new Target();
            OutboundRing ring = ring(1_024, i % 2 == 0 ? "sleeping" : "blocking", target);
            AtomicLong accepted = new AtomicLong();
            Thread core = new Thread(() -> {
                OrderRequest request = order(1);
                while (ring.submit(request)) {
                    accepted.incrementAndGet();
                    ring.flush();
                }
            });
            core.start();
            while (accepted.get() <= i % 32) {
                Thread.onSpinWait();
            }
            ring.close();
            core.join();
            assertEquals(accepted.get(), target.taken.size() + ring.undelivered());
        }
    }

    @Test
    void submittingAllocatesNothing() {
        for (String waiting : List.of("sleeping", "blocking")) {
            OutboundRing ring = ring(1_024, waiting, new Target());
            OrderRequest request = order(1);
            assertEquals(0, Allocation.least(20_000, () -> {
                while (!ring.submit(request)) {
                    Thread.onSpinWait();
                }
                ring.flush();
            }));
            ring.close();
        }
    }

    private static void runToItsEnd(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
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
