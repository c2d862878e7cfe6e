package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A working leg and pending ones. */
class OtoTest {
    private final Hall hall = new Hall();

    @BeforeEach
    void trade() {
        hall.trade(10_000);
    }

    private Order working() {
        return hall.buy(hall.alice, 9_900, 1_000);
    }

    private Order pending() {
        return hall.sell(hall.alice, 12_000, 1_000).makerOnly();
    }

    private Order pendingStop() {
        return hall.sell(hall.alice, 8_900, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 9_000, 0);
    }

    @Test
    void locksForWorkingLegOnly() {
        Order working = working();
        Order pending = pending();
        OrderList list = hall.place(hall.list(OrderList.Kind.OTO, working, pending));
        assertEquals(OrderStatus.PENDING_NEW, pending.status());
        assertEquals(-1, pending.workingMicros());
        assertEquals(99_00000000L, hall.alice.locked(hall.usdt));
        assertEquals(0, hall.alice.locked(hall.btc));
        assertEquals(List.of("NEW " + working.id() + " NEW", "NEW " + pending.id() + " PENDING_NEW",
                "list " + list.id() + " EXEC_STARTED EXECUTING", "balances alice [1]"), hall.orders.take());
    }

    @Test
    void letsPendingLegLiveOnFullFillOnly() {
        Order pending = pending();
        OrderList list = hall.place(hall.list(OrderList.Kind.OTO, working(), pending));
        hall.place(hall.sell(hall.crowd, 9_900, 400));
        assertEquals(OrderStatus.PENDING_NEW, pending.status());
        hall.now = 7_000;
        hall.place(hall.sell(hall.crowd, 9_900, 600));
        assertEquals(OrderStatus.NEW, pending.status());
        assertEquals(7_000, pending.workingMicros());
        assertEquals(12_000, hall.exchange.book(0).price(false, 0));
        assertEquals(Hall.ONE, hall.alice.locked(hall.btc));
        hall.place(hall.buy(hall.crowd, 12_000, 1_000));
        assertEquals(OrderList.State.ALL_DONE, list.state());
    }

    @Test
    void runsThroughAtOnceWhereWorkingLegTakes() {
        hall.place(hall.sell(hall.crowd, 9_900, 1_000));
        Order working = working();
        Order pending = hall.market(hall.alice, false, 500);
        hall.place(hall.buy(hall.crowd, 9_800, 500));
        OrderList list = hall.place(hall.list(OrderList.Kind.OTO, working, pending));
        assertEquals(OrderStatus.FILLED, working.status());
        assertEquals(OrderStatus.FILLED, pending.status());
        assertEquals(List.of("NEW " + working.id() + " NEW", "NEW " + pending.id() + " PENDING_NEW",
                "TRADE " + working.id() + " FILLED 1000@9900", "NEW " + pending.id() + " NEW",
                "TRADE " + pending.id() + " FILLED 500@9800", "list " + list.id() + " EXEC_STARTED ALL_DONE",
                "list " + list.id() + " ALL_DONE ALL_DONE", "balances alice [0, 1]"), hall.orders.take());
    }

    @Test
    void expiresPendingLegsWithWorkingLeg() {
        Order working = working().lasting(TimeInForce.IOC);
        Order pending = pending();
        OrderList list = hall.place(hall.list(OrderList.Kind.OTO, working, pending));
        assertEquals(ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED, working.expiryReason());
        assertEquals(ExpiryReason.OTO_PHASE_ONE_EXPIRED, pending.expiryReason());
        assertEquals(OrderList.State.ALL_DONE, list.state());
    }

    @Test
    void cancelsAllWithPendingLeg() {
        Order working = working();
        Order pending = pending();
        hall.place(hall.list(OrderList.Kind.OTO, working, pending));
        assertEquals(Refusal.NONE, hall.exchange.cancel(pending, "c"));
        assertEquals(OrderStatus.CANCELED, working.status());
        assertEquals(OrderStatus.CANCELED, pending.status());
        assertEquals(0, hall.alice.locked(hall.usdt));
    }

    @Test
    void expiresPendingLegThatCannotBePaid() {
        Order pending = hall.buy(hall.alice, 95_000, 1_000);
        OrderList list = hall.place(hall.list(OrderList.Kind.OTO, working(), pending));
        hall.place(hall.sell(hall.crowd, 9_900, 1_000));
        assertEquals(OrderStatus.EXPIRED, pending.status());
        assertEquals(ExpiryReason.REJECTED, pending.expiryReason());
        assertEquals(OrderList.State.ALL_DONE, list.state());
    }

    @Test
    void letsPendingPairLiveTogether() {
        Order profit = pending();
        Order stop = pendingStop();
        OrderList list = hall.place(hall.list(OrderList.Kind.OTOCO, working(), profit, stop));
        hall.place(hall.sell(hall.crowd, 9_900, 1_000));
        assertTrue(profit.working());
        assertFalse(stop.working());
        assertEquals(OrderStatus.NEW, stop.status());
        assertEquals(Hall.ONE, hall.alice.locked(hall.btc));
        hall.lastPrice(9_000);
        assertEquals(ExpiryReason.OCO_TRIGGER, profit.expiryReason());
        assertTrue(stop.working());
        hall.place(hall.buy(hall.crowd, 8_900, 1_000));
        assertEquals(OrderList.State.ALL_DONE, list.state());
        assertEquals(0, hall.alice.locked(hall.btc));
    }

    @Test
    void expiresPendingPairWhereOneLegMayNotLive() {
        Order profit = pending();
        Order stop = hall.sell(hall.alice, 8_900, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 9_950, 0);
        hall.place(hall.list(OrderList.Kind.OTOCO, working(), profit, stop));
        hall.place(hall.sell(hall.crowd, 9_900, 1_000));
        assertEquals(ExpiryReason.REJECTED, stop.expiryReason(), "it would trigger at once");
        assertEquals(ExpiryReason.OCO_TRIGGER, profit.expiryReason());
        assertEquals(0, hall.alice.locked(hall.btc));
    }

    @Test
    void refusesPairInWrongOrder() {
        assertEquals(Refusal.LIST_PRICES, hall.exchange
                .place(hall.list(OrderList.Kind.OTOCO, working(), pendingStop(), pending())));
    }

    @Test
    void amendsWorkingLegAlone() {
        Order working = working();
        Order pending = pending();
        hall.place(hall.list(OrderList.Kind.OTO, working, pending));
        assertEquals(Refusal.NONE, hall.exchange.amend(working, 500, "w"));
        assertEquals(1_000, pending.quantity());
        assertEquals(Refusal.NONE, hall.exchange.amend(pending, 700, "p"));
        assertEquals(OrderStatus.PENDING_NEW, pending.status());
        assertEquals(0, hall.alice.locked(hall.btc));
    }
}
