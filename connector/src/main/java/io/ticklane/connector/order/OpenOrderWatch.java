package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.rest.Reply;
import io.ticklane.connector.rest.ReplyListener;
import io.ticklane.connector.rest.RestClient;
import io.ticklane.connector.wire.ClientOrderIds;
import io.ticklane.connector.wire.OrderParameters;
import io.ticklane.connector.wire.RestReplies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the open orders at the venue while we have any, for fills and ends that nothing told us of. An
 * order that is missing there is asked after. {@link #look} on one thread; answers come on HTTP threads.
 */
final class OpenOrderWatch {
    /** All symbols in one call weigh 80 at the venue, one symbol 6. */
    private static final int MAX_CALLS = 13;

    private static final Logger LOG = LoggerFactory.getLogger(OpenOrderWatch.class);

    private final RestClient client;
    private final Instruments instruments;
    private final ClientOrderIds ids;
    private final OpenOrders orders;
    private final Inquiries inquiries;
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    OpenOrderWatch(RestClient client, Instruments instruments, ClientOrderIds ids, OpenOrders orders,
            Inquiries inquiries) {
        this.client = client;
        this.instruments = instruments;
        this.ids = ids;
        this.orders = orders;
        this.inquiries = inquiries;
    }

    /** Sends one round of questions, unless the last is not answered yet or nothing is open. Never throws. */
    void look() {
        try {
            if (underway.get() == 0) {
                askForOpenOrders();
            }
        } catch (RuntimeException e) {
            LOG.error("looking at the open orders failed in a way that should not be", e);
        }
    }

    private void askForOpenOrders() {
        long now = System.nanoTime();
        Map<Integer, List<OpenOrder>> open = orders.all().stream().filter(order -> openSince(order, now))
                .collect(Collectors.groupingBy(order -> order.instrument.id()));
        if (open.size() > MAX_CALLS) {
            ask("", open.values().stream().flatMap(List::stream).toList());
            return;
        }
        for (List<OpenOrder> ofOne : open.values()) {
            ask(OrderParameters.bySymbol(ofOne.get(0).instrument), ofOne);
        }
    }

    private void ask(String query, List<OpenOrder> expected) {
        underway.incrementAndGet();
        client.send("GET", "/api/v3/openOrders", query, true, new ReplyListener() {
            @Override
            public void onReply(Reply reply) {
                underway.decrementAndGet();
                try {
                    compare(expected, reply);
                } catch (VenueException e) {
                    failed(e);
                }
            }

            @Override
            public void onFailure(VenueException failure, long writtenNanos, long failedNanos) {
                underway.decrementAndGet();
                failed(failure);
            }
        });
    }

    private void compare(List<OpenOrder> expected, Reply reply) throws VenueException {
        Map<Long, ExecutionReport> told = RestReplies.orders(reply.body(), instruments, ids).stream()
                .filter(report -> report.orderId >= 0)
                .collect(Collectors.toMap(report -> report.orderId, report -> report,
                        (first, twice) -> first));
        if (failing.compareAndSet(true, false)) {
            LOG.info("the open orders can be seen again");
        }
        for (OpenOrder order : expected) {
            ExecutionReport report = told.get(order.orderId);
            if (report == null) {
                inquiries.now(order);
            } else {
                report.acknowledgedNanos = reply.acknowledgedNanos();
                orders.told(order, report);
            }
        }
    }

    private void failed(VenueException failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("the open orders cannot be seen: {}", failure.getMessage());
        }
    }

    private static boolean openSince(OpenOrder order, long nanos) {
        synchronized (order) {
            return order.openSince(nanos);
        }
    }
}
