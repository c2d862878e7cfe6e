package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two legs of which one may work. */
class OcoTest {
    private final Hall hall = new Hall();

    @BeforeEach
    void trade() {
        hall.trade(10_000);
    }

    private Order profit() {
        return hall.sell(hall.alice, 11_000, 1_000).makerOnly();
    }

    private Order stop() {
        return hall.sell(hall.alice, 8_900, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 9_000, 0);
    }

    private OrderList oco(Order above, Order below) {
        return hall.list(OrderList.Kind.OCO, above, below);
    }

    @Test
    void locksOnceAndNumbersStopLegFirst() {
        Order profit = profit();
        Order stop = stop();
        OrderList list = hall.place(oco(profit, stop));
        assertEquals(Hall.ONE, hall.alice.locked(hall.btc));
        assertTrue(stop.id() < profit.id());
        assertEquals(List.of("NEW " + stop.id() + " NEW", "NEW " + profit.id() + " NEW",
                "list " + list.id() + " EXEC_STARTED EXECUTING", "balances alice [0]"), hall.orders.take());
        assertEquals(OrderList.State.EXECUTING, list.state());
        assertTrue(profit.working() && !stop.working());
        assertEquals(list, hall.alice.list(list.id()));
        assertEquals(list, hall.alice.list(list.clientListId()));
    }

    @Test
    void locksGreaterNeedOfBuyingLegs() {
        Order stop = hall.buy(hall.alice, 12_000, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 11_000, 0);
        hall.place(oco(stop, hall.buy(hall.alice, 9_000, 1_000).makerOnly()));
        assertEquals(120_00000000L, hall.alice.locked(hall.usdt));
    }

    @Test
    void expiresStopLegAtFirstFillOfLimitLeg() {
        Order profit = profit();
        Order stop = stop();
        OrderList list = hall.place(oco(profit, stop));
        hall.orders.take();
        hall.place(hall.buy(hall.crowd, 11_000, 400));
        assertEquals(List.of("EXPIRED " + stop.id() + " EXPIRED OCO_TRIGGER",
                "TRADE " + profit.id() + " PARTIALLY_FILLED 400@11000", "balances alice [0, 1]"),
                hall.orders.take());
        assertEquals(OrderList.State.EXECUTING, list.state());
        assertEquals(Hall.ONE * 6 / 10, hall.alice.locked(hall.btc));
        hall.place(hall.buy(hall.crowd, 11_000, 600));
        assertEquals(OrderList.State.ALL_DONE, list.state());
        assertEquals("list " + list.id() + " ALL_DONE ALL_DONE", hall.orders.take().get(1));
        assertEquals(0, hall.alice.openLists().size());
    }

    @Test
    void expiresLimitLegWhenStopIsTriggered() {
        Order profit = profit();
        Order stop = stop();
        OrderList list = hall.place(oco(profit, stop));
        hall.orders.take();
        hall.lastPrice(9_000);
        assertEquals(List.of("EXPIRED " + profit.id() + " EXPIRED OCO_TRIGGER", "NEW " + stop.id() + " NEW",
                "balances alice [0]"), hall.orders.take());
        assertEquals(1, hall.exchange.book(0).levels(false));
        assertEquals(8_900, hall.exchange.book(0).price(false, 0));
        hall.exchange.cancel(stop, "c");
        assertEquals(OrderList.State.ALL_DONE, list.state());
        assertEquals(0, hall.alice.locked(hall.btc));
    }

    @Test
    void cancelsBothLegsWithEither() {
        Order profit = profit();
        Order stop = stop().named("s");
        OrderList list = hall.place(oco(profit.named("p"), stop));
        hall.orders.take();
        assertEquals(Refusal.NONE, hall.exchange.cancel(profit, "c"));
        assertEquals(List.of("CANCELED " + stop.id() + " CANCELED s->c",
                "CANCELED " + profit.id() + " CANCELED p->c", "list " + list.id() + " ALL_DONE ALL_DONE",
                "balances alice [0]"), hall.orders.take());
        assertEquals(Refusal.UNKNOWN_ORDER, hall.exchange.cancel(list, "c"));
        assertEquals(Refusal.UNKNOWN_ORDER, hall.exchange.cancel(stop, "c"));
        assertEquals(0, hall.exchange.book(0).levels(false));
    }

