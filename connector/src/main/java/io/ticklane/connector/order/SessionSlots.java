package io.ticklane.connector.order;

import io.ticklane.connector.OrderRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are unanswered on a session, in slots that are used again. A slot's number is part of the
 * request's, so that an answer finds it without a table. Cancels have slots of their own, so that placements never keep
 * one back.
 *
 * <p>One thread takes slots, another settles them; a slot passes between them by its state alone.
 */
final class SessionSlots {
    /** To be taken by the sending thread. */
    static final int FREE = 0;
    /** Written, or about to be. */
    static final int SENT = 1;
    /** Being settled. */
    static final int SETTLING = 2;

    /** One request. Fields are written before the state becomes SENT and read after that was seen. */
    final class Slot {
        final AtomicInteger state = new AtomicInteger();
        final OrderRequest request = new OrderRequest();
        long requestId;
        /** No earlier than this was it written. */
        long sentNanos;
        /** When it was with the operating system; 0 while the write is not over. */
        volatile long writtenNanos;
        /** Nonzero where a cancel waits for the answer; guarded by the gateway. */
        long cancelOrderedNanos;

        /**
         * When it was with the operating system at the latest: its answer may come before that is noted, and the note
         * may then be later than the answer.
         */
        long writtenBefore(long answeredNanos) {
            long noted = writtenNanos;
            return noted == 0 || noted - answeredNanos > 0 ? answeredNanos : noted;
        }

        /** Whether the caller is the one to settle it. */
        boolean settle(long expectedId) {
            return requestId == expectedId && state.compareAndSet(SENT, SETTLING);
        }

        /** Settled: it may be taken again. Whoever settles. */
        void free() {
            state.set(FREE);
            taken.decrementAndGet();
        }

        /** Nothing of it was written; false if somebody settles it all the same. The sending thread. */
        boolean giveBack() {
            boolean mine = state.compareAndSet(SENT, FREE);
            if (mine) {
                taken.decrementAndGet();
            }
            return mine;
        }
    }

    /** Slots that are not free. */
    private final AtomicInteger taken = new AtomicInteger();

    private final Slot[] slots;
    /** As many for placements, and as many behind them for cancels. */
    private final int half;
    private final int bits;
    private int next;
    private long turn;

    /** @param count of placements that fit at least, and of cancels */
    SessionSlots(int count) {
        half = Math.max(2, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
        slots = new Slot[2 * half];
        bits = Integer.numberOfTrailingZeros(slots.length);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot();
        }
    }

    /** A free slot for a placement, with a number never given before, or null. */
    @Nullable
    Slot take() {
        return take(0);
    }

    /** The same for a cancel. */
    @Nullable
    Slot takeForCancel() {
        return take(half);
    }

    private @Nullable Slot take(int first) {
        for (int tried = 0; tried < half; tried++) {
            int index = first + (next++ & half - 1);
            Slot slot = slots[index];
            if (slot.state.get() == FREE) {
                slot.requestId = ++turn << bits | index;
                slot.writtenNanos = 0;
                slot.cancelOrderedNanos = 0;
                taken.incrementAndGet();
                return slot;
            }
        }
        return null;
    }

    /** Whether nothing is unanswered. Any thread. */
    boolean allFree() {
        return taken.get() == 0;
    }

    /** Whether that request is not settled yet. The thread that takes slots. */
    boolean unsettled(long requestId) {
        Slot slot = of(requestId);
        return slot.requestId == requestId && slot.state.get() != FREE;
    }

    /** The slot that such a request would be in. */
    Slot of(long requestId) {
        return slots[(int) requestId & slots.length - 1];
    }

    /**
     * Marks the placements that such a cancel means and that no other gateway knows of yet. One that is being settled
     * is not yet handed on either. Guarded by the gateway.
     */
    void markCancelled(OrderRequest cancel) {
        boolean all = cancel.action == OrderRequest.Action.CANCEL_ALL;
        for (int i = 0; i < half; i++) {
            Slot slot = slots[i];
            if (slot.state.get() != FREE && (all
                    ? slot.request.instrumentId == cancel.instrumentId
                    : slot.request.orderId == cancel.orderId)) {
                slot.cancelOrderedNanos = cancel.orderedNanos;
            }
        }
    }

    Slot[] all() {
        return slots;
    }
}
