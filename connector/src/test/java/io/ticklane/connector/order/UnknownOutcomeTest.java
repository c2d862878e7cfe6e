package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.rest.TestVenue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to an answer, the order is never sent again and its state comes from the venue alone. */
class UnknownOutcomeTest {
    private static final String NOTHING = "0.00000000";
    private static final TestVenue.Behaviour NO_SUCH_ORDER = TestVenue.refusal(400, -2013,
            "Order does not exist.");

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void brokenConnectionIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.hangUp());
    }

    @Test
    void serverFaultIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.json(503, "", "Retry-After", "0"));
    }

    @Test
    void venuesOwnTimeoutIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.refusal(504, -1007, "Timeout waiting for response."));
    }

    @Test
    void unreadableAnswerIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.json(200, "{\"symbol\":\"ETHUSDT\",\"orde"));
    }

    @Test
    void pageIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.typed(200, "text/html", "<html>maintenance</html>"));
    }

    @Test
    void answerOfAnotherOrderIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.json(200, rig.filled(99)));
    }

    @Test
    void duplicateOfOurOwnTextIsAskedAfter() {
        assertFoundFilledAfter(TestVenue.refusal(400, -2010, "Duplicate order sent."));
    }

    @Test
    void slowAnswerIsAskedAfter() {
        CountDownLatch never = new CountDownLatch(1);
        try (GatewayRig impatient = new GatewayRig(OrderMode.VENUE, 64, Duration.ofHours(1), 5_000, 2_000)) {
            impatient.venue.once(GatewayRig.PLACE, TestVenue.after(never, TestVenue.hangUp()));
            impatient.venue.once(GatewayRig.QUERY, TestVenue.json(200, impatient.filled(1)));
            impatient.submit(GatewayRig.buy(1));
            assertTrue(impatient.next(1, OrderStatus.UNKNOWN).reason.contains("in time"));
            impatient.next(1, OrderStatus.FILLED);
            assertEquals(1, impatient.venue.count(GatewayRig.PLACE));
            never.countDown();
        }
    }

    @Test
    void askingGoesOnThroughFaults() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(500, ""), TestVenue.json(200, "garbage"),
                TestVenue.refusal(400, -1003, "Too many requests queued."),
                TestVenue.json(200, rig.filled(42)));
        rig.venue.always(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.NEW, NOTHING)));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.next(1, OrderStatus.NEW);
        assertEquals(1, rig.gateway.openOrders());
    }

    @Test
    void notFoundIsNotBelievedAtOnce() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, NO_SUCH_ORDER, NO_SUCH_ORDER, NO_SUCH_ORDER);
        rig.venue.always(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.NEW, NOTHING)));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.next(1, OrderStatus.NEW);
    }

    @Test
    void notFoundIsNotBelievedWhileARepeatedPlacementMayStillArrive() {
        long recvWindowMillis = 1_500;
        long begin = System.nanoTime();
        try (GatewayRig slow = new GatewayRig(OrderMode.VENUE, 64, Duration.ofHours(1), recvWindowMillis,
                20_000)) {
            slow.venue.once(GatewayRig.PLACE, TestVenue.refusal(400, -1021, "Timestamp is outside."),
                    TestVenue.hangUp());
            slow.venue.once("GET /api/v3/time", exchange -> {
                awaitMillis(begin, recvWindowMillis * 3 / 4);
                TestVenue.json(200, "{\"serverTime\":" + System.currentTimeMillis() + "}").answer(exchange);
            });
            slow.venue.always(GatewayRig.QUERY, exchange -> {
                boolean late = System.nanoTime() - begin > (recvWindowMillis + 300) * 1_000_000;
                (late ? TestVenue.json(200, slow.order(1, OrderStatus.NEW, NOTHING)) : NO_SUCH_ORDER)
                        .answer(exchange);
            });
            slow.submit(GatewayRig.buy(1));
            slow.next(1, OrderStatus.UNKNOWN);
            slow.next(1, OrderStatus.NEW);
            assertEquals(2, slow.venue.count(GatewayRig.PLACE));
        }
    }

    @Test
    void placementThatTookLongerThanItsWindowIsNotRepeated() {
        long recvWindowMillis = 300;
        long begin = System.nanoTime();
        try (GatewayRig slow = new GatewayRig(OrderMode.VENUE, 64, Duration.ofHours(1), recvWindowMillis,
                20_000)) {
            slow.venue.once(GatewayRig.PLACE, exchange -> {
                awaitMillis(begin, recvWindowMillis + 100);
                TestVenue.refusal(400, -1021, "Timestamp is outside.").answer(exchange);
            }, TestVenue.json(200, slow.order(1, OrderStatus.NEW, NOTHING)));
            slow.submit(GatewayRig.buy(1));
            assertEquals(-1021, slow.next(1, OrderStatus.REJECTED).errorCode);
            assertEquals(1, slow.venue.count(GatewayRig.PLACE));
        }
    }

    @Test
    void notFoundIsBelievedOnceTheOrderCannotArriveAnyMore() {
        long recvWindowMillis = 300;
        try (GatewayRig quick = new GatewayRig(OrderMode.VENUE, 64, Duration.ofHours(1), recvWindowMillis,
                20_000)) {
            quick.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
            quick.venue.always(GatewayRig.QUERY, NO_SUCH_ORDER);
            long sentNanos = System.nanoTime();
            quick.submit(GatewayRig.buy(1));
            quick.next(1, OrderStatus.UNKNOWN);
            ExecutionReport report = quick.next(1, OrderStatus.REJECTED);
            assertEquals(-2013, report.errorCode);
            assertTrue(report.reason.contains("never reached the venue"), report.reason);
            assertTrue(report.acknowledgedNanos - sentNanos > recvWindowMillis * 1_000_000);
            assertEquals(1, quick.venue.count(GatewayRig.PLACE));
        }
    }

    @Test
    void archivedOrderHasExpired() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, TestVenue.refusal(400, -2026, "Order was archived."));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.next(1, OrderStatus.EXPIRED);
    }

    @Test
    void unansweredCancelIsAskedAfter() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.CANCELED, NOTHING)));
        rig.submit(Pairs.cancel(1));
        assertTrue(rig.next(1, OrderStatus.UNKNOWN).answersCancel);
        ExecutionReport report = rig.next(1, OrderStatus.CANCELED);
        assertTrue(report.answersCancel);
        assertEquals(0, report.errorCode);
    }

    /** A cancel moves the order to a name of its own, which no later answer explains. */
    @Test
    void cancelledOrderIsKnownUnderItsNewName() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.renamed(2)),
                TestVenue.json(200, rig.renamed(1)));
        rig.submit(Pairs.cancel(1));
        rig.next(1, OrderStatus.UNKNOWN);
        assertTrue(rig.next(1, OrderStatus.CANCELED).answersCancel);
        assertEquals(2, rig.venue.count(GatewayRig.QUERY));
        assertEquals("7700001", rig.venue.seen(GatewayRig.QUERY).parameter("orderId"));
    }

    @Test
    void orderThatWasNeverSeenIsKnownUnderItsNewName() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.renamed(1)));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.next(1, OrderStatus.CANCELED);
        assertEquals("tabc-1", rig.venue.seen(GatewayRig.QUERY).parameter("origClientOrderId"));
    }

    @Test
    void cancelThatDidNotArriveLeavesTheOrder() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(500, ""));
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.NEW, NOTHING)));
        rig.submit(Pairs.cancel(1));
        rig.next(1, OrderStatus.UNKNOWN);
        ExecutionReport report = rig.next(1, OrderStatus.NEW);
        assertTrue(report.answersCancel);
        assertEquals(500, report.errorCode);
    }

    @Test
    void unknownOrderCanBeCancelled() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
        rig.venue.always(GatewayRig.QUERY, NO_SUCH_ORDER);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(200, rig.canceled(1, NOTHING)));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.submit(Pairs.cancel(1));
        rig.next(1, OrderStatus.CANCELED);
    }

    @Test
    void cancelOfAnOrderNotYetArrivedIsSentAgain() {
        CountDownLatch arrived = new CountDownLatch(1);
        try (GatewayRig single = new GatewayRig(OrderMode.VENUE, 1, Duration.ofHours(1), 5_000, 20_000)) {
            single.venue.once(GatewayRig.PLACE, TestVenue.hangUp());
            single.venue.once(GatewayRig.QUERY,
                    TestVenue.after(arrived, TestVenue.json(200, single.order(1, OrderStatus.NEW, NOTHING))));
            single.venue.once(GatewayRig.CANCEL, TestVenue.refusal(400, -2011, "Unknown order sent."),
                    TestVenue.json(200, single.canceled(1, NOTHING)));
            single.submit(GatewayRig.buy(1));
            single.next(1, OrderStatus.UNKNOWN);
            single.venue.seen(GatewayRig.QUERY);
            single.awaitRoom();
            single.submit(Pairs.cancel(1));
            single.venue.seen(GatewayRig.CANCEL);
            single.awaitRoom();
            arrived.countDown();
            single.next(1, OrderStatus.NEW);
            single.next(1, OrderStatus.CANCELED);
        }
    }

    @Test
    void unansweredCancelOfAllIsAskedAfter() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL_ALL, TestVenue.hangUp());
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.CANCELED, NOTHING)));
        rig.submit(Pairs.cancelAll(0));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.next(1, OrderStatus.CANCELED);
    }

    @Test
    void reportsShowNoSecrets() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.refusal(401, -2014, "API-key format invalid."),
                TestVenue.json(500, "x"));
        for (long orderId = 1; orderId <= 2; orderId++) {
            rig.submit(GatewayRig.buy(orderId));
            String reason = rig.recorder.next().reason;
            assertFalse(reason.contains("signature") || reason.contains("secret"), reason);
        }
    }

    private static void awaitMillis(long beginNanos, long millis) {
        while (System.nanoTime() - beginNanos < millis * 1_000_000) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void assertFoundFilledAfter(TestVenue.Behaviour answer) {
        rig.venue.once(GatewayRig.PLACE, answer);
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.filled(1)));
        OrderRequest request = GatewayRig.buy(1);
        rig.submit(request);
        ExecutionReport unknown = rig.next(1, OrderStatus.UNKNOWN);
        assertFalse(unknown.reason.isEmpty());
        assertEquals(request.orderedNanos, unknown.orderedNanos);
        ExecutionReport report = rig.next(1, OrderStatus.FILLED);
        assertEquals(GatewayRig.QUANTITY, report.filledQuantity);
        assertEquals("tabc-1", rig.venue.seen(GatewayRig.QUERY).parameter("origClientOrderId"));
        rig.gateway.close();
        assertEquals(1, rig.venue.count(GatewayRig.PLACE));
        assertTrue(rig.recorder.executions.isEmpty());
    }
}
