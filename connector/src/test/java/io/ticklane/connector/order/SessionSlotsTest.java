package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.Side;
import io.ticklane.connector.order.SessionSlots.Slot;
import org.junit.jupiter.api.Test;

class SessionSlotsTest {
    private final SessionSlots slots = new SessionSlots(4);

    @Test
    void aCancelMarksWhatIsUnansweredAndWhatIsJustBeingSettled() {
        Slot sent = sent(1);
        Slot settling = sent(2);
        assertTrue(settling.settle(settling.requestId));
        slots.markCancelled(cancel(1));
        slots.markCancelled(cancel(2));
        assertEquals(77, sent.cancelOrderedNanos);
        assertEquals(77, settling.cancelOrderedNanos);
    }

    @Test
    void aCancelOfAllMarksThoseOfItsInstrumentAndNothingThatIsFree() {
        Slot gone = sent(1);
        gone.free();
        Slot sent = sent(2);
        slots.markCancelled(all(5));
        assertEquals(0, sent.cancelOrderedNanos);
        slots.markCancelled(all(0));
        assertEquals(77, sent.cancelOrderedNanos);
        assertEquals(0, gone.cancelOrderedNanos);
    }

    @Test
    void nothingIsWrittenAfterItsAnswerCame() {
        Slot slot = sent(1);
        slot.writtenNanos = 0;
        assertEquals(50, slot.writtenBefore(50), "answered while the write is not over");
        slot.writtenNanos = 60;
        assertEquals(50, slot.writtenBefore(50), "noted after the answer came");
        assertEquals(60, slot.writtenBefore(70));
    }

    @Test
    void aSlotIsTakenOnceUntilItIsFreeAndItsNumberIsNeverGivenAgain() {
        Slot first = sent(1);
        for (int order = 2; order <= 4; order++) {
            assertEquals(order, sent(order).request.orderId);
        }
        assertNull(slots.take());
        long number = first.requestId;
        first.free();
        Slot again = sent(5);
        assertEquals(first, again);
        assertNotEquals(number, again.requestId);
        assertEquals(again, slots.of(again.requestId));
        assertEquals(0, again.cancelOrderedNanos);
    }

    @Test
    void cancelsHaveSlotsOfTheirOwn() {
        Slot first = sent(1);
        for (int order = 2; order <= 4; order++) {
            sent(order);
        }
        assertNull(slots.take());
        for (int taken = 0; taken < 4; taken++) {
            Slot cancel = slots.takeForCancel();
            assertNotNull(cancel);
            assertEquals(cancel, slots.of(cancel.requestId));
            assertNotEquals(first, cancel);
            cancel.request.copyFrom(cancel(1));
            cancel.state.set(SessionSlots.SENT);
        }
        assertNull(slots.takeForCancel());
        slots.markCancelled(cancel(1));
        assertEquals(77, first.cancelOrderedNanos);
        for (Slot slot : slots.all()) {
            assertTrue(slot == first || slot.cancelOrderedNanos == 0);
        }
    }

    @Test
    void isUnsettledUntilItsSlotIsFree() {
        Slot slot = sent(1);
        long number = slot.requestId;
        assertTrue(slots.unsettled(number));
        assertTrue(slot.settle(number));
        assertTrue(slots.unsettled(number));
        slot.free();
        assertFalse(slots.unsettled(number));
        for (int order = 2; order <= 5; order++) {
            assertNotEquals(number, sent(order).requestId);
        }
        assertFalse(slots.unsettled(number));
    }

    @Test
    void allAreFreeWhenWhatWasTakenIsSettledOrGivenBack() {
        Slot settled = sent(1);
        Slot unwritten = sent(2);
        assertFalse(slots.allFree());
        assertTrue(settled.settle(settled.requestId));
        assertFalse(settled.giveBack());
        settled.free();
        assertFalse(slots.allFree());
        assertTrue(unwritten.giveBack());
        assertFalse(unwritten.giveBack());
        assertTrue(slots.allFree());
    }

    private Slot sent(long orderId) {
        Slot slot = slots.take();
        assertNotNull(slot);
        slot.request.copyFrom(Pairs.market(orderId, Side.BUY, 1));
        slot.state.set(SessionSlots.SENT);
        return slot;
    }

    private static OrderRequest cancel(long orderId) {
        return ordered(Pairs.cancel(orderId));
    }

    private static OrderRequest all(int instrument) {
        return ordered(Pairs.cancelAll(instrument));
    }

    private static OrderRequest ordered(OrderRequest request) {
        request.orderedNanos = 77;
        return request;
    }
}
