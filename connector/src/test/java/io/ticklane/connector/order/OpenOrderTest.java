package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenOrderTest {
    private final OpenOrder order = new OpenOrder(Pairs.limit(1, Side.BUY, TimeInForce.GTC, 10_000, 100),
            Pairs.ETHUSDT, "t1-1", 5);

    @Test
    void beginsPending() {
        assertState(OrderStatus.PENDING_NEW, 0);
        assertTrue(order.pending());
        assertFalse(order.seen());
    }

    @Test
    void sameAnswerTwiceIsNoNews() {
        assertTrue(merge(OrderStatus.PARTIALLY_FILLED, 10));
        assertFalse(merge(OrderStatus.PARTIALLY_FILLED, 10));
        assertTrue(merge(OrderStatus.FILLED, 100));
        assertFalse(merge(OrderStatus.FILLED, 100));
    }

    @Test
    void lateAnswerIsNoNews() {
        assertTrue(merge(OrderStatus.PARTIALLY_FILLED, 10));
        assertFalse(merge(OrderStatus.NEW, 0));
        assertState(OrderStatus.PARTIALLY_FILLED, 10);
    }

    @Test
    void endIsAnEnd() {
        assertTrue(merge(OrderStatus.CANCELED, 10));
        assertFalse(merge(OrderStatus.PARTIALLY_FILLED, 20));
        assertFalse(merge(OrderStatus.FILLED, 100));
        assertFalse(order.becomeUncertain());
        assertState(OrderStatus.CANCELED, 10);
    }

    @Test
    void uncertaintyEndsWithAnAnswer() {
        assertTrue(merge(OrderStatus.NEW, 0));
        assertTrue(order.becomeUncertain());
        assertFalse(order.becomeUncertain());
        assertState(OrderStatus.UNKNOWN, 0);
        assertFalse(order.openSince(100));
        assertTrue(merge(OrderStatus.NEW, 0));
        assertState(OrderStatus.NEW, 0);
        assertTrue(order.openSince(100));
    }

    @Test
    void stateWithoutANameIsUncertain() {
        assertTrue(merge(OrderStatus.UNKNOWN, 0));
        assertState(OrderStatus.UNKNOWN, 0);
        assertTrue(order.seen());
    }

    @Test
    void anyOrderOfAnswersEndsAlike() {
        Random random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            OpenOrder one = new OpenOrder(Pairs.limit(1, Side.BUY, TimeInForce.GTC, 10_000, 100),
                    Pairs.ETHUSDT,
                    "t1-1", 5);
            List<ExecutionReport> told = new ArrayList<>(List.of(told(OrderStatus.NEW, 0),
                    told(OrderStatus.PARTIALLY_FILLED, 10), told(OrderStatus.PARTIALLY_FILLED, 40),
                    told(OrderStatus.CANCELED, 40), told(OrderStatus.NEW, 0)));
            Collections.shuffle(told, random);
            long filled = 0;
            for (ExecutionReport report : told) {
                one.merge(report, 1);
                ExecutionReport now = new ExecutionReport();
                one.describe(now);
                assertTrue(now.filledQuantity >= filled);
                filled = now.filledQuantity;
            }
            assertTrue(one.ended());
            assertEquals(40, filled);
        }
    }

    private boolean merge(OrderStatus status, long filled) {
        return order.merge(told(status, filled), 50);
    }

    private void assertState(OrderStatus status, long filled) {
        ExecutionReport report = new ExecutionReport();
        order.describe(report);
        assertEquals(status, report.status);
        assertEquals(filled, report.filledQuantity);
        assertEquals(100, report.quantity);
        assertEquals(1, report.orderId);
    }

    private static ExecutionReport told(OrderStatus status, long filled) {
        ExecutionReport report = new ExecutionReport();
        report.venueOrderId = 77;
        report.status = status;
        report.filledQuantity = filled;
        report.filledNotional = filled * 10_000;
        return report;
    }
}
