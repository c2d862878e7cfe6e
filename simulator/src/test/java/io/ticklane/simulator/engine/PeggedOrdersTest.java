package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that take their price from the book. */
class PeggedOrdersTest {
    private final Hall hall = new Hall();

    @BeforeEach
    void quote() {
        hall.place(hall.buy(hall.crowd, 100, 1_000));
        hall.place(hall.buy(hall.crowd, 95, 1_000));
        hall.place(hall.buy(hall.crowd, 90, 1_000));
        hall.place(hall.sell(hall.crowd, 110, 1_000));
        hall.place(hall.sell(hall.crowd, 120, 1_000));
    }

    private Order pegged(PegPrice to, int offset) {
        return hall.buy(hall.alice, 0, 500).pegged(to, offset);
    }

    @Test
    void restsAtBestOfItsSide() {
        Order order = hall.place(pegged(PegPrice.PRIMARY_PEG, -1));
        assertEquals(0, order.price());
        assertEquals(100, order.peggedPrice());
        assertEquals(1_500, hall.exchange.book(0).quantity(true, 0));
        assertEquals(50_000_000, hall.alice.locked(hall.usdt));
    }

    @Test
    void goesDeeperByExistingLevels() {
        assertEquals(90, hall.place(pegged(PegPrice.PRIMARY_PEG, 2)).peggedPrice());
    }

    @Test
    void takesBestOfOtherSide() {
        Order order = hall.place(pegged(PegPrice.MARKET_PEG, -1));
        assertEquals(110, order.peggedPrice());
        assertEquals(OrderStatus.FILLED, order.status());
        assertEquals(110, order.fills().get(0).price());
    }

    @Test
    void staysWhereItEntered() {
        Order order = hall.place(pegged(PegPrice.PRIMARY_PEG, -1));
        hall.place(hall.buy(hall.crowd, 105, 1_000));
        assertEquals(100, order.peggedPrice());
        hall.place(hall.sell(hall.crowd, 100, 2_500));
        assertEquals(500, order.executed());
    }

    @Test
    void isRefusedWithoutThatLevel() {
        assertEquals(Refusal.PEG_LIQUIDITY, hall.refusal(pegged(PegPrice.PRIMARY_PEG, 3)));
        assertEquals(Refusal.PEG_LIQUIDITY, hall.refusal(pegged(PegPrice.MARKET_PEG, 2)));
    }

    @Test
    void takesPriceOfContingentOrderWhenTriggered() {
        hall.lastPrice(105);
        Order order = hall.place(hall.sell(hall.alice, 0, 500).contingent(OrderType.STOP_LOSS_LIMIT, 101, 0)
                .pegged(PegPrice.PRIMARY_PEG, -1));
        assertEquals(0, order.peggedPrice());
        hall.place(hall.sell(hall.crowd, 108, 1_000));
        hall.lastPrice(101);
        assertEquals(108, order.peggedPrice());
    }

    @Test
    void expiresContingentOrderWithoutThatLevel() {
        hall.lastPrice(105);
        Order order = hall.place(hall.sell(hall.alice, 0, 500).contingent(OrderType.STOP_LOSS_LIMIT, 101, 0)
                .pegged(PegPrice.PRIMARY_PEG, 7));
        hall.lastPrice(101);
        assertEquals(OrderStatus.EXPIRED, order.status());
        assertEquals(ExpiryReason.REJECTED, order.expiryReason());
        assertEquals(0, hall.alice.locked(hall.btc));
    }
}
