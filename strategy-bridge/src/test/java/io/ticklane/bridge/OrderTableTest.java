package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderTableTest {
    private static final OrderStatus[] STATUSES = OrderStatus.values();
    private static final long QUANTITY = 10;

    /** The rules said plainly: an order as a value, a map of all that ever were. */
    private static final class Twin {
        record Known(int instrument, OrderStatus status, long filled) {}

        final Map<Long, Known> orders = new HashMap<>();

        boolean report(long id, OrderStatus said, long filled) {
            Known known = orders.get(id);
            if (known == null || known.status.terminal() || filled < 0 || filled > QUANTITY) {
                return false;
            }
            boolean end = said.terminal();
            if (!end && filled < known.filled) {
                return false;
            }
            OrderStatus status = known.status;
            if (end) {
                status = said;
            } else if (said == OrderStatus.UNKNOWN || said == OrderStatus.PARTIALLY_FILLED) {
                status = said;
            } else if (said == OrderStatus.NEW && status != OrderStatus.PARTIALLY_FILLED) {
                status = OrderStatus.NEW;
            }
            long most = Math.max(filled, known.filled);
            if (status == OrderStatus.NEW && most > 0) {
                status = OrderStatus.PARTIALLY_FILLED;
            }
            Known now = new Known(known.instrument, status, most);
            orders.put(id, now);
            return !now.equals(known);
        }

        long open(int instrument) {
            return orders.values().stream().filter(o -> !o.status.terminal())
                    .filter(o -> o.instrument == instrument).count();
        }
    }

    @Test
    void knowsWhatItsTwinKnowsAfterAnySequenceOfReports() {
        for (int seed = 0; seed < 40; seed++) {
            compareWithTwin(new Random(seed), 1 + seed % 40);
        }
    }

    private static void compareWithTwin(Random random, int capacity) {
        OrderTable table = new OrderTable(capacity, 3);
        Twin twin = new Twin();
        long lastId = 0;
        for (int step = 0; step < 1_500; step++) {
            if (random.nextInt(4) == 0) {
                int instrument = random.nextInt(3);
                OpenOrder order = table.open(lastId + 1, instrument);
                long open = twin.open(0) + twin.open(1) + twin.open(2);
                assertEquals(open < capacity, order != null);
                if (order != null) {
                    order.quantity = QUANTITY;
                    twin.orders.put(++lastId,
                            new Twin.Known(instrument, OrderStatus.PENDING_NEW, 0));
                }
                continue;
            }
            long id = lastId - random.nextInt(capacity * 2 + 2);
            ExecutionReport report = randomReport(random, id);
            OpenOrder order = table.find(id);
            boolean live = twin.orders.containsKey(id) && !twin.orders.get(id).status.terminal();
            assertEquals(live, order != null);
            boolean news = twin.report(id, report.status, report.filledQuantity);
            if (order != null) {
                report.instrumentId = order.instrumentId;
                assertEquals(news, OrderTable.update(order, report));
                assertEquals(twin.orders.get(id).status, order.status);
                assertEquals(twin.orders.get(id).filled, order.filledQuantity);
                if (order.status.terminal()) {
                    table.close(order);
                }
            }
            if (twin.orders.containsKey(id)) {
                assertEquals(twin.orders.get(id).status, table.status(id));
            }
            for (int instrument = 0; instrument < 3; instrument++) {
                assertEquals(twin.open(instrument), table.size(instrument));
            }
        }
        assertTrue(lastId > 20);
        listsEachOpenOrderOnce(table, twin);
    }

    private static void listsEachOpenOrderOnce(OrderTable table, Twin twin) {
        List<Long> listed = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            assertEquals(i, table.at(i).place);
            listed.add(table.at(i).orderId);
        }
        List<Long> open = twin.orders.entrySet().stream().filter(e -> !e.getValue().status.terminal())
                .map(Map.Entry::getKey).sorted().toList();
        assertEquals(open, listed.stream().sorted().toList());
    }

    private static ExecutionReport randomReport(Random random, long id) {
        ExecutionReport report = new ExecutionReport();
        report.orderId = id;
        report.status = STATUSES[random.nextInt(STATUSES.length)];
        if (report.status.terminal() && random.nextBoolean()) {
            report.status = OrderStatus.PARTIALLY_FILLED;
        }
        report.filledQuantity = random.nextInt((int) QUANTITY + 3) - 1L;
        report.answersCancel = random.nextInt(4) == 0;
        return report;
    }

    @Test
    void findsOrdersWhoseIdsShareASlot() {
        OrderTable table = new OrderTable(4, 1);
        OpenOrder first = table.open(1, 0);
        table.open(17, 0);
        table.open(33, 0);
        table.open(2, 0);
        assertNotNull(first);
        table.discard(first);
        assertNull(table.find(1));
        assertNotNull(table.find(17));
        assertNotNull(table.find(33));
        assertNotNull(table.find(2));
    }

    @Test
    void reportOfAnotherInstrumentIsIgnored() {
        OrderTable table = new OrderTable(4, 2);
        OpenOrder order = table.open(1, 0);
        assertNotNull(order);
        ExecutionReport report = new ExecutionReport();
        report.instrumentId = 1;
        report.status = OrderStatus.CANCELED;
        assertEquals(false, OrderTable.update(order, report));
    }
}
