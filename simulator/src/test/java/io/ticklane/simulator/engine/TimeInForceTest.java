package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the part that does not fill at once, and the order of what is told. */
class TimeInForceTest {
    private final Hall hall = new Hall();

    @BeforeEach
    void quote() {
        hall.place(hall.sell(hall.bob, 10_000, 1_000));
        hall.place(hall.sell(hall.crowd, 10_100, 1_000));
        hall.orders.take();
    }

    @Test
    void expiresRestOfImmediateOrder() {
        Order order = hall.place(hall.buy(hall.alice, 10_000, 1_500).lasting(TimeInForce.IOC));
        assertEquals(List.of("NEW 3 NEW", "TRADE 1 FILLED 1000@10000", "TRADE 3 PARTIALLY_FILLED 1000@10000",
                "EXPIRED 3 EXPIRED UNFILLED_IOC_QUANTITY_EXPIRED", "balances alice [0, 1]",
                "balances bob [0, 1]"), hall.orders.take());
        assertEquals(1_000, order.workingMicros());
    }

    @Test
    void killsWhatDoesNotFillWhole() {
        Order order = hall.place(hall.buy(hall.alice, 10_000, 1_500).lasting(TimeInForce.FOK));
        assertEquals(0, order.executed());
        assertEquals(List.of("NEW 3 NEW", "EXPIRED 3 EXPIRED UNFILLED_FOK_ORDER_EXPIRED",
                "balances alice [1]"), hall.orders.take());
    }

    @Test
    void fillsWhatFillsWhole() {
        Order order = hall.place(hall.buy(hall.alice, 10_100, 1_500).lasting(TimeInForce.FOK));
        assertEquals(OrderStatus.FILLED, order.status());
    }

    @Test
    void expiresMarketOrderWhenBookRunsOut() {
        Order order = hall.place(hall.market(hall.alice, true, 2_500));
        assertEquals(2_000, order.executed());
        assertEquals(ExpiryReason.INSUFFICIENT_LIQUIDITY, order.expiryReason());
        assertEquals(0, hall.alice.locked(hall.usdt));
    }

    @Test
    void fillsOrderByQuoteAmountWithItsLastTrade() {
        Order order = hall.place(hall.spend(hall.alice, true, 100_00000000L));
        assertEquals(OrderStatus.FILLED, order.status());
        assertEquals("TRADE 3 FILLED 1000@10000", hall.orders.take().get(2));
    }

    @Test
    void expiresOrderByQuoteAmountWhenBookRunsOut() {
        Order order = hall.place(hall.spend(hall.alice, true, 300_00000000L));
        assertEquals(201_00000000L, order.executedQuote());
        assertEquals(ExpiryReason.INSUFFICIENT_LIQUIDITY, order.expiryReason());
    }

    @Test
    void tellsOneTimeForAllThatOneCommandCauses() {
        hall.now = 5_000;
        hall.place(hall.buy(hall.alice, 10_100, 3_000));
        assertEquals(List.of(5_000L), hall.orders.executions.stream().map(Execution::timeMicros)
                .filter(t -> t > 1_000).distinct().toList());
        List<Long> ids = hall.orders.executions.stream().map(Execution::id).toList();
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }
}
