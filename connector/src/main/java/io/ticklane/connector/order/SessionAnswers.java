package io.ticklane.connector.order;

import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.order.OpenOrder.CancelOrder;
import io.ticklane.connector.order.OpenOrder.CancelStage;
import io.ticklane.connector.order.SessionSlots.Slot;
import io.ticklane.connector.rest.Refusals;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.wire.SessionReply;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the requests of a session, told to the gateway that watches open orders: it reports of them, and asks
 * after what is not known.
 *
 * <p>The threads that read the session, one at a time; {@link #markCancelled} on any.
 */
final class SessionAnswers {
    private static final int OK = 200;

    private final String venue;
    private final SessionSlots slots;
    private final RestOrderGateway rest;
    /** Set by the thread that polls; read by those that read. */
    private volatile @Nullable Thread poller;

    /** @param slots also the lock under which a placement's slot becomes free */
    SessionAnswers(String venue, SessionSlots slots, RestOrderGateway rest) {
        this.venue = venue;
        this.slots = slots;
        this.rest = rest;
    }

    /** The calling thread polls. It consumes reports, and must not wait for a lock under which one is made. */
    void polled() {
        Thread current = Thread.currentThread();
        if (poller != current) {
            poller = current;
        }
    }

    /** Marks the placements that such a cancel means and that are unanswered. */
    void markCancelled(OrderRequest cancel) {
        synchronized (slots) {
            slots.markCancelled(cancel);
        }
    }

    /** An answer has come. */
    void answered(SessionReply reply, long receivedNanos) {
        long id = Long.parseLong(reply.id());
        Slot slot = slots.of(id);
        if (slot.settle(id)) {
            Runnable settling = () -> settle(slot, reply,
                    reply.status() == OK ? null : refusal(method(slot), reply), receivedNanos);
            if (Thread.currentThread() != poller || !rest.later(settling)) {
                settling.run();
            }
        }
    }

    /** Gives up on what was sent longer ago than that. */
    void sweep(long nowNanos, long olderNanos, String reason) {
        for (Slot slot : slots.all()) {
            if (slot.state.get() == SessionSlots.SENT && nowNanos - slot.sentNanos > olderNanos
                    && slot.settle(slot.requestId)) {
                settle(slot, null, new VenueException(Remedy.ASK, 0,
                        venue + ", " + method(slot) + " (outcome not known): " + reason), nowNanos);
            }
        }
    }

    /** What the venue says where it did not do as asked. */
    VenueException refusal(String method, SessionReply reply) {
        return Refusals.ofSession(venue, method, reply.status(), reply.code(), reply.message());
    }

    private void settle(Slot slot, @Nullable SessionReply reply, @Nullable VenueException failure,
            long nowNanos) {
        long writtenNanos = slot.writtenBefore(nowNanos);
        Answer answer = slot.request.action == OrderRequest.Action.PLACE ? placement(slot) : cancel(slot);
        if (answer == null) {
            return;
        }
        if (failure != null) {
            answer.onFailure(failure, writtenNanos, nowNanos);
        } else if (reply != null) {
            answer.onReply(new Reply(reply.result(), writtenNanos, nowNanos));
        }
    }

    /** The slot becomes an order of the other gateway, which then hears how its placement ended. */
    private @Nullable Answer placement(Slot slot) {
        synchronized (slots) {
            OpenOrder order = rest.adopt(slot.request, slot.sentNanos);
            if (order == null) {
                slot.free();
                return null;
            }
            if (slot.cancelOrderedNanos != 0) {
                synchronized (order) {
                    order.cancel(CancelOrder.at(CancelStage.WANTED, slot.cancelOrderedNanos));
                }
            }
            Answer answer = rest.placement(order, () -> {});
            slot.free();
            return answer;
        }
    }

    private @Nullable Answer cancel(Slot slot) {
        Answer answer = rest.cancellation(slot.request, slot.sentNanos);
        slot.free();
        return answer;
    }

    private static String method(Slot slot) {
        return slot.request.action == OrderRequest.Action.PLACE ? "order.place" : "order.cancel";
    }
}
