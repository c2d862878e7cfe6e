package io.ticklane.bridge.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.BridgeCounters;
import io.ticklane.bridge.Rig;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.TimeInForce;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SpreadCrosserTest {
    private final Rig rig = new Rig(new SpreadCrosser(SpreadCrosser.Config.defaults()));
    private final TestVenue venue = new TestVenue(rig);

    @BeforeEach
    void live() {
        rig.feed(FeedState.LIVE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void keepsToItsRateOnAFastFeed() {
        for (int milli = 0; milli < 10_000; milli++) {
            rig.tick(milli & 1);
            venue.deliver();
            rig.clock.advanceMillis(1);
        }
        assertEquals(200, rig.bridge.counters().placed());
        assertEquals(rig.bridge.counters().placed(), rig.bridge.counters().filled());
    }

    @Test
    void answersEveryTickOfASlowFeed() {
        for (int i = 0; i < 20; i++) {
            rig.tick(Rig.BTC);
            venue.deliver();
            rig.clock.advanceMillis(400);
        }
        assertEquals(20, rig.bridge.counters().filled());
    }

    @Test
    void staysAboutFlatAndIsNeverRefused() {
        Random random = new Random(3);
        long mid = Rig.BID;
        long most = 0;
        for (int i = 0; i < 50_000; i++) {
            mid = Math.max(400_000, mid + random.nextInt(2_001) - 1_000);
            rig.tick(i & 1, mid, mid + 1 + random.nextInt(20));
            if (random.nextInt(3) == 0) {
                venue.deliver();
            }
            rig.clock.advanceMillis(random.nextInt(40));
            most = Math.max(most, Math.abs(rig.bridge.position(Rig.BTC).base() * mid));
        }
        BridgeCounters counters = rig.bridge.counters();
        assertTrue(counters.filled() > 5_000, counters.toString());
        assertEquals(0, venue.rejects);
        assertEquals(0, counters.refused().total());
        assertTrue(most < 400_000_000L, "held " + most + ", an order is worth 100,000,000");
    }

    @Test
    void hasOneOrderUnderWayPerInstrument() {
        for (int i = 0; i < 50; i++) {
            rig.tick(i & 1);
            rig.clock.advanceMillis(100);
        }
        assertEquals(2, rig.gateway.requests.size());
    }

    @Test
    void crossesTheSpreadWithAnOrderThatCannotRest() {
        rig.tick(Rig.BTC);
        OrderRequest order = rig.gateway.last();
        assertEquals(OrderType.LIMIT, order.type);
        assertEquals(TimeInForce.IOC, order.timeInForce);
        assertEquals(Rig.ASK + 2_500, order.price);
        assertEquals(20, order.quantity);
    }

    @Test
    void leavesRestPricesAlone() {
        rig.restTick(Rig.BTC);
        assertEquals(0, rig.gateway.requests.size());
    }

    @Test
    void leavesEmptyAndCrossedBooksAlone() {
        rig.tick(Rig.BTC, 0, Rig.ASK);
        rig.tick(Rig.BTC, Rig.ASK, Rig.ASK);
        rig.tick(Rig.BTC, Rig.BID, 0);
        assertEquals(0, rig.gateway.requests.size());
    }

    @Test
    void readsTheCacheOncePerTick() {
        for (int i = 0; i < 10; i++) {
            rig.tick(Rig.BTC);
        }
        assertEquals(10, rig.cache.statistics().hits());
    }
}
