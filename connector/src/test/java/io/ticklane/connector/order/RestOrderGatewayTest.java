package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.TestVenue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestOrderGatewayTest {
    private static final String NOTHING = "0.00000000";

    private final GatewayRig rig = new GatewayRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void placesAndReportsTheFill() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.json(200, rig.filled(1)));
        OrderRequest request = GatewayRig.buy(1);
        request.orderedNanos = System.nanoTime();
        request.triggerUpdateId = 88_100_233;
        rig.submit(request);
        ExecutionReport report = rig.next(1, OrderStatus.FILLED);
        assertEquals(7_700_001, report.venueOrderId);
        assertEquals(GatewayRig.QUANTITY, report.filledQuantity);
        assertEquals((long) GatewayRig.QUANTITY * GatewayRig.PRICE, report.filledNotional);
        assertEquals(100_000, report.fee);
        assertEquals(8, report.feeScale);
        assertEquals("ETH", report.feeAsset);
        assertEquals(request.orderedNanos, report.orderedNanos);
        assertTrue(report.orderedNanos < report.writtenNanos);
        assertTrue(report.writtenNanos <= report.acknowledgedNanos);
        TestVenue.Seen seen = rig.venue.seen(GatewayRig.PLACE);
        assertEquals("tabc-1-u88100233", seen.parameter("newClientOrderId"));
        assertEquals("3120.45", seen.parameter("price"));
        assertEquals("1.000", seen.parameter("quantity"));
        assertEquals(0, rig.gateway.openOrders());
    }

    @Test
    void refusalIsAReject() {
        rig.venue.once(GatewayRig.PLACE,
                TestVenue.refusal(400, -2010, "Account has insufficient balance for requested action."));
        rig.submit(GatewayRig.buy(1));
        ExecutionReport report = rig.next(1, OrderStatus.REJECTED);
        assertEquals(-2010, report.errorCode);
        assertTrue(report.reason.contains("insufficient balance"), report.reason);
        assertEquals(-1, report.venueOrderId);
        assertEquals(0, rig.gateway.openOrders());
    }

    @Test
    void orderThatCouldNotLeaveIsAReject() {
        rig.venue.close();
        rig.submit(GatewayRig.buy(1));
        ExecutionReport report = rig.next(1, OrderStatus.REJECTED);
        assertTrue(report.reason.contains("nothing answers"), report.reason);
        assertEquals(0, report.writtenNanos);
    }

    @Test
    void orderThatCannotBeEncodedIsARejectAndFreesItsPlace() {
        OrderRequest request = GatewayRig.buy(1);
        request.type = null;
        rig.submit(request);
        ExecutionReport report = rig.next(1, OrderStatus.REJECTED);
        assertTrue(report.reason.contains("not sent"), report.reason);
        assertEquals(0, rig.gateway.openOrders());
    }

    @Test
    void sameNumberIsNotSentTwice() {
        rig.rest(1);
        rig.submit(GatewayRig.buy(1));
        rig.rest(2);
        assertEquals(2, rig.venue.count(GatewayRig.PLACE));
    }

    @Test
    void cancels() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(200, rig.canceled(1, "0.25000000")));
        rig.submit(Pairs.cancel(1));
        ExecutionReport report = rig.next(1, OrderStatus.CANCELED);
        assertTrue(report.answersCancel);
        assertEquals(250, report.filledQuantity);
        assertEquals("tabc-1", rig.venue.seen(GatewayRig.CANCEL).parameter("origClientOrderId"));
    }

    @Test
    void cancelOfSomebodyElseThatOvertookItsOrderIsSentAgain() {
        rig.gateway.adopt(GatewayRig.buy(1), System.nanoTime());
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.NEW, NOTHING)));
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(200, rig.canceled(1, NOTHING)));
        refuseCancelSentAt(System.nanoTime());
        rig.next(1, OrderStatus.NEW);
        assertTrue(rig.next(1, OrderStatus.CANCELED).answersCancel);
    }

    @Test
    void cancelOfSomebodyElseThatCameTooLateTellsTheFill() {
        rig.rest(1);
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.filled(1)));
        refuseCancelSentAt(System.nanoTime());
        assertTrue(rig.next(1, OrderStatus.FILLED).answersCancel);
        assertNull(rig.gateway.cancellation(Pairs.cancel(1), System.nanoTime()));
        assertEquals(0, rig.venue.count(GatewayRig.CANCEL));
    }

    private void refuseCancelSentAt(long sentNanos) {
        Answer answer = rig.gateway.cancellation(Pairs.cancel(1), sentNanos);
        assertNotNull(answer);
        answer.onFailure(new VenueException(VenueException.Remedy.STOP, -2011, "Unknown order sent."),
                sentNanos, System.nanoTime());
    }

    @Test
    void stateThatNobodyKnowsIsAskedAfter() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL,
                TestVenue.json(200, rig.canceled(1, NOTHING).replace("\"CANCELED\"", "\"PENDING_CANCEL\"")));
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.CANCELED, NOTHING)));
        rig.submit(Pairs.cancel(1));
        rig.next(1, OrderStatus.UNKNOWN);
        rig.next(1, OrderStatus.CANCELED);
    }

    @Test
    void cancelOfAnEndedOrderIsNotSent() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.json(200, rig.filled(1)));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.FILLED);
        rig.submit(Pairs.cancel(1));
        rig.rest(2);
        assertEquals(0, rig.venue.count(GatewayRig.CANCEL));
    }

    @Test
    void cancelWaitsForThePlacement() {
        CountDownLatch answer = new CountDownLatch(1);
        rig.venue.once(GatewayRig.PLACE,
                TestVenue.after(answer, TestVenue.json(200, rig.order(1, OrderStatus.NEW, NOTHING))));
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(200, rig.canceled(1, NOTHING)));
        rig.submit(GatewayRig.buy(1));
        rig.submit(Pairs.cancel(1));
        rig.venue.seen(GatewayRig.PLACE);
        assertEquals(0, rig.venue.count(GatewayRig.CANCEL));
        answer.countDown();
        rig.next(1, OrderStatus.NEW);
        assertTrue(rig.next(1, OrderStatus.CANCELED).answersCancel);
    }

    @Test
    void cancelThatCameTooLateTellsTheFill() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.refusal(400, -2011, "Unknown order sent."));
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.filled(1)));
        rig.submit(Pairs.cancel(1));
        ExecutionReport report = rig.next(1, OrderStatus.FILLED);
        assertTrue(report.answersCancel);
        assertEquals(-2011, report.errorCode);
        assertEquals(GatewayRig.QUANTITY, report.filledQuantity);
    }

    @Test
    void cancelRefusedForAnotherReasonLeavesTheOrder() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL, TestVenue.refusal(401, -2015, "Invalid API-key."));
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(200, rig.canceled(1, NOTHING)));
        rig.submit(Pairs.cancel(1));
        ExecutionReport report = rig.next(1, OrderStatus.NEW);
        assertTrue(report.answersCancel);
        assertEquals(-2015, report.errorCode);
        rig.submit(Pairs.cancel(1));
        rig.next(1, OrderStatus.CANCELED);
    }

    @Test
    void cancelsAll() {
        rig.rest(1);
        rig.rest(2);
        rig.venue.once(GatewayRig.CANCEL_ALL, TestVenue.json(200, "[" + rig.canceled(1, NOTHING) + "]"));
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.filled(2)));
        rig.submit(Pairs.cancelAll(0));
        assertTrue(rig.next(1, OrderStatus.CANCELED).answersCancel);
        rig.next(2, OrderStatus.FILLED);
        assertEquals("ETHUSDT", rig.venue.seen(GatewayRig.CANCEL_ALL).parameter("symbol"));
    }

    @Test
    void nothingLeftToCancelIsAskedAfter() {
        rig.rest(1);
        rig.venue.once(GatewayRig.CANCEL_ALL, TestVenue.refusal(400, -2011, "Unknown order sent."));
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.filled(1)));
        rig.submit(Pairs.cancelAll(0));
        assertTrue(rig.next(1, OrderStatus.FILLED).answersCancel);
    }

    @Test
    void cancelAllReachesTheOrderBeingPlaced() {
        CountDownLatch answer = new CountDownLatch(1);
        rig.venue.once(GatewayRig.PLACE,
                TestVenue.after(answer, TestVenue.json(200, rig.order(1, OrderStatus.NEW, NOTHING))));
        rig.venue.once(GatewayRig.CANCEL_ALL, TestVenue.refusal(400, -2011, "Unknown order sent."));
        rig.venue.once(GatewayRig.CANCEL, TestVenue.json(200, rig.canceled(1, NOTHING)));
        rig.submit(GatewayRig.buy(1));
        rig.submit(Pairs.cancelAll(0));
        rig.venue.seen(GatewayRig.CANCEL_ALL);
        answer.countDown();
        rig.next(1, OrderStatus.NEW);
        rig.next(1, OrderStatus.CANCELED);
    }

    @Test
    void takesNoMoreThanFitInFlight() {
        CountDownLatch answer = new CountDownLatch(1);
        try (GatewayRig small = new GatewayRig(OrderMode.VENUE, 2, Duration.ofHours(1), 5_000, 20_000)) {
            small.venue.once(GatewayRig.PLACE, TestVenue.after(answer, TestVenue.json(200, small.filled(1))),
                    TestVenue.after(answer, TestVenue.json(200, small.filled(2))));
            small.submit(GatewayRig.buy(1));
            small.venue.seen(GatewayRig.PLACE);
            small.submit(GatewayRig.buy(2));
            assertFalse(small.gateway.submit(GatewayRig.buy(3)));
            answer.countDown();
            small.recorder.next();
            small.recorder.next();
            small.gateway.close();
            assertFalse(small.gateway.submit(GatewayRig.buy(4)));
            assertEquals(1, small.venue.count(GatewayRig.PLACE));
        }
    }

    @Test
    void testOrdersAreCheckedAndNotPlaced() {
        try (GatewayRig test = new GatewayRig(OrderMode.TEST, 64, Duration.ofHours(1), 5_000, 20_000)) {
            test.venue.once(GatewayRig.TEST, TestVenue.json(200, "{}"),
                    TestVenue.refusal(400, -1013, "Filter failure: LOT_SIZE"), TestVenue.hangUp());
            test.submit(GatewayRig.buy(1));
            ExecutionReport report = test.next(1, OrderStatus.EXPIRED);
            assertEquals("test order: checked by the venue, not placed", report.reason);
            assertEquals(0, report.filledQuantity);
            test.submit(GatewayRig.buy(2));
            assertEquals(-1013, test.next(2, OrderStatus.REJECTED).errorCode);
            test.submit(GatewayRig.buy(3));
            test.next(3, OrderStatus.REJECTED);
            test.submit(Pairs.cancel(1));
            test.submit(Pairs.cancelAll(0));
            test.gateway.close();
            assertEquals(0, test.venue.count(GatewayRig.PLACE));
            assertEquals(0, test.venue.count(GatewayRig.CANCEL_ALL));
        }
    }

    @Test
    void configurationRefusesNonsense() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class,
                () -> new OrderGatewayConfig(0, second, second, second, second, second));
        assertThrows(IllegalArgumentException.class,
                () -> new OrderGatewayConfig(1, Duration.ZERO, second, second, second, second));
        assertThrows(IllegalArgumentException.class,
                () -> new OrderGatewayConfig(1, second, second, Duration.ZERO, second, second));
    }
}
