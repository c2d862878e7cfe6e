package io.ticklane.connector.order;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.order.OpenOrder.CancelOrder;
import io.ticklane.connector.order.OpenOrder.CancelStage;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders that have not ended, and the only place that reports on them: under the order's lock, so that
 * reports of one order leave in the order in which it changed. What ends with its first answer may never come here,
 * see {@link TerminalReplies}. Any thread.
 */
final class OpenOrders {
    private final ConcurrentHashMap<Long, OpenOrder> byId = new ConcurrentHashMap<>();
    private final InboundHandler reports;

    OpenOrders(InboundHandler reports) {
        this.reports = reports;
    }

    /** Where reports go. */
    InboundHandler reports() {
        return reports;
    }

    /** False if an order of that number is open already. */
    boolean add(OpenOrder order) {
        return byId.putIfAbsent(order.orderId, order) == null;
    }

    @Nullable
    OpenOrder find(long orderId) {
        return byId.get(orderId);
    }

    Collection<OpenOrder> all() {
        return byId.values();
    }

    List<OpenOrder> of(int instrumentId) {
        return byId.values().stream().filter(order -> order.instrument.id() == instrumentId).toList();
    }

    /**
     * Merges what the venue told, and reports if that is news or answers a cancel.
     *
     * @param told with the stamps, fee and reason to report
     */
    void told(OpenOrder order, ExecutionReport told) {
        synchronized (order) {
            CancelOrder cancel = order.cancel();
            boolean owed = cancel != null && cancel.stage() == CancelStage.OWED && !order.ended();
            boolean news = order.merge(told, told.acknowledgedNanos);
            if (owed && cancel != null) {
                told.answersCancel = true;
                told.orderedNanos = cancel.orderedNanos();
                if (told.status != OrderStatus.CANCELED) {
                    told.errorCode = cancel.errorCode();
                    told.reason = cancel.reason();
                }
                order.cancel(null);
            }
            if (news || owed) {
                report(order, told);
            }
        }
    }

    /**
     * The order, which may have been placed, is in a state that nobody knows. Reports it, unless it is known.
     */
    void unknown(OpenOrder order, VenueException why, ExecutionReport answer) {
        synchronized (order) {
            if (order.becomeUncertain()) {
                answer.errorCode = why.code();
                answer.reason = text(why);
                report(order, answer);
            }
        }
    }

    /** The order ended without the venue telling so itself. */
    void ended(OpenOrder order, OrderStatus status, VenueException why, ExecutionReport answer) {
        synchronized (order) {
            answer.status = status;
            answer.errorCode = why.code();
            answer.reason = text(why);
            if (order.merge(answer, answer.acknowledgedNanos)) {
                report(order, answer);
            }
        }
    }

    /** The order is as it was: a cancel of it was refused. */
    void cancelRefused(OpenOrder order, VenueException why, ExecutionReport answer) {
        synchronized (order) {
            order.cancel(null);
            if (!order.ended()) {
                answer.answersCancel = true;
                answer.errorCode = why.code();
                answer.reason = text(why);
                report(order, answer);
            }
        }
    }

    private void report(OpenOrder order, ExecutionReport answer) {
        order.describe(answer);
        if (order.ended()) {
            byId.remove(order.orderId);
        }
        reports.onExecution(answer);
    }

    static String text(VenueException why) {
        return String.valueOf(why.getMessage());
    }

    /** A report with stamps only. */
    static ExecutionReport stamped(long orderedNanos, long writtenNanos, long acknowledgedNanos) {
        ExecutionReport report = new ExecutionReport();
        report.venueOrderId = -1;
        report.orderedNanos = orderedNanos;
        report.writtenNanos = writtenNanos;
        report.acknowledgedNanos = acknowledgedNanos;
        return report;
    }
}
