package io.ticklane.bridge;

import io.ticklane.bridge.latency.LatencyRecorder;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderGateway;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of orders out, and of their news back: limits, ids, states, positions, cancels that wait. Core thread
 * only.
 */
final class OrderDesk implements OrderSender {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;
    private static final long LAST_RETRY_NANOS = 30_000_000_000L;

    private final OrderTable table;
    private final Positions positions;
    private final LimitCheck limits;
    private final Counters counters;
    private final OrderGateway gateway;
    private final LatencyRecorder latency;
    private final Moment moment;
    private final KillSwitch killSwitch;
    private final OrderRequest request = new OrderRequest();
    private final boolean[] cancelAllDue;
    private long lastOrderId;
    private boolean open = true;
    private boolean cancelsDue;
    private boolean submitted;
    private long retryAtNanos;
    private long retryNanos = FIRST_RETRY_NANOS;

    OrderDesk(Instruments instruments, OrderGateway gateway, OrderTable table, LimitCheck limits,
            LatencyRecorder latency, CoreState state) {
        this.gateway = gateway;
        this.table = table;
        this.limits = limits;
        this.latency = latency;
        positions = state.positions;
        counters = state.counters;
        moment = state.moment;
        killSwitch = state.killSwitch;
        cancelAllDue = new boolean[instruments.size()];
    }

    @Override
    public long place(int instrumentId, Side side, OrderType type, TimeInForce timeInForce, long price,
            long quantity) {
        moment.signal();
        if (!open || killSwitch.active()) {
            return counters.refused(REFUSED_KILLED);
        }
        long refusal = limits.check(instrumentId, side, type, price, quantity, table.size(), moment.now());
        if (refusal != LimitCheck.PASSED) {
            return counters.refused(refusal);
        }
        OpenOrder order = table.open(lastOrderId + 1, instrumentId);
        if (order == null) {
            return counters.refused(REFUSED_FULL);
        }
        order.side = side;
        order.type = type;
        order.price = price;
        order.quantity = quantity;
        request.action = OrderRequest.Action.PLACE;
        request.type = type;
        request.timeInForce = type == OrderType.LIMIT_MAKER ? TimeInForce.GTC : timeInForce;
        if (!submit(order)) {
            table.discard(order);
            return counters.refused(REFUSED_FULL);
        }
        order.orderedNanos = moment.ordered();
        lastOrderId++;
        limits.placed(moment.now());
        counters.count(Counters.PLACED);
        if (moment.measured()) {
            latency.order(moment.receivedNanos(), moment.signalledNanos(), order.orderedNanos);
        }
        return lastOrderId;
    }

    @Override
    public long cancel(long orderId) {
        moment.signal();
        OpenOrder order = table.find(orderId);
        if (order == null) {
            return counters.refused(REFUSED_UNKNOWN_ORDER);
        }
        if (order.cancelSent || order.cancelWanted) {
            return orderId;
        }
        if (order.status == OrderStatus.PENDING_NEW) {
            order.cancelWanted = true;
            return orderId;
        }
        return sendCancel(order) ? orderId : counters.refused(REFUSED_FULL);
    }

    /** Books a report. Returns whether it is news for the strategy. */
    boolean handle(ExecutionReport report) {
        counters.count(Counters.EXECUTIONS);
        OpenOrder order = table.find(report.orderId);
        if (order == null) {
            boolean ours = report.orderId > 0 && report.orderId <= lastOrderId;
            counters.count(ours ? Counters.DUPLICATE_REPORTS : Counters.FOREIGN_REPORTS);
            return false;
        }
        recordAnswer(order, report);
        boolean cancelFailed = report.answersCancel && !report.status.terminal();
        if (cancelFailed) {
            order.cancelSent = false;
            countFailedCancel(report);
        }
        long filled = order.filledQuantity;
        long notional = order.filledNotional;
        OrderStatus before = order.status;
        boolean news = OrderTable.update(order, report);
        if (order.filledQuantity > filled) {
            counters.count(Counters.FILLS);
            positions.book(order.instrumentId, order.side, order.filledQuantity - filled,
                    order.filledNotional - notional, report);
        }
        if (news) {
            countState(order, before);
        } else if (!cancelFailed) {
            counters.count(Counters.DUPLICATE_REPORTS);
        }
        if (order.status.terminal()) {
            table.close(order);
        } else if (order.cancelWanted && order.status != OrderStatus.PENDING_NEW) {
            cancelsDue = true;
        }
        return news || cancelFailed;
    }

    /** Asks for the end of every open order, here and in whatever the venue still answers. */
    void cancelEverything() {
        for (int i = 0, n = table.size(); i < n; i++) {
            OpenOrder order = table.at(i);
            order.cancelWanted |= order.status == OrderStatus.PENDING_NEW;
            cancelAllDue[order.instrumentId] = true;
        }
        cancelsDue = true;
        retryAtNanos = moment.now() + retryNanos;
    }

