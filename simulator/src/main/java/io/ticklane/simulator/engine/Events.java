package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the order listeners what a command does: executions at once, lists and balances when it is through. Simulator
 * thread only.
 */
final class Events {
    private record ListEvent(OrderList list, ListStatus status) {}

    /** Accounts whose balances the running command touched, in that order. */
    final List<Wallet> touched = new ArrayList<>();
    OrderListener[] listeners = {};
    private final List<ListEvent> lists = new ArrayList<>();

    void execution(Book book, Order order, ExecutionType type, long timeMicros) {
        execution(book, order, type, timeMicros, "");
    }

    void execution(Book book, Order order, ExecutionType type, long timeMicros, String originalName) {
        long id = ++book.lastExecutionId;
        if (!order.owner().credit) {
            tell(order, new Execution(type, id, timeMicros, null, null, originalName, Refusal.NONE));
        }
    }

    void fill(Book book, Order order, @Nullable Fill fill) {
        long id = ++book.lastExecutionId;
        if (fill != null) {
            order.filled(fill);
            tell(order, new Execution(ExecutionType.TRADE, id, fill.timeMicros(), fill, null, "",
                    Refusal.NONE));
        }
    }

    void prevention(Book book, Order order, Prevention prevention) {
        long id = ++book.lastExecutionId;
        if (!order.owner().credit) {
            tell(order, new Execution(ExecutionType.TRADE_PREVENTION, id, prevention.timeMicros(), null,
                    prevention, "", Refusal.NONE));
        }
    }

    private void tell(Order order, Execution execution) {
        for (OrderListener listener : listeners) {
            listener.onExecution(order, execution);
        }
    }

    /** An order was refused in a way worth an event. */
    void rejection(Book book, Order order, Refusal reason, long timeMicros) {
        tell(order, new Execution(ExecutionType.REJECTED, ++book.lastExecutionId, timeMicros, null, null, "",
                reason));
    }

    void transfer(Wallet wallet, int asset, long delta, long timeMicros) {
        for (OrderListener listener : listeners) {
            listener.onTransfer(wallet, asset, delta, timeMicros);
        }
    }

    /** To be told when the command is through. */
    void list(OrderList list, ListStatus status) {
        if (!list.owner().credit) {
            lists.add(new ListEvent(list, status));
        }
    }

    /** Forgets what was touched, without telling anyone. */
    void forget() {
        touched.forEach(wallet -> wallet.touched.clear());
        touched.clear();
    }

    /** Ends a command. */
    void flush(long timeMicros) {
        if (!lists.isEmpty()) {
            flushLists(timeMicros);
        }
        if (!touched.isEmpty()) {
            flushBalances(timeMicros);
        }
    }

    private void flushLists(long timeMicros) {
        for (ListEvent event : lists) {
            for (OrderListener listener : listeners) {
                listener.onList(event.list, event.status, timeMicros);
            }
        }
        lists.clear();
    }

    private void flushBalances(long timeMicros) {
        for (Wallet wallet : touched) {
            int[] assets = wallet.touched.stream().toArray();
            wallet.touched.clear();
            wallet.updateMicros = timeMicros;
            for (OrderListener listener : listeners) {
                listener.onBalances(wallet, assets, timeMicros);
            }
        }
        touched.clear();
    }
}
