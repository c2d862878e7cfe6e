package io.ticklane.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderSender;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import io.ticklane.connector.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LimitCheckTest {
    private Rig rig;
    private StrategyContext core;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private void limit(String notional, int perSecond, int open, int bps) {
        limit(notional, perSecond, open, bps, true);
    }

    private void limit(String notional, int perSecond, int open, int bps, boolean trading) {
        Script script = new Script();
        rig = new Rig(script, BridgeConfig.of(new OrderLimits(notional, perSecond, open, bps)), trading);
        rig.tick(Rig.BTC);
        core = script.context;
    }

    private long place(OrderType type, long price, long quantity) {
        return core.orders().place(Rig.BTC, Side.BUY, type, TimeInForce.GTC, price, quantity);
    }

    private long limitOrder(long price, long quantity) {
        return place(OrderType.LIMIT, price, quantity);
    }

    @Test
    void allOffPassesWhatTheVenueWouldTake() {
        limit("0", 0, 0, 0);
        assertEquals(1, limitOrder(1_000_000, 1_000_000));
    }

    @Test
    void notionalAboveTheGreatestIsRefused() {
        limit("10.5", 0, 0, 0);
        assertEquals(1, limitOrder(5_000_000, 20));
        assertEquals(OrderSender.REFUSED_NOTIONAL, limitOrder(5_000_000, 22));
        assertEquals(1, rig.bridge.counters().refused().notional());
    }

    @Test
    void notionalBeyondALongIsRefused() {
        Script script = new Script();
        rig = new Rig(script, BridgeConfig.of(new OrderLimits("1", 0, 0, 0)));
        LimitCheck check = new LimitCheck(new OrderLimits("1000000", 0, 0, 0),
                new Instruments(List.of(wide())), rig.cache);
        assertEquals(OrderSender.REFUSED_NOTIONAL,
                check.check(0, Side.BUY, OrderType.LIMIT, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 0, 0));
    }

    @Test
    void valuesBetweenStepsAreRefusedWhateverTheStep() {
        rig = new Rig(new Script(), BridgeConfig.of(OrderLimits.none()));
        for (long step = 0; step <= 5; step++) {
            LimitCheck check = new LimitCheck(OrderLimits.none(), new Instruments(List.of(
                    new Instrument(0, "XY", "X", "Y", 2, 2, step, 0, 0, step, 0, 0, 0, true))), rig.cache);
            for (long value = 1; value <= 20; value++) {
                long expected = step == 0 || value % step == 0
                        ? LimitCheck.PASSED
                        : OrderSender.REFUSED_FILTER;
                assertEquals(expected, check.check(0, Side.BUY, OrderType.LIMIT, value, 60, 0, 0));
                assertEquals(expected, check.check(0, Side.BUY, OrderType.LIMIT, 60, value, 0, 0));
            }
        }
    }

    private static Instrument wide() {
        return new Instrument(0, "XY", "X", "Y", 2, 2, 0, 0, 0, 0, 0, 0, 0, true);
    }

    @Test
    void marketOrderIsJudgedByTheTop() {
        limit("10.5", 0, 0, 0);
        assertEquals(1, place(OrderType.MARKET, 0, 20));
        assertEquals(OrderSender.REFUSED_NOTIONAL, place(OrderType.MARKET, 0, 22));
        assertEquals(OrderSender.REFUSED_FILTER, place(OrderType.MARKET, 0, 8));
        rig.clock.advanceMillis(501);
        rig.bridge.onTimer(rig.clock.nanos);
        assertEquals(OrderSender.REFUSED_DISTANCE,
                core.orders().place(Rig.ETH, Side.BUY, OrderType.MARKET, TimeInForce.GTC, 0, 20));
    }

    @Test
    void ordersBeyondTheRateAreRefusedUntilASecondHasPassed() {
        limit("0", 3, 0, 0);
        assertEquals(1, limitOrder(5_000_000, 20));
        rig.clock.advanceMillis(600);
        rig.tick(Rig.BTC);
        assertEquals(2, limitOrder(5_000_000, 20));
        assertEquals(3, limitOrder(5_000_000, 20));
        assertEquals(OrderSender.REFUSED_RATE, limitOrder(5_000_000, 20));
        rig.clock.advanceMillis(399);
        rig.tick(Rig.BTC);
        assertEquals(OrderSender.REFUSED_RATE, limitOrder(5_000_000, 20));
        rig.clock.advanceMillis(1);
        rig.tick(Rig.BTC);
        assertEquals(4, limitOrder(5_000_000, 20));
        assertEquals(OrderSender.REFUSED_RATE, limitOrder(5_000_000, 20));
        assertEquals(3, rig.bridge.counters().refused().rate());
    }

    @Test
    void openOrdersBeyondTheLimitAreRefused() {
        limit("0", 0, 2, 0);
        limitOrder(5_000_000, 20);
        limitOrder(5_000_000, 20);
        assertEquals(OrderSender.REFUSED_FULL, limitOrder(5_000_000, 20));
        rig.execute(1, OrderStatus.EXPIRED);
        assertEquals(3, limitOrder(5_000_000, 20));
    }

    @Test
    void unknownOrdersCountAsOpen() {
        limit("0", 0, 1, 0);
        limitOrder(5_000_000, 20);
        rig.execute(1, OrderStatus.UNKNOWN);
        assertEquals(OrderSender.REFUSED_FULL, limitOrder(5_000_000, 20));
    }

    @Test
    void priceTooFarFromTheTopIsRefused() {
        limit("0", 0, 0, 10);
        assertEquals(1, limitOrder(Rig.ASK + 5_000, 20));
        assertEquals(OrderSender.REFUSED_DISTANCE, limitOrder(Rig.ASK + 5_001, 20));
        assertEquals(2, limitOrder(Rig.BID - 5_000, 20));
        assertEquals(OrderSender.REFUSED_DISTANCE, limitOrder(Rig.BID - 5_001, 20));
    }

    @Test
    void staleTopRefuses() {
        limit("0", 0, 0, 10);
        rig.clock.advanceMillis(501);
        rig.tick(Rig.ETH);
        assertEquals(OrderSender.REFUSED_DISTANCE, limitOrder(Rig.ASK, 20));
    }

    @Test
    void limitChecksDoNotCountAsCacheReads() {
        limit("0", 0, 0, 10);
        limitOrder(Rig.ASK, 20);
        assertEquals(0, rig.cache.statistics().hits());
    }

    @Test
    void venueFiltersAreKept() {
        limit("0", 0, 0, 0);
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(0, 20));
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(-1, 20));
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(100_000_001, 20));
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(5_000_000, 0));
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(5_000_000, 21));
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(100_000_000, 2));
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(1_000, 1_000));
        assertEquals(OrderSender.REFUSED_SIZE, limitOrder(5_000_000, 1_000_002));
        assertEquals(7, rig.bridge.counters().refused().filter());
        assertEquals(8, rig.bridge.counters().refused().total());
    }

    @Test
    void instrumentThatDoesNotTradeIsRefused() {
        limit("0", 0, 0, 0, false);
        assertEquals(OrderSender.REFUSED_FILTER, limitOrder(5_000_000, 20));
    }

    @Test
    void limitsAreValidatedAtBirth() {
        for (String notional : new String[]{"", "x", "-1", "1e3", "1.0000000000000000001"}) {
            var e = assertThrows(IllegalArgumentException.class, () -> new OrderLimits(notional, 0, 0, 0));
            assertTrue(e.getMessage().contains("'" + notional + "'"), e.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> new OrderLimits("1", -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrderLimits("1", 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new OrderLimits("1", 0, 0, 10_001));
        assertThrows(IllegalArgumentException.class, () -> new BridgeConfig(OrderLimits.none(), 0, 1_000));
        assertThrows(IllegalArgumentException.class, () -> new BridgeConfig(OrderLimits.none(), 1, 999));
    }

    @Test
    void notionalIsScaledWithoutLosingDigitsOrOverflowing() {
        OrderLimits limits = new OrderLimits("12.345", 0, 0, 0);
        assertEquals(12_345_000, limits.maxNotional(6));
        assertEquals(123, limits.maxNotional(1));
        assertEquals(Long.MAX_VALUE, limits.maxNotional(18));
        assertEquals(Long.MAX_VALUE, limits.maxNotional(36));
        assertEquals(Long.MAX_VALUE, OrderLimits.none().maxNotional(2));
    }
}
