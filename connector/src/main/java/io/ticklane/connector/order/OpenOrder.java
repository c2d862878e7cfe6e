package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.Side;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order. What the venue tells is merged so that late and repeated answers change
 * nothing: fills only grow, and an end is an end.
 *
 * <p>Final fields are for any thread; the methods that read or change state need the order's lock, which
 * {@link OpenOrders} holds while it reports.
 */
final class OpenOrder {
    final long orderId;
    final Instrument instrument;
    final String clientOrderId;
    final long orderedNanos;
    /** No earlier than this was it sent last; monotonic. */
    private long sentNanos;
    private final Side side;
    private final long price;
    private final long quantity;
    private long venueOrderId = -1;
    private OrderStatus status = OrderStatus.PENDING_NEW;
    private long filledQuantity;
    private long filledNotional;
    /** Whether a request went out whose outcome nobody knows. */
    private boolean uncertain;
    /** When the venue first told of it, or 0; monotonic. */
    private long seenNanos;
    private boolean inquired;
    private @Nullable CancelOrder cancel;

    /** How far a cancel has come. */
    enum CancelStage {
        /** To be sent when the placement is answered. */
        WANTED,
        /** On its way. */
        SENT,
        /** Refused or unanswered: to be told with the order's next state. */
        OWED
    }

    /** A cancel, with what to say of it. */
    record CancelOrder(CancelStage stage, long orderedNanos, int errorCode, String reason) {
        static CancelOrder at(CancelStage stage, long orderedNanos) {
            return new CancelOrder(stage, orderedNanos, 0, "");
        }
    }

    OpenOrder(OrderRequest request, Instrument instrument, String clientOrderId, long sentNanos) {
        orderId = request.orderId;
        this.instrument = instrument;
        this.clientOrderId = clientOrderId;
        orderedNanos = request.orderedNanos;
        this.sentNanos = sentNanos;
        side = request.side;
        price = request.price;
        quantity = request.quantity;
    }

    /** Takes over what is new in it; false if nothing is. */
    boolean merge(ExecutionReport told, long nowNanos) {
        if (status.terminal()) {
            return false;
        }
        if (told.venueOrderId >= 0) {
            venueOrderId = told.venueOrderId;
            seenNanos = seenNanos == 0 ? nowNanos : seenNanos;
        }
        if (told.status == OrderStatus.UNKNOWN) {
            return becomeUncertain();
        }
        if (!told.status.terminal() && told.filledQuantity < filledQuantity) {
            return false;
        }
        boolean grown = told.filledQuantity > filledQuantity;
        filledQuantity = Math.max(filledQuantity, told.filledQuantity);
        filledNotional = Math.max(filledNotional, told.filledNotional);
        OrderStatus next = told.status.terminal() ? told.status : working();
        boolean news = grown || uncertain || next != status;
        uncertain = false;
        status = next;
        return news;
    }

    /** Marks its state as not known; false if it was already, or has ended. */
    boolean becomeUncertain() {
        boolean news = !uncertain && !status.terminal();
        uncertain |= news;
        return news;
    }

    /** Sets every field that tells of the order itself. */
    void describe(ExecutionReport report) {
        report.orderId = orderId;
        report.venueOrderId = venueOrderId;
        report.instrumentId = instrument.id();
        report.side = side;
        report.status = uncertain ? OrderStatus.UNKNOWN : status;
        report.price = price;
        report.quantity = quantity;
        report.filledQuantity = filledQuantity;
        report.filledNotional = filledNotional;
    }

    /** The venue's number, or -1 while it has not told. */
    long venueOrderId() {
        return venueOrderId;
    }

    boolean ended() {
        return status.terminal();
    }

    /** Whether the venue has ever told of it. */
    boolean seen() {
        return seenNanos != 0;
    }

    /** Whether it was on the book for certain at that time, as far as we were told. */
    boolean openSince(long nanos) {
        return seen() && !uncertain && !ended() && seenNanos - nanos < 0;
    }

    /** Its placement is sent once more, the venue having refused the first. */
    void sentAgain(long nanos) {
        sentNanos = nanos;
    }

    long sentNanos() {
        return sentNanos;
    }

    /** Whether its placement is still unanswered. */
    boolean pending() {
        return status == OrderStatus.PENDING_NEW && !uncertain;
    }

    boolean uncertain() {
        return uncertain;
    }

    /** Whether questions after it should begin now; true once until {@link #inquiryEnds}. */
    boolean inquiryBegins() {
        boolean begins = !inquired && !ended();
        inquired |= begins;
        return begins;
    }

    void inquiryEnds() {
        inquired = false;
    }

    @Nullable
    CancelOrder cancel() {
        return cancel;
    }

    void cancel(@Nullable CancelOrder now) {
        cancel = now;
    }

    private OrderStatus working() {
        return filledQuantity == 0 ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED;
    }
}
