package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.order.OpenOrder.CancelOrder;
import io.ticklane.connector.order.OpenOrder.CancelStage;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderParameters;
import io.ticklane.connector.wire.RestReplies;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels of one order or all of a symbol over REST, and what becomes of any cancel, whichever way it went. A cancel is
 * harmless to repeat, but what it did is only what the venue then says of the order. Any thread; answers to what is
 * sent here come on HTTP threads.
 */
final class Cancels {
    private static final Logger LOG = LoggerFactory.getLogger(Cancels.class);
    private static final int CANCEL_REJECTED = -2011;

    private final RestClient client;
    private final Instruments instruments;
    private final ClientOrderIds ids;
    private final OpenOrders orders;
    private final Inquiries inquiries;

    Cancels(RestClient client, Instruments instruments, ClientOrderIds ids, OpenOrders orders,
            Inquiries inquiries) {
        this.client = client;
        this.instruments = instruments;
        this.ids = ids;
        this.orders = orders;
        this.inquiries = inquiries;
    }

    /**
     * Sends a cancel, or keeps it until the placement is answered.
     *
     * @param done run when it is answered
     * @return false if nothing was sent now; {@code done} is not run then
     */
    boolean send(OpenOrder order, long orderedNanos, Runnable done) {
        boolean uncertain;
        synchronized (order) {
            CancelOrder before = order.cancel();
            if (order.ended() || (before != null && before.stage() == CancelStage.SENT)) {
                return false;
            }
            if (order.pending()) {
                order.cancel(CancelOrder.at(CancelStage.WANTED, orderedNanos));
                return false;
            }
            uncertain = order.uncertain();
            order.cancel(CancelOrder.at(CancelStage.SENT, orderedNanos));
        }
        client.send("DELETE", "/api/v3/order",
                OrderParameters.byClientOrderId(order.instrument, order.clientOrderId), true,
                answer(order, orderedNanos, uncertain, done));
        return true;
    }

    /**
     * Hears how a cancel of the order ended, and reports it.
     *
     * @param uncertain whether the order may have arrived at the venue after the cancel
     * @param done run when it is answered
     */
    Answer answer(OpenOrder order, long orderedNanos, boolean uncertain, Runnable done) {
        return new Answer(orderedNanos, done) {
            @Override
            void answered(Reply reply, ExecutionReport answer) throws VenueException {
                RestReplies.order(reply.body(), instruments, ids, answer);
                if (answer.orderId != order.orderId) {
                    throw new VenueException(Remedy.ASK, 0, "the venue's answer is of another order");
                }
                answer.answersCancel = true;
                orders.told(order, answer);
                if (answer.status == OrderStatus.UNKNOWN) {
                    inquiries.soon(order);
                }
            }

            @Override
            void failed(VenueException failure, ExecutionReport answer) {
                notCanceled(order, uncertain, failure, answer);
            }
        };
    }

    /** Sends the cancel that waited for the order's placement, if there is one. */
    void sendWanted(OpenOrder order) {
        long orderedNanos;
        synchronized (order) {
            CancelOrder cancel = order.cancel();
            if (cancel == null || cancel.stage() != CancelStage.WANTED) {
                return;
            }
            orderedNanos = cancel.orderedNanos();
        }
        send(order, orderedNanos, () -> {});
    }

    /** Cancels what is open of an instrument, and what of it is still being placed when that is answered. */
    void sendAll(Instrument instrument, long orderedNanos, Runnable done) {
        Set<OpenOrder> standing = new HashSet<>();
        for (OpenOrder order : orders.of(instrument.id())) {
            synchronized (order) {
                if (order.pending() || order.uncertain()) {
                    order.cancel(CancelOrder.at(CancelStage.WANTED, orderedNanos));
                } else {
                    standing.add(order);
                }
            }
        }
        client.send("DELETE", "/api/v3/openOrders", OrderParameters.bySymbol(instrument), true,
                new Answer(orderedNanos, done) {
                    @Override
                    void answered(Reply reply, ExecutionReport answer) throws VenueException {
                        allCanceled(reply, standing, answer);
                    }

                    @Override
                    void failed(VenueException failure, ExecutionReport answer) {
                        noneCanceled(instrument, standing, failure, answer);
                    }
                });
    }

    private void allCanceled(Reply reply, Set<OpenOrder> standing, ExecutionReport stamps)
            throws VenueException {
        for (ExecutionReport told : RestReplies.orders(reply.body(), instruments, ids)) {
            OpenOrder order = told.orderId < 0 ? null : orders.find(told.orderId);
            if (order != null) {
                told.answersCancel = true;
                told.orderedNanos = stamps.orderedNanos;
                told.writtenNanos = stamps.writtenNanos;
                told.acknowledgedNanos = stamps.acknowledgedNanos;
                orders.told(order, told);
                standing.remove(order);
            }
        }
        standing.forEach(inquiries::now);
    }

    private void noneCanceled(Instrument instrument, Set<OpenOrder> standing, VenueException failure,
            ExecutionReport stamps) {
        if (failure.code() != CANCEL_REJECTED) {
            LOG.warn("the open orders of {} were not cancelled: {}", instrument.symbol(),
                    failure.getMessage());
        }
        for (OpenOrder order : standing) {
            ExecutionReport answer = new ExecutionReport();
            answer.copyFrom(stamps);
            notCanceled(order, false, failure, answer);
        }
    }

    private void notCanceled(OpenOrder order, boolean uncertainBefore, VenueException failure,
            ExecutionReport answer) {
        boolean unknown = failure.remedy() != Remedy.STOP && failure.remedy() != Remedy.RETRY;
        if (!unknown && failure.code() != CANCEL_REJECTED) {
            orders.cancelRefused(order, failure, answer);
            return;
        }
        synchronized (order) {
            // An order that may not have arrived yet is cancelled again when it has.
            order.cancel(uncertainBefore && !unknown
                    ? CancelOrder.at(CancelStage.WANTED, answer.orderedNanos)
                    : new CancelOrder(CancelStage.OWED, answer.orderedNanos, failure.code(),
                            OpenOrders.text(failure)));
        }
        if (unknown) {
            answer.answersCancel = true;
            orders.unknown(order, failure, answer);
            inquiries.soon(order);
        } else {
            inquiries.now(order);
        }
    }
}
