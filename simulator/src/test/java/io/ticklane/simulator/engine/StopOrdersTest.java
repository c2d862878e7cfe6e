package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that wait for the last price. */
class StopOrdersTest {
    private final Hall hall = new Hall();

    @BeforeEach
    void trade() {
        hall.trade(10_000);
    }

    private Order stopMarket(Wallet owner, boolean buy, OrderType type, long stop) {
        return hall.market(owner, buy, 1_000).contingent(type, stop, 0);
    }

    private Order stopLimit(boolean buy, OrderType type, long stop, long price) {
        Order order = buy ? hall.buy(hall.alice, price, 1_000) : hall.sell(hall.alice, price, 1_000);
        return order.contingent(type, stop, 0);
    }

    @Test
    void waitsWithoutWorking() {
        Order order = hall.place(stopMarket(hall.alice, false, OrderType.STOP_LOSS, 9_900));
        assertEquals(OrderStatus.NEW, order.status());
        assertFalse(order.working());
        assertEquals(-1, order.workingMicros());
        assertEquals(0, hall.exchange.book(0).levels(false));
        assertEquals(Hall.ONE, hall.alice.locked(hall.btc));
        assertEquals(List.of("NEW " + order.id() + " NEW", "balances alice [0]"), hall.orders.take());
    }

    @Test
    void takesTheBookWhenPriceIsReached() {
        hall.place(hall.buy(hall.crowd, 9_850, 5_000));
        Order order = hall.place(stopMarket(hall.alice, false, OrderType.STOP_LOSS, 9_900));
        hall.trade(9_901);
        assertFalse(order.working());
        hall.orders.take();
        hall.now = 2_000;
        hall.trade(9_900);
        assertEquals(List.of("NEW " + order.id() + " NEW", "TRADE " + order.id() + " FILLED 1000@9850",
                "balances alice [0, 1]"), hall.orders.take());
        assertEquals(2_000, order.workingMicros());
        assertEquals(9_850, hall.exchange.book(0).lastPrice());
    }

    @Test
    void restsAsLimitWhenTriggered() {
        Order order = hall.place(stopLimit(true, OrderType.STOP_LOSS_LIMIT, 10_100, 10_050));
        assertEquals(100_50000000L, hall.alice.locked(hall.usdt));
        hall.trade(10_200);
        assertTrue(order.working());
        assertEquals(10_050, hall.exchange.book(0).price(true, 0));
        assertEquals(100_50000000L, hall.alice.locked(hall.usdt));
    }

    @Test
    void triggersOnItsOwnSideOfTheMarket() {
        Order profit = hall.place(stopLimit(false, OrderType.TAKE_PROFIT_LIMIT, 10_100, 10_100));
        Order dip = hall.place(stopLimit(true, OrderType.TAKE_PROFIT_LIMIT, 9_900, 9_000));
        hall.trade(10_100);
        assertTrue(profit.working());
        assertFalse(dip.working());
        hall.trade(9_900);
        assertTrue(dip.working());
    }

    @Test
    void refusesStopThatMarketReachedAlready() {
        assertEquals(Refusal.WOULD_TRIGGER,
                hall.refusal(stopMarket(hall.alice, false, OrderType.STOP_LOSS, 10_000)));
        assertEquals(Refusal.WOULD_TRIGGER,
                hall.refusal(stopMarket(hall.alice, true, OrderType.STOP_LOSS, 10_000)));
        assertEquals(Refusal.WOULD_TRIGGER,
                hall.refusal(stopMarket(hall.alice, false, OrderType.TAKE_PROFIT, 9_999)));
        assertEquals(Refusal.WOULD_TRIGGER,
                hall.refusal(stopMarket(hall.alice, true, OrderType.TAKE_PROFIT, 10_001)));
        assertEquals(Hall.ONE * 1_000, hall.alice.free(hall.btc));
    }

    @Test
    void expiresAsRejectedWhenFundsDoNotSuffice() {
        hall.place(hall.sell(hall.crowd, 200_000, 5_000));
        Order order = hall.place(stopMarket(hall.alice, true, OrderType.STOP_LOSS, 10_100));
        assertEquals(101_00000000L, hall.alice.locked(hall.usdt));
        hall.lastPrice(10_100);
        assertEquals(OrderStatus.EXPIRED, order.status());
        assertEquals(ExpiryReason.REJECTED, order.expiryReason());
        assertFalse(order.working(), "it never worked");
        assertEquals(1000_00000000L, hall.alice.free(hall.usdt));
    }

    @Test
    void startsOthersByItsTrades() {
        Order first = hall.place(stopMarket(hall.alice, false, OrderType.STOP_LOSS, 9_900));
        Order second = hall.place(stopMarket(hall.bob, false, OrderType.STOP_LOSS, 9_800));
        hall.place(hall.buy(hall.crowd, 9_700, 5_000));
        hall.orders.take();
        hall.lastPrice(9_900);
        assertEquals(OrderStatus.FILLED, first.status());
        assertEquals(OrderStatus.FILLED, second.status());
        assertEquals(
                List.of("NEW " + first.id() + " NEW", "TRADE " + first.id() + " FILLED 1000@9700",
                        "NEW " + second.id() + " NEW", "TRADE " + second.id() + " FILLED 1000@9700",
                        "balances alice [0, 1]", "balances bob [0, 1]"),
                hall.orders.take());
    }

    @Test
    void startsNearestStopFirstThenOldest() {
        Order far = hall.place(stopLimit(false, OrderType.STOP_LOSS_LIMIT, 9_700, 9_950));
        Order near = hall.place(stopLimit(false, OrderType.STOP_LOSS_LIMIT, 9_800, 9_950));
        Order nearToo = hall.place(stopLimit(false, OrderType.STOP_LOSS_LIMIT, 9_800, 9_950));
        hall.orders.take();
        hall.lastPrice(9_600);
        assertEquals(List.of("NEW " + near.id() + " NEW", "NEW " + nearToo.id() + " NEW",
                "NEW " + far.id() + " NEW"), hall.orders.take().subList(0, 3));
    }

    @Test
    void mindsEveryPriceOfOneTaker() {
        Order order = hall.place(stopLimit(false, OrderType.STOP_LOSS_LIMIT, 9_900, 12_000));
        hall.place(hall.sell(hall.crowd, 9_900, 1));
        hall.place(hall.sell(hall.crowd, 9_950, 1));
        hall.place(hall.buy(hall.crowd, 9_950, 2));
        assertTrue(order.working(), "the first fill reached its stop price, the last one did not");
    }

    @Test
    void isGoneWhenCancelled() {
        Order order = hall.place(stopMarket(hall.alice, false, OrderType.STOP_LOSS, 9_900).named("mine"));
        hall.orders.take();
        assertEquals(Refusal.NONE, hall.exchange.cancel(order, "gone"));
        assertEquals(List.of("CANCELED " + order.id() + " CANCELED mine->gone", "balances alice [0]"),
                hall.orders.take());
        hall.place(hall.buy(hall.crowd, 9_850, 5_000));
        hall.lastPrice(9_900);
        assertEquals(OrderStatus.CANCELED, order.status());
        assertEquals(0, hall.alice.locked(hall.btc));
    }
}
