package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.rest.ReplyListener;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderParameters;
import io.ticklane.connector.wire.RestReplies;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the venue after orders of unknown state until it tells, at growing intervals. That an order does not
 * exist is believed only of one that the venue never told of, and only when a question sent after the order
 * could last have been accepted is answered so. Any thread; answers come on HTTP threads.
 */
final class Inquiries {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);
    private static final int NO_SUCH_ORDER = -2013;
    private static final int ARCHIVED = -2026;

    private final RestClient client;
    private final Instruments instruments;
    private final ClientOrderIds ids;
    private final OrderGatewayConfig config;
    private final OpenOrders orders;
    private final ScheduledExecutorService timer;
    private final Consumer<OpenOrder> resolved;

    /** @param resolved hears of each order whose state is known again */
    Inquiries(RestClient client, Instruments instruments, ClientOrderIds ids, OrderGatewayConfig config,
            OpenOrders orders, ScheduledExecutorService timer, Consumer<OpenOrder> resolved) {
        this.client = client;
        this.instruments = instruments;
        this.ids = ids;
        this.config = config;
        this.orders = orders;
        this.timer = timer;
        this.resolved = resolved;
    }

    /** Asks at once, for an order of which something is to be told; unless it is asked after already. */
    void now(OpenOrder order) {
        begin(order, 0);
    }

    /** Asks after the first interval, for a request that may still be under way. */
    void soon(OpenOrder order) {
        begin(order, config.inquiryFirst().toMillis());
    }

    private void begin(OpenOrder order, long delayMillis) {
        boolean begins;
        synchronized (order) {
            begins = order.inquiryBegins();
        }
        if (begins) {
            later(order, delayMillis, config.inquiryFirst().toMillis());
        }
    }

    private void later(OpenOrder order, long delayMillis, long thenMillis) {
        try {
            ScheduledFuture<?> unused = timer.schedule(() -> ask(order, thenMillis), delayMillis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.warn("closing while the state of order {} is not known: look for {} at the venue",
                    order.orderId,
                    order.clientOrderId);
        }
    }

    private void ask(OpenOrder order, long nextMillis) {
        long venueOrderId;
        synchronized (order) {
            if (order.ended()) {
                order.inquiryEnds();
                return;
            }
            venueOrderId = order.venueOrderId();
        }
        long askedNanos = System.nanoTime();
        // A cancel gives the order a name of its own, under which it answers from then on; a number stays.
        client.send("GET", "/api/v3/order", venueOrderId >= 0
                ? OrderParameters.byVenueOrderId(order.instrument, venueOrderId)
                : OrderParameters.byClientOrderId(order.instrument, order.clientOrderId), true,
                new ReplyListener() {
                    @Override
                    public void onReply(Reply reply) {
                        answered(order, venueOrderId, reply, nextMillis);
                    }

                    @Override
                    public void onFailure(VenueException failure, long writtenNanos, long failedNanos) {
                        refused(order, failure, askedNanos, nextMillis);
                    }
                });
    }

    private void answered(OpenOrder order, long venueOrderId, Reply reply, long nextMillis) {
        ExecutionReport told = OpenOrders.stamped(0, 0, reply.acknowledgedNanos());
        try {
            RestReplies.order(reply.body(), instruments, ids, told);
        } catch (VenueException e) {
            again(order, nextMillis, e);
            return;
        }
        told.answersCancel = false;
        if (!isOf(told, order, venueOrderId) || told.status == OrderStatus.UNKNOWN) {
            again(order, nextMillis, new VenueException(Remedy.RETRY, 0,
                    "the answer tells no state of " + order.clientOrderId + ": " + told.reason));
            return;
        }
        settle(order);
        orders.told(order, told);
        resolved.accept(order);
    }

    /** Whether what was told is of the order: asked for by its number, or by a text that only we use. */
    private static boolean isOf(ExecutionReport told, OpenOrder order, long venueOrderId) {
        if (told.instrumentId != order.instrument.id()) {
            return false;
        }
        return venueOrderId >= 0
                ? told.venueOrderId == venueOrderId
                : told.orderId == order.orderId || told.orderId < 0;
    }

    private void refused(OpenOrder order, VenueException failure, long askedNanos, long nextMillis) {
        ExecutionReport answer = OpenOrders.stamped(0, 0, System.nanoTime());
        if (failure.code() == ARCHIVED) {
            settle(order);
            orders.ended(order, OrderStatus.EXPIRED, failure, answer);
            return;
        }
        if (failure.code() == NO_SUCH_ORDER) {
            boolean seen;
            long sentNanos;
            synchronized (order) {
                seen = order.seen();
                sentNanos = order.sentNanos();
            }
            if (seen) {
                orders.unknown(order, failure, answer);
            } else if (askedNanos - sentNanos > believableNanos()) {
                settle(order);
                orders.ended(order, OrderStatus.REJECTED, new VenueException(Remedy.STOP, failure.code(),
                        "it never reached the venue: " + OpenOrders.text(failure)), answer);
                return;
            }
        }
        again(order, nextMillis, failure);
    }

    private void again(OpenOrder order, long nextMillis, VenueException why) {
        LOG.debug("order {} is still unknown: {}", order.orderId, why.getMessage());
        long pausedMillis = TimeUnit.NANOSECONDS.toMillis(client.pausedNanos());
        later(order, Math.max(nextMillis, pausedMillis),
                Math.min(nextMillis * 2, config.inquiryMax().toMillis()));
    }

    private long believableNanos() {
        return TimeUnit.MILLISECONDS.toNanos(client.recvWindowMillis()) + config.settleMargin().toNanos();
    }

    private static void settle(OpenOrder order) {
        synchronized (order) {
            order.inquiryEnds();
        }
    }
}
