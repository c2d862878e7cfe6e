package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.order.PlacedOrders.Placed;
import org.junit.jupiter.api.Test;

class PlacedOrdersTest {
    private final PlacedOrders orders = new PlacedOrders();

    @Test
    void tellsWhatWasPlaced() {
        place(1);
        place(2);
        Placed first = orders.find(1);
        assertNotNull(first);
        assertEquals(1, first.orderId);
        assertEquals(101, first.triggerUpdateId);
        assertEquals(1, first.instrumentId);
        assertEquals(1_001, first.placement);
        assertEquals(0, first.cancel);
    }

    @Test
    void knowsNothingOfOthers() {
        assertNull(orders.find(0));
        place(1);
        assertNull(orders.find(0));
        assertNull(orders.find(2));
        assertNull(orders.find(4097));
        assertNull(orders.find((1L << 32) + 1));
    }

    @Test
    void forgetsTheOldestForTheNewest() {
        for (long orderId = 1; orderId <= 4097; orderId++) {
            place(orderId);
        }
        assertNull(orders.find(1));
        for (long orderId = 2; orderId <= 4097; orderId++) {
            assertNotNull(orders.find(orderId));
        }
    }

    /** A number whose order did not leave is given again. */
    @Test
    void startsAnewWithTheNumber() {
        place(1);
        Placed before = orders.find(1);
        assertNotNull(before);
        before.cancel = 7;
        place(1);
        Placed again = orders.find(1);
        assertNotNull(again);
        assertEquals(0, again.cancel);
    }

    private void place(long orderId) {
        OrderRequest request = GatewayRig.buy(orderId);
        request.triggerUpdateId = 100 + orderId;
        request.instrumentId = 1;
        orders.add(request, 1_000 + orderId);
    }
}
