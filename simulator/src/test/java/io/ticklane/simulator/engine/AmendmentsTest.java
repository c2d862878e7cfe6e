package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are reduced and keep their place. */
class AmendmentsTest {
    private final Hall hall = new Hall();
    private Order order;

    @BeforeEach
    void place() {
        order = hall.place(hall.buy(hall.alice, 10_000, 1_000).named("mine"));
        hall.orders.take();
        hall.market.take();
    }

    @Test
    void keepsPlaceAndFreesTheRest() {
        hall.place(hall.buy(hall.bob, 10_000, 1_000));
        hall.now = 2_000;
        assertEquals(Refusal.NONE, hall.exchange.amend(order, 400, "less"));
        assertEquals(400, order.quantity());
        assertEquals("less", order.clientOrderId());
        assertEquals(40_00000000L, hall.alice.locked(hall.usdt));
        assertEquals(2_000, order.updateMicros());
        assertEquals(1_000, order.workingMicros());
        hall.place(hall.sell(hall.crowd, 10_000, 400));
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void tellsOwnerAndMarket() {
        assertEquals(Refusal.NONE, hall.exchange.amend(order, 400, "less"));
        assertEquals(List.of("REPLACED 1 NEW mine->less", "balances alice [1]"), hall.orders.take());
        assertEquals(List.of("level 2 bid 10000x400", "top 2 10000x400 0x0"), hall.market.take());
        assertEquals(
                List.of(new Amendment(0, 1, hall.orders.executions.get(1).id(), "mine", "less", 1_000, 400,
                        1_000)),
                order.amendments());
    }

    @Test
    void isFoundByEveryName() {
        hall.exchange.amend(order, 400, "less");
        hall.exchange.cancel(order, "gone");
        for (String name : List.of("mine", "less", "gone")) {
            assertEquals(order, hall.alice.order(0, name));
        }
        assertEquals("less", order.placedAs());
    }

    @Test
    void refusesMoreAndTheSame() {
        assertEquals(Refusal.AMEND_INCREASE, hall.exchange.amend(order, 1_001, "x"));
        assertEquals(Refusal.AMEND_NOTHING, hall.exchange.amend(order, 1_000, "x"));
    }

    @Test
    void refusesWhatIsNotOpen() {
        hall.exchange.cancel(order, "gone");
        assertEquals(Refusal.UNKNOWN_ORDER, hall.exchange.amend(order, 1, "x"));
    }

    @Test
    void refusesNameOfAnotherOpenOrder() {
        hall.place(hall.buy(hall.alice, 1, 1).named("other"));
        assertEquals(Refusal.DUPLICATE, hall.exchange.amend(order, 1, "other"));
        assertEquals(Refusal.NONE, hall.exchange.amend(order, 1, "mine"));
    }

    @Test
    void limitsAmendmentsOfOneOrder() {
        hall.limit(new Filter.MaxNumber(Filter.Counted.MAX_NUM_ORDER_AMENDS, 2));
        hall.exchange.amend(order, 900, "a");
        hall.exchange.amend(order, 800, "b");
        assertEquals(Refusal.MAX_NUM_ORDER_AMENDS, hall.exchange.amend(order, 700, "c"));
    }

    @Test
    void expiresOrderOfWhichNothingIsLeft() {
        hall.place(hall.sell(hall.crowd, 10_000, 600));
        assertEquals(Refusal.NONE, hall.exchange.amend(order, 500, "x"));
        assertEquals(OrderStatus.EXPIRED, order.status());
        assertEquals(600, order.quantity());
        assertEquals(0, hall.alice.locked(hall.usdt));
        assertEquals(0, hall.exchange.book(0).levels(true));
    }
}
