package io.ticklane.simulator.engine;

import static io.ticklane.simulator.engine.SelfTradePrevention.DECREMENT;
import static io.ticklane.simulator.engine.SelfTradePrevention.EXPIRE_BOTH;
import static io.ticklane.simulator.engine.SelfTradePrevention.EXPIRE_MAKER;
import static io.ticklane.simulator.engine.SelfTradePrevention.EXPIRE_TAKER;
import static io.ticklane.simulator.engine.SelfTradePrevention.NONE;
import static io.ticklane.simulator.engine.SelfTradePrevention.TRANSFER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens where orders of one account or group would meet. */
class SelfTradePreventionTest {
    private final Hall hall = new Hall();

    private Order maker(long quantity, SelfTradePrevention mode) {
        Order order = hall.place(hall.sell(hall.carol, 10_000, quantity).preventing(mode));
        hall.orders.take();
        return order;
    }

    private Order taker(Wallet owner, long quantity, SelfTradePrevention mode) {
        return hall.place(hall.buy(owner, 10_000, quantity).preventing(mode));
    }

    @Test
    void letsThemTradeWithoutMode() {
        Order maker = maker(1_000, EXPIRE_BOTH);
        taker(hall.carol, 1_000, NONE);
        assertEquals(OrderStatus.FILLED, maker.status());
    }

    @Test
    void doesNotConcernOthers() {
        Order maker = maker(1_000, NONE);
        taker(hall.alice, 1_000, EXPIRE_BOTH);
        assertEquals(OrderStatus.FILLED, maker.status());
        assertTrue(maker.preventions().isEmpty());
    }

    @Test
    void expiresTaker() {
        Order maker = maker(1_000, NONE);
        Order taker = taker(hall.dave, 3_000, EXPIRE_TAKER);
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, taker.status());
        assertEquals(3_000, taker.prevented());
        assertEquals(OrderStatus.NEW, maker.status());
        assertEquals(List.of("NEW " + taker.id() + " NEW",
                "TRADE_PREVENTION " + taker.id() + " EXPIRED_IN_MATCH 3000/0", "balances dave [1]"),
                hall.orders.take());
        assertEquals(0, hall.dave.locked(hall.usdt));
        assertEquals(new Prevention(0, 0, taker.id(), maker.id(), 7, EXPIRE_TAKER, 10_000, 3_000, 0, 1_000),
                taker.preventions().get(0));
    }

    @Test
    void expiresMakerAndGoesOn() {
        Order maker = maker(1_000, NONE);
        Order other = hall.place(hall.sell(hall.alice, 10_000, 1_000));
        Order taker = taker(hall.dave, 1_000, EXPIRE_MAKER);
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, maker.status());
        assertEquals(1_000, maker.prevented());
        assertEquals(OrderStatus.FILLED, taker.status());
        assertEquals(0, taker.prevented());
        assertEquals(OrderStatus.FILLED, other.status());
        assertEquals(0, hall.carol.locked(hall.btc));
        assertEquals(maker.preventions(), taker.preventions());
    }

    @Test
    void endsMarketOrderThatFindsNothingElseAsExpired() {
        maker(1_000, NONE);
        Order taker = hall.place(hall.market(hall.dave, true, 1_000).preventing(EXPIRE_MAKER));
        assertEquals(OrderStatus.EXPIRED, taker.status());
        assertEquals(ExpiryReason.INSUFFICIENT_LIQUIDITY, taker.expiryReason());
    }

    @Test
    void expiresBoth() {
        Order maker = maker(1_000, NONE);
        Order taker = taker(hall.carol, 400, EXPIRE_BOTH);
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, maker.status());
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, taker.status());
        assertEquals(
                List.of("NEW " + taker.id() + " NEW",
                        "TRADE_PREVENTION " + maker.id() + " EXPIRED_IN_MATCH 400/1000",
                        "TRADE_PREVENTION " + taker.id() + " EXPIRED_IN_MATCH 400/1000",
                        "balances carol [0, 1]"),
                hall.orders.take());
        assertEquals(0, hall.exchange.book(0).levels(false));
    }

    @Test
    void decrementsBoth() {
        Order maker = maker(1_000, NONE);
        Order taker = taker(hall.dave, 400, DECREMENT);
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, taker.status());
        assertEquals(OrderStatus.NEW, maker.status());
        assertEquals(600, maker.remaining());
        assertEquals(400, maker.prevented());
        assertEquals(600, hall.exchange.book(0).quantity(false, 0));
        assertEquals(Hall.ONE * 600 / 1_000, hall.carol.locked(hall.btc));
        Order larger = taker(hall.dave, 1_000, DECREMENT);
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, maker.status());
        assertEquals(OrderStatus.NEW, larger.status());
        assertEquals(400, hall.exchange.book(0).quantity(true, 0));
        assertEquals(40_00000000L, hall.dave.locked(hall.usdt));
    }

    @Test
    void movesBetweenAccountsOfGroup() {
        Order maker = maker(1_000, TRANSFER);
        Order taker = taker(hall.dave, 400, TRANSFER);
        assertEquals(TRANSFER, taker.preventions().get(0).mode());
        assertEquals(0, taker.executed());
        assertEquals(600, maker.remaining());
        assertEquals(Hall.ONE * 1_000 + Hall.ONE * 4 / 10, hall.dave.free(hall.btc));
        assertEquals(1040_00000000L, hall.carol.free(hall.usdt));
        assertEquals(960_00000000L, hall.dave.free(hall.usdt));
        assertTrue(hall.orders.lines.contains("transfer dave 0 40000000"));
        assertTrue(hall.orders.lines.contains("transfer carol 1 4000000000"));
    }

    @Test
    void decrementsWhereOnlyOneSideTransfers() {
        maker(1_000, NONE);
        Order taker = taker(hall.dave, 400, TRANSFER);
        assertEquals(DECREMENT, taker.preventions().get(0).mode());
        assertEquals(Hall.ONE * 1_000, hall.dave.free(hall.btc));
    }

    @Test
    void killsFillOrKillThatWouldMeetItself() {
        maker(1_000, NONE);
        hall.place(hall.sell(hall.alice, 10_000, 1_000));
        Order blocked = hall.place(hall.buy(hall.dave, 10_000, 1_000).lasting(TimeInForce.FOK)
                .preventing(EXPIRE_TAKER));
        assertEquals(ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED, blocked.expiryReason());
        Order filled = hall.place(hall.buy(hall.dave, 10_000, 1_000).lasting(TimeInForce.FOK)
                .preventing(EXPIRE_MAKER));
        assertEquals(OrderStatus.FILLED, filled.status());
    }

    @Test
    void numbersPreventionsFromZeroAndKeepsThemForBoth() {
        maker(1_000, NONE);
        taker(hall.dave, 100, DECREMENT);
        taker(hall.dave, 100, DECREMENT);
        assertEquals(List.of(0L, 1L), hall.carol.preventions(0).stream().map(Prevention::id).toList());
        assertEquals(hall.carol.preventions(0), hall.dave.preventions(0));
    }

    @Test
    void endsOrderByQuoteAmount() {
        maker(1_000, NONE);
        Order taker = hall.place(hall.spend(hall.dave, true, 50_00000000L).preventing(EXPIRE_TAKER));
        assertEquals(OrderStatus.EXPIRED_IN_MATCH, taker.status());
        assertEquals(500, taker.prevented());
        assertEquals(1000_00000000L, hall.dave.free(hall.usdt));
    }
}
