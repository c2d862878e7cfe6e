package io.ticklane.simulator.metronome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.Exchange;
import io.ticklane.simulator.engine.Fees;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetronomeMarketTest {
    private final List<SymbolSpec> symbols = Symbols.generated(2);
    private final Exchange exchange = new Exchange(symbols, List.of(), Fees.NONE, () -> 0);
    private final List<long[]> ticks = new ArrayList<>();
    private final MetronomeMarket market = new MetronomeMarket(
            new MetronomeConfig(symbols, 0, 1000, Rhythm.STEADY, 1_000_000_000), exchange, new Recorder(),
            () -> true);

    private final class Recorder implements MarketListener {
        @Override
        public void onBookTicker(int symbol, long id, long bid, long bidQuantity, long ask,
                long askQuantity) {
            ticks.add(new long[]{symbol, id, bid, ask});
        }

        @Override
        public void onLevel(int symbol, long id, boolean bid, long price, long quantity, long time) {}

        @Override
        public void onTrade(int symbol, long id, long price, long quantity, boolean maker, long time) {}

        @Override
        public void onAggTrade(int symbol, long id, long price, long quantity, long first, long last,
                boolean maker, long time) {}

        @Override
        public void onRecorded(String stream, byte[] payload) {}
    }

    @Test
    void waitsUntilStarted() {
        market.advance(1_000_000_000_000L);
        assertEquals(List.of(), ticks);
        assertEquals(Long.MAX_VALUE, market.nextDueNanos());
    }

    @Test
    void hasALastPriceBeforeAnyTrade() {
        for (SymbolSpec spec : symbols) {
            assertEquals(exchange.book(spec.index()).price(true, 0),
                    exchange.book(spec.index()).lastPrice());
        }
    }

    @Test
    void givesHotSymbolsFifteenOfSixteenTicks() {
        List<SymbolSpec> many = Symbols.generated(10);
        Exchange book = new Exchange(many, List.of(), Fees.NONE, () -> 0);
        MetronomeMarket hot = new MetronomeMarket(new MetronomeConfig(many, 4, 1000, Rhythm.STEADY, 0), book,
                new Recorder(), () -> true);
        hot.start(0);
        hot.advance(1_600_000_000);
        long[] counts = new long[10];
        ticks.forEach(tick -> counts[(int) tick[0]]++);
        assertEquals(1600, ticks.size());
        for (int i = 0; i < 10; i++) {
            assertTrue(i < 4 ? counts[i] == 375 : counts[i] == 16 || counts[i] == 17, "symbol " + i);
        }
    }

    @Test
    void goesOnAtAnotherRateFromNowOn() {
        market.start(0);
        market.advance(10_000_000);
        assertEquals(10, ticks.size());
        market.pace(100, 12_500_000);
        market.advance(22_499_999);
        assertEquals(10, ticks.size());
        market.advance(42_500_000);
        assertEquals(List.of(22_500_000L, 32_500_000L, 42_500_000L),
                ticks.subList(10, 13).stream().map(tick -> tick[1]).toList());
        assertEquals(52_500_000, market.nextDueNanos());
        assertThrows(IllegalArgumentException.class, () -> market.pace(-1, 42_500_000));
    }

    @Test
    void standsStillWithoutATickToMakeUpFor() {
        market.start(0);
        market.advance(12_500_000);
        double late = market.progress(12_500_000).maxLateMicros();
        assertTrue(late > 0);
        market.pace(0, 12_500_000);
        assertEquals(late, market.progress(12_500_000).maxLateMicros());
        assertEquals(Long.MAX_VALUE, market.nextDueNanos());
        market.advance(500_000_000);
        assertEquals(12, ticks.size());
        market.pace(1_000, 600_000_000);
        assertEquals(0, market.progress(600_000_000).maxLateMicros());
        market.advance(601_500_000);
        assertEquals(601_000_000L, ticks.get(12)[1]);
        assertEquals(13, ticks.size());
    }

    @Test
    void floodsAsLongAsReadersTakeIt() {
        boolean[] receptive = {true};
        MetronomeMarket flood = new MetronomeMarket(new MetronomeConfig(symbols, 0, 0, Rhythm.STEADY, 0),
                exchange,
                new Recorder(), () -> receptive[0]);
        flood.start(7);
        assertEquals(7, flood.nextDueNanos());
        flood.advance(8);
        int first = ticks.size();
        assertTrue(first > 0);
        receptive[0] = false;
        flood.advance(9);
        assertEquals(first, ticks.size());
        assertEquals(Long.MAX_VALUE, flood.nextDueNanos());
        for (int i = 1; i < first; i++) {
            assertTrue(ticks.get(i)[1] > ticks.get(i - 1)[1]);
        }
    }

    @Test
    void carriesThePlannedTimeAsUpdateId() {
        market.start(5_000_000);
        assertEquals(6_000_000, market.nextDueNanos());
        market.advance(8_500_000);
        assertEquals(3, ticks.size());
        assertEquals(6_000_000, ticks.get(0)[1]);
        assertEquals(8_000_000, ticks.get(2)[1]);
        assertEquals(0, ticks.get(0)[0]);
        assertEquals(1, ticks.get(1)[0]);
        assertEquals(9_000_000, market.nextDueNanos());
    }

    @Test
    void catchesUpAndSaysHowLateItWas() {
        market.start(0);
        market.advance(10_000_000);
        assertEquals(10, market.progress(10_000_000).sent());
        assertEquals(8, market.progress(10_000_000).late());
        assertEquals(9000, market.progress(10_000_000).maxLateMicros());
    }

    @Test
    void endsAfterItsDuration() {
        market.start(0);
        market.advance(5_000_000_000L);
        assertEquals(1000, market.progress(5_000_000_000L).sent());
        assertTrue(market.ended());
        assertEquals(Long.MAX_VALUE, market.nextDueNanos());
    }

    @Test
    void neverShowsBetterPricesThanTheExchangeHolds() {
        market.start(0);
        market.advance(100_000_000);
        boolean moved = false;
        for (long[] tick : ticks) {
            int symbol = (int) tick[0];
            assertTrue(tick[2] < tick[3]);
            assertTrue(tick[2] <= exchange.book(symbol).price(true, 0));
            assertTrue(tick[3] >= exchange.book(symbol).price(false, 0));
            moved |= tick[2] != exchange.book(symbol).price(true, 0);
        }
        assertTrue(moved);
        assertFalse(market.ended());
    }
}
