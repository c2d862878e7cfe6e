package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.order.SessionSlots.Slot;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.PlacementReply;

/**
 * Answers to placements that tell the order's end, such as that of an order which was filled at once. Such an order
 * needs no watch, so that it is reported from its slot, without an allocation: by the same fields as if it had been
 * opened first.
 *
 * <p>The thread that reads the session, one at a time.
 */
final class TerminalReplies {
    private final SessionSlots slots;
    private final InboundHandler reports;
    private final PlacementReply reply;
    private final ExecutionReport report = new ExecutionReport();
    private final ExecutionReport nothing = new ExecutionReport();

    /** @param slots also the lock under which a slot becomes free */
    TerminalReplies(SessionSlots slots, Instruments instruments, ClientOrderIds ids, InboundHandler reports) {
        this.slots = slots;
        this.reports = reports;
        reply = new PlacementReply(instruments, ids);
    }

    /**
     * Reports the order's end and frees its slot, if that is what the message tells. A cancel that waited for the
     * answer needs none then.
     *
     * @return false, with nothing done, for any other message
     */
    boolean settle(byte[] message, int offset, int length, long receivedNanos) {
        if (!reply.read(message, offset, length) || !reply.status().terminal()) {
            return false;
        }
        Slot slot = slots.of(reply.requestId());
        if (slot.state.get() != SessionSlots.SENT || slot.request.action != OrderRequest.Action.PLACE
                || slot.request.orderId != reply.orderId() || !slot.settle(reply.requestId())) {
            return false;
        }
        report.copyFrom(nothing);
        reply.into(report);
        report.instrumentId = slot.request.instrumentId;
        report.side = slot.request.side;
        report.price = slot.request.price;
        report.quantity = slot.request.quantity;
        report.orderedNanos = slot.request.orderedNanos;
        report.writtenNanos = slot.writtenBefore(receivedNanos);
        report.acknowledgedNanos = receivedNanos;
        synchronized (slots) {
            slot.free();
        }
        reports.onExecution(report);
        return true;
    }
}
