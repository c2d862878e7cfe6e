package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OrderDeskTest {
    private final Script script = new Script();
    private final Rig rig = new Rig(script, new BridgeConfig(OrderLimits.none(), 4, 100_000_000));
    private StrategyContext core;

    @BeforeEach
    void start() {
        rig.tick(Rig.BTC);
        core = script.context;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private long place(Side side) {
        return core.orders().place(Rig.BTC, side, OrderType.LIMIT, TimeInForce.GTC, Rig.ASK, 20);
    }

    @Test
    void idsRiseFromOne() {
        assertEquals(1, place(Side.BUY));
        assertEquals(2, place(Side.SELL));
        assertEquals(2, core.openOrders(Rig.BTC));
        assertEquals(0, core.openOrders(Rig.ETH));
        assertEquals(OrderStatus.PENDING_NEW, core.orderStatus(2));
        assertNull(core.orderStatus(3));
    }

    @Test
    void cancelBeforeTheAnswerIsHeldAndSentWithIt() {
        place(Side.BUY);
        assertEquals(1, core.orders().cancel(1));
        assertEquals(1, core.orders().cancel(1));
        assertEquals(1, rig.gateway.requests.size());
        rig.execute(1, OrderStatus.NEW);
        assertEquals(OrderRequest.Action.CANCEL, rig.gateway.last().action);
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void heldCancelOfAFilledOrderIsNotSent() {
        place(Side.BUY);
        core.orders().cancel(1);
        rig.execute(1, OrderStatus.FILLED, 20);
        assertEquals(0, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void heldCancelIsSentWhenTheOrderTurnsUnknown() {
        place(Side.BUY);
        core.orders().cancel(1);
        rig.execute(1, OrderStatus.UNKNOWN);
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void heldCancelIsTriedAgainWhenTheGatewayWasFull() {
        place(Side.BUY);
        core.orders().cancel(1);
        rig.gateway.full = true;
        rig.execute(1, OrderStatus.NEW);
        rig.gateway.full = false;
        rig.tick(Rig.BTC);
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void secondCancelWaitsForTheFirst() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.NEW);
        core.orders().cancel(1);
        core.orders().cancel(1);
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void refusedCancelLeavesTheOrderAndMayBeRepeated() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.NEW);
        core.orders().cancel(1);
        ExecutionReport refusal = rig.report(1, OrderStatus.NEW, 0, 0);
        refusal.answersCancel = true;
        rig.bridge.onExecution(refusal);

        assertEquals(OrderStatus.NEW, core.orderStatus(1));
        assertEquals("execution 1 NEW", script.calls.get(script.calls.size() - 1));
        assertEquals(1, rig.bridge.counters().cancelsRefused());
        assertEquals(0, rig.bridge.counters().rejected());
        core.orders().cancel(1);
        assertEquals(2, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void cancelWithoutAnAnswerMakesTheOrderUnknownAndMayBeRepeated() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.NEW);
        core.orders().cancel(1);
        ExecutionReport silence = rig.report(1, OrderStatus.UNKNOWN, 0, 0);
        silence.answersCancel = true;
        rig.bridge.onExecution(silence);

        assertEquals(OrderStatus.UNKNOWN, core.orderStatus(1));
        assertEquals(0, rig.bridge.counters().cancelsRefused());
        core.orders().cancel(1);
        assertEquals(2, rig.gateway.of(OrderRequest.Action.CANCEL).size());
        rig.execute(1, OrderStatus.NEW);
        assertEquals(OrderStatus.NEW, core.orderStatus(1));
    }

    @Test
    void orderThatWasRejectedEndsEvenIfTheReportAnswersACancel() {
        place(Side.BUY);
        ExecutionReport rejected = rig.report(1, OrderStatus.REJECTED, 0, 0);
        rejected.answersCancel = true;
        rig.bridge.onExecution(rejected);
        assertEquals(0, core.openOrders());
        assertEquals(1, rig.bridge.counters().rejected());
    }

    @Test
    void cancelOfNoOpenOrderIsRefused() {
        assertEquals(OrderSender.REFUSED_UNKNOWN_ORDER, core.orders().cancel(1));
        place(Side.BUY);
        rig.execute(1, OrderStatus.FILLED, 20);
        assertEquals(OrderSender.REFUSED_UNKNOWN_ORDER, core.orders().cancel(1));
        assertEquals(2, rig.bridge.counters().refused().unknownOrder());
    }

    @Test
    void fullGatewayRefusesAndForgetsTheOrder() {
        rig.gateway.full = true;
        assertEquals(OrderSender.REFUSED_FULL, place(Side.BUY));
        assertEquals(0, core.openOrders());
        rig.gateway.full = false;
        assertEquals(1, place(Side.BUY));
    }

    @Test
    void fullTableRefuses() {
        for (int i = 0; i < 4; i++) {
            place(Side.BUY);
        }
        assertEquals(OrderSender.REFUSED_FULL, place(Side.BUY));
        rig.execute(2, OrderStatus.EXPIRED);
        assertEquals(5, place(Side.BUY));
    }

    @Test
    void unknownOrderStaysOpenUntilResolved() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.UNKNOWN);
        assertEquals(1, core.openOrders());
        assertEquals(OrderStatus.UNKNOWN, core.orderStatus(1));
        rig.execute(1, OrderStatus.FILLED, 20);
        assertEquals(0, core.openOrders());
        assertEquals(1, rig.bridge.counters().unknown());
        assertEquals(1, rig.bridge.counters().acknowledged());
    }

    @Test
    void countsReportsOfOrdersThatAreNotOurs() {
        rig.execute(77, OrderStatus.NEW);
        assertEquals(1, rig.bridge.counters().foreignReports());
        assertEquals(2, script.calls.size());
    }

    @Test
    void duplicateReportChangesNothing() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.PARTIALLY_FILLED, 10);
        rig.execute(1, OrderStatus.PARTIALLY_FILLED, 10);
        rig.execute(1, OrderStatus.NEW);
        assertEquals(10, core.position(Rig.BTC));
        rig.execute(1, OrderStatus.FILLED, 20);
        rig.execute(1, OrderStatus.FILLED, 20);

        BridgeCounters counters = rig.bridge.counters();
        assertEquals(20, core.position(Rig.BTC));
        assertEquals(2, counters.fills());
        assertEquals(1, counters.filled());
        assertEquals(1, counters.partiallyFilled());
        assertEquals(3, counters.duplicateReports());
        assertEquals(4, script.calls.size());
    }

    @Test
    void reportOfMoreThanWasOrderedIsIgnored() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.FILLED, 21);
        assertEquals(OrderStatus.PENDING_NEW, core.orderStatus(1));
        assertEquals(0, core.position(Rig.BTC));
    }

    @Test
    void booksPositionCashAndFees() {
        place(Side.BUY);
        place(Side.SELL);
        ExecutionReport bought = rig.report(1, OrderStatus.FILLED, 20, Rig.ASK);
        bought.fee = 1;
        bought.feeScale = 5;
        bought.feeAsset = "BTC";
        rig.bridge.onExecution(bought);
        rig.bridge.onExecution(bought);
        ExecutionReport sold = rig.report(2, OrderStatus.FILLED, 18, Rig.ASK + 100);
        sold.fee = 123;
        sold.feeScale = 9;
        sold.feeAsset = "USDT";
        rig.bridge.onExecution(sold);

        Position position = rig.bridge.position(Rig.BTC);
        assertEquals(1, position.base());
        assertEquals(-20 * Rig.ASK + 18 * (Rig.ASK + 100) - 2, position.quote());
        assertEquals(20, position.bought());
        assertEquals(18, position.sold());
        assertEquals(position.quote() + Rig.ASK, position.profitAt(Rig.ASK));
    }

    @Test
    void feeInAThirdAssetIsCountedOnly() {
        place(Side.BUY);
        ExecutionReport bought = rig.report(1, OrderStatus.FILLED, 20, Rig.ASK);
        bought.fee = 5;
        bought.feeScale = 8;
        bought.feeAsset = "BNB";
        rig.bridge.onExecution(bought);
        assertEquals(1, rig.bridge.position(Rig.BTC).foreignFees());
        assertEquals(20, rig.bridge.position(Rig.BTC).base());
    }

    @Test
    void killSwitchRefusesAndCancels() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.NEW);
        place(Side.BUY);
        rig.bridge.killSwitch().activate("by hand");
        rig.bridge.killSwitch().activate("again");
        assertEquals(OrderSender.REFUSED_KILLED, place(Side.BUY));
        rig.bridge.onTimer(rig.clock.nanos);

        assertEquals("by hand", rig.bridge.status().reason());
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL_ALL).size());
        rig.execute(2, OrderStatus.NEW);
        assertEquals(OrderRequest.Action.CANCEL, rig.gateway.last().action);
        assertEquals(2, rig.gateway.last().orderId);
        assertEquals(1, rig.bridge.counters().refused().killed());
    }

    @Test
    void killSwitchLetsCancelsThrough() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.NEW);
        rig.bridge.killSwitch().activate("by hand");
        assertEquals(1, core.orders().cancel(1));
    }

    @Test
    void haltedCoreAsksAgainUntilNothingIsOpen() {
        place(Side.BUY);
        rig.execute(1, OrderStatus.NEW);
        rig.gateway.full = true;
        rig.bridge.killSwitch().activate("by hand");
        rig.bridge.onTimer(rig.clock.nanos);
        rig.gateway.full = false;
        rig.bridge.onTimer(rig.clock.nanos);
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL_ALL).size());
        rig.clock.advanceMillis(1_000);
        rig.bridge.onTimer(rig.clock.nanos);
        assertEquals(2, rig.gateway.of(OrderRequest.Action.CANCEL_ALL).size());
        rig.clock.advanceMillis(1_000);
        rig.bridge.onTimer(rig.clock.nanos);
        assertEquals(2, rig.gateway.of(OrderRequest.Action.CANCEL_ALL).size());
        rig.clock.advanceMillis(1_000);
        rig.bridge.onTimer(rig.clock.nanos);
        assertEquals(3, rig.gateway.of(OrderRequest.Action.CANCEL_ALL).size());
        rig.execute(1, OrderStatus.CANCELED);
        rig.clock.advanceMillis(10_000);
        rig.bridge.onTimer(rig.clock.nanos);
        assertEquals(3, rig.gateway.of(OrderRequest.Action.CANCEL_ALL).size());
    }

    @Test
    void throwingGatewayHaltsTrading() {
        rig.gateway.answer = request -> {
            throw new IllegalStateException("broken");
        };
        assertEquals(OrderSender.REFUSED_FULL, place(Side.BUY));
        assertTrue(rig.bridge.killSwitch().reason().contains("broken"));
        assertEquals(0, core.openOrders());
    }

    @Test
    void countsOrdersByTheirEnds() {
        OrderStatus[] ends = {OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.REJECTED,
            OrderStatus.EXPIRED,
            OrderStatus.EXPIRED_IN_MATCH};
        for (OrderStatus end : ends) {
            long id = place(Side.BUY);
            rig.execute(id, end, end == OrderStatus.FILLED ? 20 : 0);
            assertEquals(end, core.orderStatus(id));
        }
        BridgeCounters counters = rig.bridge.counters();
        assertEquals(5, counters.placed());
        assertEquals(4, counters.acknowledged());
        assertEquals(1, counters.filled());
        assertEquals(1, counters.cancelled());
        assertEquals(1, counters.rejected());
        assertEquals(2, counters.expired());
        assertEquals(0, counters.open());
    }
}
