package io.ticklane.bridge.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.bridge.Rig;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.FeedState;
import io.ticklane.connector.OrderRequest;
import io.ticklane.connector.OrderStatus;
import io.ticklane.connector.OrderType;
import io.ticklane.connector.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MarketMakerTest {
    private final Rig rig = new Rig(new MarketMaker(new MarketMaker.Config(20, "0", 1, 2)));
    private final TestVenue venue = new TestVenue(rig);

    @BeforeEach
    void live() {
        rig.feed(FeedState.LIVE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void tick(long bid, long ask) {
        rig.tick(Rig.BTC, bid, ask);
        venue.deliver();
        rig.clock.advanceMillis(100);
    }

    private List<Long> prices(Side side) {
        return venue.resting.values().stream().filter(o -> o.side == side).map(o -> o.price).toList();
    }

    @Test
    void quotesBothSidesAtTheTop() {
        tick(Rig.BID, Rig.ASK);
        assertEquals(List.of(Rig.BID), prices(Side.BUY));
        assertEquals(List.of(Rig.ASK), prices(Side.SELL));
        assertEquals(OrderType.LIMIT_MAKER, rig.gateway.last().type);
    }

    @Test
    void staysWhereTheTopMovesByATick() {
        tick(Rig.BID, Rig.ASK);
        tick(Rig.BID + 1, Rig.ASK - 1);
        assertEquals(List.of(Rig.BID), prices(Side.BUY));
        assertEquals(2, rig.gateway.requests.size());
    }

    @Test
    void followsTheTop() {
        tick(Rig.BID, Rig.ASK);
        tick(Rig.BID + 50, Rig.ASK + 50);
        assertEquals(List.of(), prices(Side.BUY));
        tick(Rig.BID + 50, Rig.ASK + 50);
        assertEquals(List.of(Rig.BID + 50), prices(Side.BUY));
        assertEquals(List.of(Rig.ASK + 50), prices(Side.SELL));
        assertEquals(1, venue.mostPerSide);
    }

    @Test
    void stopsAddingToItsInventory() {
        for (int i = 0; i < 2; i++) {
            tick(Rig.BID, Rig.ASK);
            venue.fill(venue.resting.values().stream().filter(o -> o.side == Side.BUY).findFirst()
                    .orElseThrow().orderId);
            venue.deliver();
        }
        tick(Rig.BID, Rig.ASK);
        assertEquals(List.of(), prices(Side.BUY));
        assertEquals(List.of(Rig.ASK), prices(Side.SELL));
    }

    @Test
    void pullsItsQuotesWhenTheFeedIsNotLive() {
        tick(Rig.BID, Rig.ASK);
        rig.feed(FeedState.SUSPECT);
        venue.deliver();
        assertEquals(0, venue.resting.size());
        tick(Rig.BID, Rig.ASK);
        assertEquals(0, venue.resting.size());
        rig.feed(FeedState.LIVE);
        tick(Rig.BID, Rig.ASK);
        assertEquals(2, venue.resting.size());
    }

    @Test
    void pullsQuotesThatTheVenueHasNotAnsweredYet() {
        rig.tick(Rig.BTC);
        rig.feed(FeedState.FALLBACK);
        venue.deliver();
        venue.deliver();
        assertEquals(0, venue.resting.size());
    }

    @Test
    void asksForACancelOnceUntilItIsRefused() {
        tick(Rig.BID, Rig.ASK);
        long bid = rig.gateway.requests.get(0).orderId;
        rig.gateway.answer = request -> {
            // A venue that is slow to answer.
        };
        tick(Rig.BID + 5, Rig.ASK);
        tick(Rig.BID + 5, Rig.ASK);
        assertEquals(1, rig.gateway.of(OrderRequest.Action.CANCEL).size());
        ExecutionReport refusal = rig.report(bid, OrderStatus.NEW, 0, 0);
        refusal.answersCancel = true;
        rig.bridge.onExecution(refusal);
        tick(Rig.BID + 5, Rig.ASK);
        assertEquals(2, rig.gateway.of(OrderRequest.Action.CANCEL).size());
    }

    @Test
    void keepsToItsRate() {
        Random random = new Random(5);
        for (int milli = 0; milli < 10_000; milli++) {
            long bid = Rig.BID + random.nextInt(1_000);
            rig.tick(milli & 1, bid, bid + 10);
            venue.deliver();
            rig.clock.advanceMillis(1);
        }
        long placed = rig.gateway.of(OrderRequest.Action.PLACE).size();
        assertTrue(placed <= 20 * 11, placed + " quotes in 10 s");
        assertTrue(placed >= 150, placed + " quotes in 10 s");
        assertEquals(1, venue.mostPerSide);
        assertEquals(0, rig.bridge.counters().refused().total());
    }

    @Test
    void quotesAnewAfterAQuoteWasRefused() {
        rig.gateway.answer = request -> {
            // The book has moved before the order arrives.
            rig.tick.bidPrice = request.price;
            rig.tick.askPrice = request.price;
            venue.accept(request);
        };
        tick(Rig.BID, Rig.ASK);
        assertEquals(2, venue.rejects);
        assertEquals(0, venue.resting.size());
        rig.gateway.answer = venue;
        tick(Rig.BID, Rig.ASK);
        assertEquals(2, venue.resting.size());
    }
}
