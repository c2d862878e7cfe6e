package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Reports;
import io.ticklane.connector.Side;
import io.ticklane.connector.order.SessionSlots.Slot;
import io.ticklane.connector.rest.Recorder;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.wire.Allocation;
import io.ticklane.connector.wire.SinkHandler;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of orders that end with their first answer, beside those that the other gateway gives of them. */
class TerminalRepliesTest {
    private static final long WRITTEN = 1_000;
    private static final long RECEIVED = 2_000;

    private final GatewayRig rig = new GatewayRig();
    private final SessionSlots slots = new SessionSlots(4);
    private final Recorder recorder = new Recorder();
    private final TerminalReplies ends = new TerminalReplies(slots, Pairs.ALL, rig.ids, recorder);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void reportsAFillAsTheOtherGateway() {
        ExecutionReport report = reportsAsTheOtherGateway(46, rig.filled(46));
        assertEquals(OrderStatus.FILLED, report.status);
        assertEquals(GatewayRig.QUANTITY, report.filledQuantity);
        assertEquals(100_000, report.fee);
        assertEquals("ETH", report.feeAsset);
        assertEquals(WRITTEN, report.writtenNanos);
        assertEquals(RECEIVED, report.acknowledgedNanos);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH"})
    void reportsAnEndAsTheOtherGateway(OrderStatus status) {
        assertEquals(status, reportsAsTheOtherGateway(46, rig.order(46, status, "0.30000000")).status);
        assertEquals(0, rig.gateway.openOrders());
    }

    @Test
    void reportsWhyAnOrderExpired() {
        assertEquals("expired: INSUFFICIENT_LIQUIDITY", reportsAsTheOtherGateway(46, expired(46)).reason);
    }

    private String expired(long orderId) {
        return rig.order(orderId, OrderStatus.EXPIRED, "0.00000000").replace("\"side\"",
                "\"expiryReason\":\"INSUFFICIENT_LIQUIDITY\",\"side\"");
    }

    @Test
    void tellsNothingOfTheOrderBefore() {
        reportsAsTheOtherGateway(45, expired(45));
        assertEquals("", reportsAsTheOtherGateway(46, rig.filled(46)).reason);
        ExecutionReport report = reportsAsTheOtherGateway(47,
                rig.order(47, OrderStatus.EXPIRED, "0.00000000"));
        assertEquals(0, report.fee);
        assertEquals("", report.feeAsset);
    }

    /** The venue may have put a price on an order that was sent without one. */
    @Test
    void tellsThePriceAndQuantityOfTheRequest() {
        Slot slot = sent(46);
        slot.request.price = 0;
        slot.request.quantity = 7;
        slot.request.side = Side.SELL;
        assertTrue(settle(slot.requestId, rig.filled(46)));
        ExecutionReport report = recorder.next();
        assertEquals(0, report.price);
        assertEquals(7, report.quantity);
        assertEquals(Side.SELL, report.side);
    }

    @Test
    void isFasterThanTheWriteIsOver() {
        Slot slot = sent(46);
        slot.writtenNanos = 0;
        assertTrue(settle(slot.requestId, rig.filled(46)));
        assertEquals(RECEIVED, recorder.next().writtenNanos);
    }

    @Test
    void answersNoCancelThatWaited() {
        Slot slot = sent(46);
        slot.cancelOrderedNanos = 5;
        assertTrue(settle(slot.requestId, rig.filled(46)));
        ExecutionReport report = recorder.next();
        assertFalse(report.answersCancel);
        assertEquals(7, report.orderedNanos);
        assertNull(recorder.executions.poll());
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"NEW", "PARTIALLY_FILLED", "PENDING_NEW", "UNKNOWN"})
    void leavesOrdersThatGoOn(OrderStatus status) {
        Slot slot = sent(46);
        assertUntouched(slot, slot.requestId, rig.order(46, status, "0.30000000"));
    }

    @Test
    void leavesTheAnswerOfAnotherOrder() {
        Slot slot = sent(46);
        assertUntouched(slot, slot.requestId, rig.filled(47));
    }

    @Test
    void leavesTheAnswerToAnotherRequest() {
        Slot slot = sent(46);
        assertUntouched(slot, slot.requestId + slots.all().length, rig.filled(46));
        assertUntouched(slot, slot.requestId + 1, rig.filled(46));
    }

    @Test
    void leavesTheAnswerToACancel() {
        Slot slot = slots.takeForCancel();
        assertNotNull(slot);
        slot.request.copyFrom(Pairs.cancel(46));
        slot.state.set(SessionSlots.SENT);
        assertUntouched(slot, slot.requestId, rig.canceled(46, "0.30000000"));
        assertUntouched(slot, slot.requestId, rig.filled(46));
    }

    @Test
    void leavesWhatIsSettledAlready() {
        Slot slot = sent(46);
        assertTrue(settle(slot.requestId, rig.filled(46)));
        assertNotNull(recorder.executions.poll());
        assertFalse(settle(slot.requestId, rig.filled(46)));
        assertEquals(SessionSlots.FREE, slot.state.get());
        assertNull(recorder.executions.poll());
    }

    @Test
    void allocatesNothing() {
        long[] filled = new long[1];
        TerminalReplies quiet = new TerminalReplies(slots, Pairs.ALL, rig.ids, new SinkHandler() {
            @Override
            public void onExecution(ExecutionReport report) {
                filled[0] += report.filledQuantity;
            }
        });
        String order = rig.filled(46);
        long asking = Allocation.ofAsking();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long allocated = 0;
            for (int i = 0; i < 5_000; i++) {
                byte[] message = answer(sent(46).requestId, order);
                long before = Allocation.bytes();
                boolean settled = quiet.settle(message, 0, message.length, RECEIVED);
                allocated += Allocation.bytes() - before - asking;
                assertTrue(settled);
            }
            least = Math.min(least, allocated);
        }
        assertEquals(0, least);
        assertEquals(25_000L * GatewayRig.QUANTITY, filled[0]);
    }

    /** Of the same answer to the same request. */
    private ExecutionReport reportsAsTheOtherGateway(long orderId, String order) {
        OpenOrder open = rig.gateway.adopt(GatewayRig.buy(orderId), 0);
        assertNotNull(open);
        rig.gateway.placement(open, () -> {}).onReply(new Reply(utf8(order), WRITTEN, RECEIVED));
        Slot slot = sent(orderId);
        assertTrue(settle(slot.requestId, order));
        assertEquals(SessionSlots.FREE, slot.state.get());
        ExecutionReport report = recorder.next();
        assertEquals(Reports.fields(rig.recorder.next()), Reports.fields(report));
        return report;
    }

    private void assertUntouched(Slot slot, long requestId, String order) {
        assertFalse(settle(requestId, order));
        assertEquals(SessionSlots.SENT, slot.state.get());
        assertNull(recorder.executions.poll());
    }

    private Slot sent(long orderId) {
        Slot slot = slots.take();
        assertNotNull(slot);
        slot.request.copyFrom(GatewayRig.buy(orderId));
        slot.state.set(SessionSlots.SENT);
        slot.writtenNanos = WRITTEN;
        return slot;
    }

    private boolean settle(long requestId, String order) {
        byte[] message = answer(requestId, order);
        return ends.settle(message, 0, message.length, RECEIVED);
    }

    private static byte[] answer(long requestId, String order) {
        return utf8("{\"id\":\"" + requestId + "\",\"status\":200,\"result\":" + order + "}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
