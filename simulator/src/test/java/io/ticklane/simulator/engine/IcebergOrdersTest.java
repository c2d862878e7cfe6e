package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that show a part of themselves. */
class IcebergOrdersTest {
    private final Hall hall = new Hall();

    private Order iceberg() {
        return hall.place(hall.sell(hall.alice, 100, 2_500).iceberg(1_000));
    }

    private long shown() {
        return hall.exchange.book(0).quantity(false, 0);
    }

    @Test
    void showsOnePart() {
        iceberg();
        assertEquals(1_000, shown());
        assertEquals(2_500 * Hall.ONE / 1_000, hall.alice.locked(hall.btc));
    }

    @Test
    void showsNextPartBehindTheOthers() {
        Order iceberg = iceberg();
        Order other = hall.place(hall.sell(hall.bob, 100, 1_000));
        hall.place(hall.buy(hall.crowd, 100, 1_500));
        assertEquals(1_000, iceberg.executed());
        assertEquals(500, other.executed());
        assertEquals(1_500, shown());
        hall.place(hall.buy(hall.crowd, 100, 700));
        assertEquals(1_000, other.executed());
        assertEquals(1_200, iceberg.executed());
        assertEquals(800, shown());
    }

    @Test
    void isOneAggregateTradeForOneTaker() {
        iceberg();
        hall.market.take();
        hall.place(hall.buy(hall.crowd, 100, 2_500));
        assertEquals(List.of("trade 1 100x1000 bought", "trade 2 100x1000 bought", "trade 3 100x500 bought",
                "aggregate 1 100x2500 1-3", "level 2 ask 100x0", "top 2 0x0 0x0"), hall.market.take());
    }

    @Test
    void countsWhatIsHiddenForFillOrKill() {
        iceberg();
        Order order = hall.place(hall.buy(hall.bob, 100, 2_500).lasting(TimeInForce.FOK));
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void takesWithAllOfItAndRestsWithParts() {
        hall.place(hall.sell(hall.crowd, 100, 1_800));
        Order order = hall.place(hall.buy(hall.alice, 100, 3_000).iceberg(500));
        assertEquals(1_800, order.executed());
        assertEquals(500, hall.exchange.book(0).quantity(true, 0));
    }

    @Test
    void keepsShownPartWhenAmendedAboveIt() {
        Order iceberg = iceberg();
        assertEquals(Refusal.NONE, hall.exchange.amend(iceberg, 1_200, "x"));
        assertEquals(1_000, shown());
        assertEquals(Refusal.NONE, hall.exchange.amend(iceberg, 700, "y"));
        assertEquals(700, shown());
    }

    @Test
    void leavesNothingWhenCancelled() {
        Order iceberg = iceberg();
        hall.exchange.cancel(iceberg, "c");
        assertEquals(0, hall.exchange.book(0).levels(false));
        assertEquals(0, hall.alice.locked(hall.btc));
    }
}
