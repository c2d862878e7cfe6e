package io.ticklane.connector.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.rest.TestVenue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenOrderWatchTest {
    private static final String NOTHING = "0.00000000";

    private final GatewayRig rig = new GatewayRig(OrderMode.VENUE, 64, Duration.ofMillis(5), 5_000, 20_000);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void findsFillsAndTheEnd() {
        rig.venue.always(GatewayRig.OPEN,
                TestVenue.json(200, "[" + rig.order(1, OrderStatus.PARTIALLY_FILLED, "0.25000000") + "]"));
        rig.rest(1);
        ExecutionReport part = rig.next(1, OrderStatus.PARTIALLY_FILLED);
        assertEquals(250, part.filledQuantity);
        assertEquals(0, part.orderedNanos);
        rig.venue.once(GatewayRig.QUERY, TestVenue.json(200, rig.filled(1)));
        rig.venue.always(GatewayRig.OPEN, TestVenue.json(200, "[]"));
        rig.next(1, OrderStatus.FILLED);
        assertEquals(0, rig.gateway.openOrders());
        assertEquals("ETHUSDT", rig.venue.seen(GatewayRig.OPEN).parameter("symbol"));
    }

    @Test
    void sayingTheSameAgainIsNoReport() {
        rig.venue.always(GatewayRig.OPEN,
                TestVenue.json(200, "[" + rig.order(1, OrderStatus.NEW, NOTHING) + "]"));
        rig.rest(1);
        for (int look = 0; look < 4; look++) {
            rig.venue.seen(GatewayRig.OPEN);
        }
        assertTrue(rig.recorder.executions.isEmpty());
    }

    @Test
    void ordersOfOthersAreNoneOfOurs() {
        rig.venue.always(GatewayRig.OPEN,
                TestVenue.json(200, "[" + rig.order(1, OrderStatus.NEW, NOTHING) + ","
                        + rig.order(1, OrderStatus.PARTIALLY_FILLED, "0.5").replace("tabc-1", "web_5f1")
                        + "]"));
        rig.rest(1);
        for (int look = 0; look < 4; look++) {
            rig.venue.seen(GatewayRig.OPEN);
        }
        assertTrue(rig.recorder.executions.isEmpty());
    }

    @Test
    void faultsDoNotEndTheWatch() {
        rig.venue.once(GatewayRig.OPEN, TestVenue.json(500, ""), TestVenue.hangUp(), TestVenue.hangUp(),
                TestVenue.json(200, "{]"));
        rig.venue.always(GatewayRig.OPEN,
                TestVenue.json(200, "[" + rig.order(1, OrderStatus.PARTIALLY_FILLED, "0.25000000") + "]"));
        rig.rest(1);
        rig.next(1, OrderStatus.PARTIALLY_FILLED);
    }

    @Test
    void orderThatTheVenueForgotIsUnknown() {
        rig.venue.once(GatewayRig.QUERY, TestVenue.refusal(400, -2013, "Order does not exist."));
        rig.venue.always(GatewayRig.QUERY, TestVenue.json(200, rig.order(1, OrderStatus.CANCELED, NOTHING)));
        rig.rest(1);
        assertEquals(-2013, rig.next(1, OrderStatus.UNKNOWN).errorCode);
        rig.next(1, OrderStatus.CANCELED);
    }

    @Test
    void nothingIsAskedWhileNothingIsOpen() {
        rig.venue.once(GatewayRig.PLACE, TestVenue.json(200, rig.filled(1)));
        rig.submit(GatewayRig.buy(1));
        rig.next(1, OrderStatus.FILLED);
        rig.gateway.close();
        assertEquals(0, rig.venue.count(GatewayRig.OPEN));
    }
}