    @Test
    void refusesPricesThatDoNotLieAroundLastPrice() {
        assertEquals(Refusal.LIST_PRICES, hall.exchange.place(oco(stop(), profit())));
        Order near = hall.sell(hall.alice, 10_000, 1_000).makerOnly();
        assertEquals(Refusal.LIST_PRICES, hall.exchange.place(oco(near, stop())));
        Order high = hall.sell(hall.alice, 8_000, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 10_000, 0);
        assertEquals(Refusal.LIST_PRICES, hall.exchange.place(oco(profit(), high)));
        assertEquals(0, hall.alice.locked(hall.btc));
        assertEquals(0, hall.alice.open().size());
    }

    @Test
    void refusesWholeListWhereLimitLegWouldTake() {
        hall.place(hall.buy(hall.crowd, 11_500, 1));
        assertEquals(Refusal.WOULD_TAKE, hall.exchange.place(oco(profit(), stop())));
        assertEquals(0, hall.alice.open().size());
    }

    @Test
    void refusesWhatOneLegCannotPay() {
        Order stop = hall.buy(hall.alice, 110_000, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 11_000, 0);
        assertEquals(Refusal.BALANCE,
                hall.exchange.place(oco(stop, hall.buy(hall.alice, 9_000, 1_000).makerOnly())));
    }

    @Test
    void refusesNamesThatAreTaken() {
        hall.place(hall.buy(hall.alice, 100, 1).named("x"));
        assertEquals(Refusal.DUPLICATE, hall.exchange.place(oco(profit().named("x"), stop())));
        assertEquals(Refusal.DUPLICATE, hall.exchange.place(oco(profit().named("y"), stop().named("y"))));
    }

    @Test
    void startsOneOfTwoContingentLegs() {
        Order profit = hall.sell(hall.alice, 11_000, 1_000).contingent(OrderType.TAKE_PROFIT_LIMIT, 11_000,
                0);
        Order stop = stop();
        hall.place(oco(profit, stop));
        hall.lastPrice(11_000);
        assertTrue(profit.working());
        assertEquals(OrderStatus.EXPIRED, stop.status());
        assertEquals(Hall.ONE, hall.alice.locked(hall.btc));
    }

    @Test
    void amendsBothLegsTogether() {
        Order profit = profit().named("p");
        Order stop = stop().named("s");
        OrderList list = hall.place(oco(profit, stop));
        hall.orders.take();
        assertEquals(Refusal.NONE, hall.exchange.amend(profit, 300, "q"));
        assertEquals(300, stop.quantity());
        assertEquals(List.of("REPLACED " + profit.id() + " NEW p->q", "REPLACED " + stop.id() + " NEW s->s",
                "list " + list.id() + " UPDATED EXECUTING", "balances alice [0]"), hall.orders.take());
        assertEquals(Hall.ONE * 3 / 10, hall.alice.locked(hall.btc));
        assertEquals(300, hall.exchange.book(0).quantity(false, 0));
    }

    @Test
    void endsWhenPreventionTakesItsLimitLeg() {
        Order profit = profit();
        Order stop = stop();
        OrderList list = hall.place(oco(profit, stop));
        hall.place(hall.buy(hall.alice, 11_000, 10).lasting(TimeInForce.IOC)
                .preventing(SelfTradePrevention.EXPIRE_MAKER));
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, profit.status());
        assertEquals(ExpiryReason.OCO_TRIGGER, stop.expiryReason());
        assertEquals(OrderList.State.ALL_DONE, list.state());
    }
}
