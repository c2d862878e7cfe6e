package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.wire.Allocation;
import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultKind;
import io.ticklane.simulator.fault.Scope;
import io.ticklane.simulator.fault.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Cancels on a session that is logged on: which way they take, and that what is told of the order is what the venue
 * says, whatever becomes of the answer.
 */
class SessionCancelsTest extends SessionRig {
    @Override
    Credentials key() {
        return new Credentials(Credentials.Type.ED25519, Simulator.ED25519_API_KEY,
                Simulator.ED25519_PRIVATE_KEY);
    }

    @Test
    void cancelsARestingOrder() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        long orderedNanos = System.nanoTime();
        OrderRequest request = Pairs.cancel(1);
        request.orderedNanos = orderedNanos;
        request.triggerUpdateId = 77;
        assertTrue(gateway.submit(request));
        ExecutionReport report = next(1, OrderStatus.CANCELED);
        assertTrue(report.answersCancel);
        assertEquals(0, report.filledQuantity);
        assertEquals(orderedNanos, report.orderedNanos);
        assertTrue(orderedNanos <= report.writtenNanos && report.writtenNanos <= report.acknowledgedNanos);
        assertEquals(0, gateway.openOrders());
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void tellsWhatWasFilledBefore() throws Exception {
        open(PATIENT, 64);
        rest(1);
        step("{\"trades\":[" + deal("SELL", BID, "0.05") + "]}");
        cancel(1);
        ExecutionReport report = next(1, OrderStatus.CANCELED);
        assertTrue(report.answersCancel);
        assertEquals(Decimals.parse("0.05", pair.quantityScale()), report.filledQuantity);
        assertEquals(report.filledQuantity * Decimals.parse(BID, pair.priceScale()), report.filledNotional);
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void cancelThatCameTooLateTellsTheFill() throws Exception {
        open(PATIENT, 64);
        rest(1);
        step("{\"trades\":[" + deal("SELL", BID, "0.2") + "]}");
        cancel(1);
        ExecutionReport report = next(1, OrderStatus.FILLED);
        assertTrue(report.answersCancel);
        assertEquals(-2011, report.errorCode);
        assertEquals(Decimals.parse("0.2", pair.quantityScale()), report.filledQuantity);
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void cancelOfAnEndedOrderIsAnsweredByNothing() throws VenueException {
        open(PATIENT, 64);
        buy(1, "3010", TimeInForce.IOC);
        next(1, OrderStatus.FILLED);
        cancel(1);
        rest(2);
        cancel(2);
        next(2, OrderStatus.CANCELED);
        gateway.close();
        assertTrue(recorder.executions.isEmpty());
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void cancelWaitsForThePlacement() throws VenueException {
        open(PATIENT, 64);
        simulator.fault(Fault.now(FaultKind.SLOW, Duration.ZERO).with("delay", "300ms")
                .at(Target.endpoint("order.place")));
        long sessionCancels = simulator.fault(Fault.now(FaultKind.SLOW, Duration.ZERO).with("delay", "0ms")
                .at(Target.endpoint("order.cancel")));
        place(1);
        cancel(1);
        next(1, OrderStatus.NEW);
        assertTrue(next(1, OrderStatus.CANCELED).answersCancel);
        assertEquals(1, strikes(restCancels));
        assertEquals(0, strikes(sessionCancels));
    }

    @Test
    void lostAnswerIsAskedAfter() throws VenueException {
        open(HASTY, 64);
        rest(1);
        strikeOnce(FaultKind.LOSE_ANSWER);
        cancel(1);
        ExecutionReport unknown = next(1, OrderStatus.UNKNOWN);
        assertTrue(unknown.answersCancel);
        assertTrue(unknown.reason.contains("order.cancel (outcome not known): no answer within 1000 ms"),
                unknown.reason);
        ExecutionReport report = next(1, OrderStatus.CANCELED);
        assertTrue(report.answersCancel);
        assertEquals(0, report.errorCode);
        assertEquals(0, gateway.openOrders());
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void cancelThatWasNotCarriedOutLeavesTheOrder() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        simulator.fault(Fault.now(FaultKind.TIMEOUT, Duration.ZERO).with("executed", "false")
                .at(Target.endpoint("order.cancel")).striking(ONCE));
        cancel(1);
        assertTrue(next(1, OrderStatus.UNKNOWN).answersCancel);
        ExecutionReport report = next(1, OrderStatus.NEW);
        assertTrue(report.answersCancel);
        assertEquals(-1007, report.errorCode);
        cancel(1);
        next(1, OrderStatus.CANCELED);
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void refusedCancelLeavesTheOrder() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        strikeOnce(FaultKind.TOO_MANY_REQUESTS);
        cancel(1);
        ExecutionReport report = next(1, OrderStatus.NEW);
        assertTrue(report.answersCancel);
        assertEquals(-1003, report.errorCode);
        cancel(1);
        next(1, OrderStatus.CANCELED);
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void brokenConnectionIsAskedAfter() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        long held = simulator.fault(Fault.now(FaultKind.SLOW, Duration.ZERO).with("delay", "1h")
                .at(Target.endpoint("order.cancel")));
        cancel(1);
        while (strikes(held) == 0) {
            Thread.onSpinWait();
        }
        simulator.resetConnections();
        assertTrue(next(1, OrderStatus.UNKNOWN).answersCancel);
        assertTrue(next(1, OrderStatus.CANCELED).answersCancel);
        assertEquals(0, gateway.openOrders());
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void goesByRestWhileTheSessionIsDown() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        simulator.fault(Fault.now(FaultKind.REFUSE, Duration.ZERO).at(Target.scope(Scope.WS_API)));
        simulator.resetConnections();
        while (gateway.up()) {
            Thread.onSpinWait();
        }
        assertFalse(gateway.submit(Pairs.market(2, Side.BUY, 1)));
        cancel(1);
        assertTrue(next(1, OrderStatus.CANCELED).answersCancel);
        assertEquals(1, strikes(restCancels));
    }

    @Test
    void isNotHeldBackByUnansweredPlacements() throws VenueException {
        open(PATIENT, 2);
        rest(1);
        simulator.fault(Fault.now(FaultKind.LOSE_ANSWER, Duration.ZERO).at(Target.endpoint("order.place")));
        place(2);
        place(3);
        assertFalse(gateway.submit(Pairs.market(4, Side.BUY, 1)));
        cancel(1);
        next(1, OrderStatus.CANCELED);
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void moreThanFitGoByRest() throws VenueException {
        open(PATIENT, 2);
        for (long orderId = 1; orderId <= 3; orderId++) {
            rest(orderId);
        }
        simulator.fault(Fault.now(FaultKind.SLOW, Duration.ZERO).with("delay", "1h")
                .at(Target.endpoint("order.cancel")));
        cancel(1);
        cancel(2);
        cancel(3);
        next(3, OrderStatus.CANCELED);
        assertEquals(1, strikes(restCancels));
    }

    @Test
    void sendsOneCancelAtATime() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        long late = simulator.fault(Fault.now(FaultKind.SLOW, Duration.ZERO).with("delay", "300ms")
                .at(Target.endpoint("order.cancel")));
        cancel(1);
        cancel(1);
        next(1, OrderStatus.CANCELED);
        rest(2);
        assertEquals(1, strikes(late));
        assertEquals(0, strikes(restCancels));
    }

    @Test
    void cancelOfAllGoesByRest() throws VenueException {
        open(PATIENT, 64);
        rest(1);
        assertTrue(gateway.submit(Pairs.cancelAll(0)));
        assertTrue(next(1, OrderStatus.CANCELED).answersCancel);
        assertEquals(1, strikes(restCancels));
    }

    @Test
    void unknownNumberIsTakenAndAnsweredByNothing() throws VenueException {
        open(PATIENT, 64);
        cancel(99);
        rest(1);
        assertEquals(0, strikes(restCancels));
    }

    /** On the thread that submits, encoding, signing and the write to the socket included. */
    @Test
    void allocatesNothing() throws VenueException {
        open(PATIENT, 64);
        long least = Long.MAX_VALUE;
        long orderId = 0;
        for (int round = 0; round < 5; round++) {
            long allocated = 0;
            for (int i = 0; i < 6; i++) {
                rest(++orderId);
                OrderRequest request = Pairs.cancel(orderId);
                long asking = Allocation.bytes();
                long before = Allocation.bytes();
                boolean taken = gateway.submit(request);
                allocated += Allocation.bytes() - before - (before - asking);
                assertTrue(taken);
                next(orderId, OrderStatus.CANCELED);
            }
            least = Math.min(least, allocated);
        }
        assertEquals(0, least);
        assertEquals(0, strikes(restCancels));
    }
}