    /** Refuses orders from here on. */
    void close() {
        open = false;
    }

    /** While trading is over: asks again, ever more rarely, as long as orders are open. */
    void retryCancels(long nowNanos) {
        if (table.size() > 0 && nowNanos - retryAtNanos >= 0) {
            retryNanos = Math.min(retryNanos * 2, LAST_RETRY_NANOS);
            cancelEverything();
        }
    }

    /** Ends an event: sends the cancels that are due, and lets the gateway begin on what it was given. */
    void flush() {
        sendDueCancels();
        if (submitted) {
            submitted = false;
            gateway.flush();
        }
    }

    /** As far as the gateway takes them. */
    private void sendDueCancels() {
        if (!cancelsDue) {
            return;
        }
        for (int i = 0; i < cancelAllDue.length; i++) {
            if (cancelAllDue[i]) {
                if (!sendCancelAll(i)) {
                    return;
                }
                cancelAllDue[i] = false;
            }
        }
        for (int i = 0, n = table.size(); i < n; i++) {
            OpenOrder order = table.at(i);
            if (order.cancelWanted && order.status != OrderStatus.PENDING_NEW && !sendCancel(order)) {
                return;
            }
        }
        cancelsDue = false;
    }

    private boolean sendCancel(OpenOrder order) {
        request.action = OrderRequest.Action.CANCEL;
        request.type = order.type;
        request.timeInForce = TimeInForce.GTC;
        if (!submit(order)) {
            return false;
        }
        order.cancelSent = true;
        order.cancelWanted = false;
        counters.count(Counters.CANCELS_SENT);
        return true;
    }

    private boolean sendCancelAll(int instrumentId) {
        request.action = OrderRequest.Action.CANCEL_ALL;
        request.orderId = 0;
        request.instrumentId = instrumentId;
        request.price = 0;
        request.quantity = 0;
        if (!submit()) {
            return false;
        }
        counters.count(Counters.CANCEL_ALLS_SENT);
        return true;
    }

    private boolean submit(OpenOrder order) {
        request.orderId = order.orderId;
        request.instrumentId = order.instrumentId;
        request.side = order.side;
        request.price = order.price;
        request.quantity = order.quantity;
        return submit();
    }

    private boolean submit() {
        request.triggerUpdateId = moment.updateIdFor(request.instrumentId);
        request.triggerReceivedNanos = moment.receivedNanosFor(request.instrumentId);
        request.orderedNanos = moment.latest();
        try {
            boolean taken = gateway.submit(request);
            submitted |= taken;
            return taken;
        } catch (RuntimeException e) {
            return gatewayThrew(e);
        }
    }

    private boolean gatewayThrew(RuntimeException e) {
        if (!killSwitch.active()) {
            LOG.error("order gateway failed, trading halted", e);
        }
        killSwitch.activate("order gateway failed: " + e);
        return false;
    }

    private void recordAnswer(OpenOrder order, ExecutionReport report) {
        boolean answersPlacement = !report.answersCancel && report.orderedNanos != 0
                && report.writtenNanos != 0 && report.status != OrderStatus.UNKNOWN;
        if (answersPlacement && !order.answered) {
            order.answered = true;
            latency.answer(order.orderedNanos, report.writtenNanos, report.acknowledgedNanos);
        }
    }

    private void countState(OpenOrder order, OrderStatus before) {
        OrderStatus now = order.status;
        boolean answeredWell = now != OrderStatus.REJECTED && now != OrderStatus.UNKNOWN;
        if (!order.acknowledged && answeredWell) {
            order.acknowledged = true;
            counters.count(Counters.ACKNOWLEDGED);
        }
        if (!order.partial && order.filledQuantity > 0 && order.filledQuantity < order.quantity) {
            order.partial = true;
            counters.count(Counters.PARTIALLY_FILLED);
        }
        if (now == before) {
            return;
        }
        switch (now) {
            case FILLED -> counters.count(Counters.FILLED);
            case CANCELED -> counters.count(Counters.CANCELLED);
            case REJECTED -> counters.count(Counters.REJECTED);
            case EXPIRED, EXPIRED_IN_MATCH -> counters.count(Counters.EXPIRED);
            case UNKNOWN -> countDoubt(order);
            case PENDING_NEW, NEW, PARTIALLY_FILLED -> {
                // Not an end.
            }
        }
    }

    private void countFailedCancel(ExecutionReport report) {
        if (report.status != OrderStatus.UNKNOWN) {
            counters.count(Counters.CANCELS_REFUSED);
        }
    }

    private void countDoubt(OpenOrder order) {
        if (!order.doubted) {
            order.doubted = true;
            counters.count(Counters.UNKNOWN);
        }
    }
}
