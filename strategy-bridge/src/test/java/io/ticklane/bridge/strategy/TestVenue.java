package io.ticklane.bridge.strategy;

import io.ticklane.bridge.Rig;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Answers requests by the venue's rules against the rig's last tick: fills what crosses, rests what may, refuses
 * the rest. Answers wait until {@link #deliver}.
 */
final class TestVenue implements Consumer<OrderRequest> {
    final Map<Long, OrderRequest> resting = new TreeMap<>();
    private final Deque<ExecutionReport> answers = new ArrayDeque<>();
    private final Rig rig;
    int rejects;
    int mostPerSide;

    TestVenue(Rig rig) {
        this.rig = rig;
        rig.gateway.answer = this;
    }

    @Override
    public void accept(OrderRequest request) {
        switch (request.action) {
            case PLACE -> place(request);
            case CANCEL -> cancel(request.orderId);
            case CANCEL_ALL -> resting.values().stream().filter(o -> o.instrumentId == request.instrumentId)
                    .map(o -> o.orderId).toList().forEach(this::cancel);
        }
    }

    void deliver() {
        while (!answers.isEmpty()) {
            rig.bridge.onExecution(answers.poll());
        }
    }

    /** Fills a resting order whole. */
    void fill(long orderId) {
        OrderRequest order = resting.remove(orderId);
        answers.add(report(order, OrderStatus.FILLED, order.quantity));
    }

    private void place(OrderRequest order) {
        Instrument instrument = rig.instruments.get(order.instrumentId);
        boolean buy = order.side == Side.BUY;
        boolean crosses = buy ? order.price >= rig.tick.askPrice : order.price <= rig.tick.bidPrice;
        boolean breaksFilter = order.price % instrument.tickSize() != 0
                || order.quantity % instrument.stepSize() != 0
                || order.quantity < instrument.minQuantity()
                || order.price * order.quantity < instrument.minNotional();
        if (breaksFilter || (order.type == OrderType.LIMIT_MAKER && crosses)) {
            rejects++;
            answers.add(report(order, OrderStatus.REJECTED, 0));
        } else if (order.timeInForce == TimeInForce.IOC && order.type == OrderType.LIMIT) {
            answers.add(report(order, crosses ? OrderStatus.FILLED : OrderStatus.EXPIRED,
                    crosses ? order.quantity : 0));
        } else {
            OrderRequest copy = new OrderRequest();
            copy.copyFrom(order);
            resting.put(order.orderId, copy);
            mostPerSide = (int) Math.max(mostPerSide, resting.values().stream()
                    .filter(o -> o.instrumentId == order.instrumentId && o.side == order.side).count());
            answers.add(report(order, OrderStatus.NEW, 0));
        }
    }

    private void cancel(long orderId) {
        OrderRequest order = resting.remove(orderId);
        if (order != null) {
            ExecutionReport report = report(order, OrderStatus.CANCELED, 0);
            report.answersCancel = true;
            answers.add(report);
        }
    }

    private static ExecutionReport report(OrderRequest order, OrderStatus status, long filled) {
        ExecutionReport report = new ExecutionReport();
        report.orderId = order.orderId;
        report.instrumentId = order.instrumentId;
        report.side = order.side;
        report.status = status;
        report.filledQuantity = filled;
        report.filledNotional = filled * order.price;
        return report;
    }
}
