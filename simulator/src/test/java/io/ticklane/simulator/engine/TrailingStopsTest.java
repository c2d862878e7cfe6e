package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops that follow the price. */
class TrailingStopsTest {
    private final Hall hall = new Hall();

    @BeforeEach
    void trade() {
        hall.trade(10_000);
    }

    private Order sell(OrderType type, long stop, int delta) {
        return hall.place(hall.sell(hall.alice, 20_000, 1_000).contingent(type, stop, delta));
    }

    private Order buy(OrderType type, long stop, int delta) {
        return hall.place(hall.buy(hall.alice, 5_000, 1_000).contingent(type, stop, delta));
    }

    @Test
    void countsFromLastPriceAtPlacement() {
        Order order = sell(OrderType.STOP_LOSS_LIMIT, 0, 100);
        assertEquals(-1, order.trailingMicros());
        hall.now = 3_000;
        hall.lastPrice(9_901);
        assertEquals(3_000, order.trailingMicros());
        assertFalse(order.working());
        hall.lastPrice(9_900);
        assertTrue(order.working(), "exactly one percent down");
    }

    @Test
    void sellsOnFallFromHighest() {
        Order order = sell(OrderType.STOP_LOSS_LIMIT, 0, 100);
        hall.lastPrice(11_000);
        hall.lastPrice(10_891);
        assertFalse(order.working());
        hall.lastPrice(10_890);
        assertTrue(order.working());
    }

    @Test
    void buysOnRiseFromLowest() {
        Order order = buy(OrderType.STOP_LOSS_LIMIT, 0, 250);
        hall.lastPrice(9_000);
        hall.lastPrice(9_224);
        assertFalse(order.working());
        hall.lastPrice(9_225);
        assertTrue(order.working());
    }

    @Test
    void roundsThresholdAwayFromTheExtreme() {
        Order order = sell(OrderType.STOP_LOSS_LIMIT, 0, 100);
        hall.lastPrice(10_001);
        hall.lastPrice(9_901);
        assertFalse(order.working(), "10001 less one percent is 9900.99");
        hall.lastPrice(9_900);
        assertTrue(order.working());
    }

    @Test
    void followsFromTradeThatReachesStopPrice() {
        Order order = sell(OrderType.TAKE_PROFIT_LIMIT, 11_000, 100);
        hall.lastPrice(10_900);
        hall.lastPrice(9_000);
        assertEquals(-1, order.trailingMicros());
        hall.now = 4_000;
        hall.lastPrice(11_500);
        assertEquals(4_000, order.trailingMicros());
        assertFalse(order.working());
        hall.lastPrice(11_386);
        assertFalse(order.working());
        hall.lastPrice(11_385);
        assertTrue(order.working());
    }

    @Test
    void startsFollowingBelowWhenBuyingDips() {
        Order order = buy(OrderType.TAKE_PROFIT_LIMIT, 9_000, 100);
        hall.lastPrice(9_500);
        hall.lastPrice(9_900);
        assertEquals(-1, order.trailingMicros());
        hall.lastPrice(8_900);
        hall.lastPrice(8_800);
        hall.lastPrice(8_887);
        assertFalse(order.working());
        hall.lastPrice(8_888);
        assertTrue(order.working());
    }

    @Test
    void isGoneWhenCancelledWhileFollowing() {
        Order order = sell(OrderType.STOP_LOSS_LIMIT, 0, 100);
        hall.lastPrice(10_100);
        hall.exchange.cancel(order, "c");
        hall.lastPrice(9_000);
        assertEquals(OrderStatus.CANCELED, order.status());
        assertTrue(((Book) hall.exchange.book(0)).triggers.isEmpty());
    }
}
