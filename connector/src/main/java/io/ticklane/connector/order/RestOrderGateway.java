package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderParameters;
import io.ticklane.connector.wire.RestReplies;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places and cancels orders over signed REST calls.
 *
 * <p>An order whose answer does not come, or cannot be read, is reported UNKNOWN at once and asked after
 * until the venue has told; it is neither guessed nor sent again. Open orders are looked at regularly, so
 * that fills and ends are found without a user data stream; fees are known of fills in the answer to the
 * placement only. A cancel of an order whose placement is unanswered waits for the answer; a cancel of an
 * order that has ended is answered by nothing, since its end was reported. A cancel that the venue refuses is
 * answered with the order's state as the venue then tells it.
 *
 * <p>{@link #submit} from one thread, not the one that consumes the reports. Reports come on HTTP threads, or
 * inside {@link #submit} where nothing could be sent; those of one order never overlap. Owns the daemon
 * thread {@code orders-1}, which asks. The client is the caller's to close, after this.
 */
public final class RestOrderGateway implements OrderGateway {
    private static final Logger LOG = LoggerFactory.getLogger(RestOrderGateway.class);
    private static final String ORDER = "/api/v3/order";
    private static final int REJECTED = -2010;

    private final RestClient client;
    private final Instruments instruments;
    private final ClientOrderIds ids;
    private final OrderMode mode;
    private final OrderGatewayConfig config;
    private final Semaphore inFlight;
    private final ScheduledThreadPoolExecutor timer;
    private final OpenOrders orders;
    private final Inquiries inquiries;
    private final Cancels cancels;
    // Written by whoever closes, read by whoever submits: a flag.
    private volatile boolean closed;

    /** @param reports where answers go, usually the inbound ring; must take calls from several threads */
    public RestOrderGateway(RestClient client, Instruments instruments, ClientOrderIds ids, OrderMode mode,
            OrderGatewayConfig config, InboundHandler reports) {
        if (mode == OrderMode.PAPER) {
            throw new IllegalArgumentException("orders on paper do not go to a venue");
        }
        this.client = client;
        this.instruments = instruments;
        this.ids = ids;
        this.mode = mode;
        this.config = config;
        inFlight = new Semaphore(config.maxInFlight());
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "orders-1");
            thread.setDaemon(true);
            return thread;
        });
        orders = new OpenOrders(reports);
        inquiries = new Inquiries(client, instruments, ids, config, orders, timer, this::resolved);
        cancels = new Cancels(client, instruments, ids, orders, inquiries);
        OpenOrderWatch watch = new OpenOrderWatch(client, instruments, ids, orders, inquiries);
        long period = config.watchPeriod().toNanos();
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(watch::look, period, period,
                TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean submit(OrderRequest request) {
        if (closed) {
            return false;
        }
        if (mode == OrderMode.TEST && request.action != OrderRequest.Action.PLACE) {
            return true;
        }
        if (!inFlight.tryAcquire()) {
            return false;
        }
        switch (request.action) {
            case PLACE -> place(request);
            case CANCEL -> cancel(request);
            case CANCEL_ALL -> cancels.sendAll(instruments.get(request.instrumentId), request.orderedNanos,
                    inFlight::release);
        }
        return true;
    }

    /** Orders that have not ended, as far as is known. Any thread. */
    public int openOrders() {
        return orders.all().size();
    }

    /** Waits for answers under way as long as configured. Open orders stay open at the venue. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!inFlight.tryAcquire(config.maxInFlight(), config.closeTimeout().toMillis(),
                    TimeUnit.MILLISECONDS)) {
                LOG.warn("closing with {} requests unanswered",
                        config.maxInFlight() - inFlight.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
        for (OpenOrder order : orders.all()) {
            LOG.warn("closing with order {} open: {} at the venue", order.orderId, order.clientOrderId);
        }
    }

    /**
     * Takes charge of an order whose placement is somebody else's: watches it, asks after it, cancels it.
     *
     * @return null if an order of that number is open already
     */
    @Nullable
    OpenOrder adopt(OrderRequest request, long sentNanos) {
        OpenOrder order = new OpenOrder(request, instruments.get(request.instrumentId),
                ids.text(request.orderId, request.triggerUpdateId), sentNanos);
        if (orders.add(order)) {
            return order;
        }
        LOG.error("order {} is open already", request.orderId);
        return null;
    }

    /**
     * Hears how a cancel that somebody else sent ended, and reports it.
     *
     * @param sentNanos no earlier than this was it sent; monotonic
     * @return null if the order has ended, which was reported
     */
    @Nullable
    Answer cancellation(OrderRequest cancel, long sentNanos) {
        OpenOrder order = orders.find(cancel.orderId);
        if (order == null) {
            return null;
        }
        boolean certain;
        synchronized (order) {
            certain = order.openSince(sentNanos);
        }
        return cancels.answer(order, cancel.orderedNanos, !certain, () -> {});
    }

    /** Where answers go. */
    InboundHandler reports() {
        return orders.reports();
    }

    /** Hands a copy of the request to the thread {@code orders-1}; false if that has ended. */
    boolean later(OrderRequest request, Consumer<OrderRequest> task) {
        OrderRequest copy = new OrderRequest();
        copy.copyFrom(request);
        return later(() -> task.accept(copy));
    }

    /** Has the thread {@code orders-1} do that; false if it has ended. */
    boolean later(Runnable task) {
        try {
            timer.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void place(OrderRequest request) {
        OpenOrder order = adopt(request, System.nanoTime());
        if (order == null) {
            inFlight.release();
            return;
        }
        Answer answer = placement(order, inFlight::release);
        try {
            client.send("POST", mode == OrderMode.TEST ? ORDER + "/test" : ORDER,
                    OrderParameters.place(request, order.instrument, order.clientOrderId), true, answer);
        } catch (RuntimeException e) {
            // Nothing has left: an order of which nothing is heard must not stay open here.
            answer.onFailure(new VenueException(Remedy.STOP, 0, "not sent: " + e, e), 0, System.nanoTime());
        }
    }

    /** Hears how the order's placement ended, and reports it. */
    Answer placement(OpenOrder order, Runnable done) {
        return new Answer(order.orderedNanos, done) {
            @Override
            public void onSentAgain(long nanos) {
                synchronized (order) {
                    order.sentAgain(nanos);
                }
            }

            @Override
            void answered(Reply reply, ExecutionReport answer) throws VenueException {
                placed(order, reply, answer);
            }

            @Override
            void failed(VenueException failure, ExecutionReport answer) {
                notPlaced(order, failure, answer);
            }
        };
    }

    private void placed(OpenOrder order, Reply reply, ExecutionReport answer) throws VenueException {
        if (mode == OrderMode.TEST) {
            orders.ended(order, OrderStatus.EXPIRED,
                    new VenueException(Remedy.STOP, 0, "test order: checked by the venue, not placed"),
                    answer);
            return;
        }
        RestReplies.order(reply.body(), instruments, ids, answer);
        if (answer.orderId != order.orderId) {
            throw new VenueException(Remedy.ASK, 0, "the venue's answer is of another order");
        }
        orders.told(order, answer);
        if (answer.status == OrderStatus.UNKNOWN) {
            inquiries.soon(order);
        } else {
            resolved(order);
        }
    }

    private void notPlaced(OpenOrder order, VenueException failure, ExecutionReport answer) {
        if (mode == OrderMode.VENUE && mayBePlaced(failure)) {
            orders.unknown(order, failure, answer);
            inquiries.soon(order);
        } else {
            orders.ended(order, OrderStatus.REJECTED, failure, answer);
        }
    }

    /** A duplicate of a text that only we use is this very order. */
    private static boolean mayBePlaced(VenueException failure) {
        return failure.remedy() == Remedy.ASK
                || (failure.code() == REJECTED && OpenOrders.text(failure).contains("Duplicate order"));
    }

    private void cancel(OrderRequest request) {
        OpenOrder order = orders.find(request.orderId);
        if (order == null || !cancels.send(order, request.orderedNanos, inFlight::release)) {
            inFlight.release();
        }
    }

    /** The order's state is known: a cancel that waited for it goes out. */
    private void resolved(OpenOrder order) {
        cancels.sendWanted(order);
    }
}
