package io.ticklane.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pending legs that sell what the working leg bought. */
class OpoTest {
    private final Hall hall = new Hall(Fees.STANDARD);

    @BeforeEach
    void trade() {
        hall.trade(10_000);
    }

    private Order working() {
        return hall.buy(hall.alice, 9_900, 1_500);
    }

    private Order pending() {
        return hall.sell(hall.alice, 12_000, 0).makerOnly();
    }

    @Test
    void locksWhatWorkingLegReceives() {
        Order pending = pending();
        hall.place(hall.list(OrderList.Kind.OPO, working(), pending));
        hall.place(hall.sell(hall.crowd, 9_900, 500));
        assertEquals(49_950_000, hall.alice.locked(hall.btc));
        assertEquals(0, pending.quantity());
        assertEquals(OrderStatus.PENDING_NEW, pending.status());
    }

    @Test
    void sizesPendingLegInWholeStepsAndFreesTheRest() {
        Order pending = pending();
        hall.place(hall.list(OrderList.Kind.OPO, working(), pending));
        hall.place(hall.sell(hall.crowd, 9_900, 1_500));
        assertEquals(1_498, pending.quantity(), "1.5 less a thousandth is 1.4985");
        assertEquals(OrderStatus.NEW, pending.status());
        assertEquals(149_800_000, hall.alice.locked(hall.btc));
        assertEquals(1_000 * Hall.ONE + 50_000, hall.alice.free(hall.btc));
    }

    @Test
    void sizesBothLegsOfPair() {
        Order profit = pending();
        Order stop = hall.sell(hall.alice, 8_000, 0).contingent(OrderType.STOP_LOSS_LIMIT, 9_000, 0);
        hall.place(hall.list(OrderList.Kind.OPOCO, working(), profit, stop));
        hall.place(hall.sell(hall.crowd, 9_900, 1_500));
        assertEquals(1_498, profit.quantity());
        assertEquals(1_498, stop.quantity());
        assertEquals(149_800_000, hall.alice.locked(hall.btc));
    }

    @Test
    void freesWhatWasReceivedWhenCancelled() {
        Order working = working();
        Order pending = pending();
        hall.place(hall.list(OrderList.Kind.OPO, working, pending));
        hall.place(hall.sell(hall.crowd, 9_900, 500));
        hall.exchange.cancel(working, "c");
        assertEquals(OrderStatus.CANCELED, pending.status());
        assertEquals(0, hall.alice.locked(hall.btc));
        assertEquals(1_000 * Hall.ONE + 49_950_000, hall.alice.free(hall.btc));
    }

    @Test
    void refusesToAmendPendingLeg() {
        Order pending = pending();
        hall.place(hall.list(OrderList.Kind.OPO, working(), pending));
        assertEquals(Refusal.AMEND_PENDING_OPO, hall.exchange.amend(pending, 1, "p"));
    }

    @Test
    void expiresPendingLegBelowLeastQuantity() {
        Order pending = pending();
        OrderList list = hall.place(hall.list(OrderList.Kind.OPO, hall.buy(hall.alice, 9_900, 1), pending));
        hall.place(hall.sell(hall.crowd, 9_900, 1));
        assertEquals(ExpiryReason.REJECTED, pending.expiryReason());
        assertEquals(OrderList.State.ALL_DONE, list.state());
        assertEquals(0, hall.alice.locked(hall.btc));
    }
}
