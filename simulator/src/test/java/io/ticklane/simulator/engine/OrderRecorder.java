package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what happens to orders, lists and balances, one line for each event. */
final class OrderRecorder implements OrderListener {
    final List<String> lines = new ArrayList<>();
    final List<Execution> executions = new ArrayList<>();

    @Override
    public void onExecution(Order order, Execution execution) {
        executions.add(execution);
        StringBuilder line = new StringBuilder(execution.type().name()).append(' ').append(order.id())
                .append(' ').append(order.status());
        Fill fill = execution.fill();
        if (fill != null) {
            line.append(' ').append(fill.quantity()).append('@').append(fill.price());
        }
        if (execution.prevention() != null) {
            line.append(' ').append(execution.prevention().takerPrevented()).append('/')
                    .append(execution.prevention().makerPrevented());
        }
        if (order.expiryReason() != null) {
            line.append(' ').append(order.expiryReason());
        }
        if (!execution.originalClientOrderId().isEmpty()) {
            line.append(' ').append(execution.originalClientOrderId()).append("->")
                    .append(order.clientOrderId());
        }
        lines.add(line.toString());
    }

    @Override
    public void onList(OrderList list, ListStatus status, long timeMicros) {
        lines.add("list " + list.id() + ' ' + status + ' ' + list.state());
    }

    @Override
    public void onBalances(Wallet wallet, int[] assets, long timeMicros) {
        lines.add("balances " + wallet.name() + ' ' + Arrays.toString(assets));
    }

    @Override
    public void onTransfer(Wallet wallet, int asset, long delta, long timeMicros) {
        lines.add("transfer " + wallet.name() + ' ' + asset + ' ' + delta);
    }

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
