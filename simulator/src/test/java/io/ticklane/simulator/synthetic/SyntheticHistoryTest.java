package io.ticklane.simulator.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Interval;
import io.ticklane.simulator.tape.ReferenceRule;
import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The past of a synthetic market agrees with itself however it is asked for. */
class SyntheticHistoryTest {
    private static final long START = 1_784_102_434_567L;
    private static final List<SymbolSpec> SYMBOLS = Symbols.named(List.of("BTCUSDT", "SHIBUSDT", "ETHBTC"));

    private final SyntheticHistory history = new SyntheticHistory(5, SYMBOLS, START);
    private final Tape tape = new Tape(SYMBOLS, ReferenceRule.STANDARD);

    SyntheticHistoryTest() {
        tape.continueFrom(history);
    }

    private List<Trade> trades(int symbol, long from, long to) {
        List<Trade> trades = new ArrayList<>();
        history.trades(symbol, from, to, trades::add);
        return trades;
    }

    private List<Candle> klines(int symbol, Interval interval, long offset, long start, long end, int limit) {
        List<Candle> klines = new ArrayList<>();
        tape.klines(symbol, interval, offset, start, end, limit, kline -> klines.add(kline.copy()));
        return klines;
    }

    @Test
    void idsAndTimesRiseAndFollowFromTheSeed() {
        SyntheticHistory same = new SyntheticHistory(5, SYMBOLS, START);
        SyntheticHistory other = new SyntheticHistory(6, SYMBOLS, START);
        for (int symbol = 0; symbol < SYMBOLS.size(); symbol++) {
            long last = history.lastTradeId(symbol);
            assertTrue(Math.abs(last - 1_440_500) < 1_000, "trades: " + last);
            long time = 0;
            long id = last - 5_000;
            for (Trade trade : trades(symbol, id, last + 100)) {
                assertEquals(id++, trade.id());
                assertTrue(trade.timeMicros() >= time);
                time = trade.timeMicros();
                assertEquals(0, trade.price() % SYMBOLS.get(symbol).tickSize());
                assertEquals(0, trade.quantity() % SYMBOLS.get(symbol).stepSize());
                assertTrue(trade.price() > 0 && trade.quantity() > 0);
            }
            assertEquals(last + 1, id);
            assertTrue(time < history.endMillis() * 1_000);
            assertEquals(history.lastTrade(symbol), same.lastTrade(symbol));
            assertNotEquals(history.lastTrade(symbol), other.lastTrade(symbol));
            long start = Symbols.startPrice(SYMBOLS.get(symbol));
            assertTrue(Math.abs(history.lastTrade(symbol).price() - start) <= start / 500 + 2,
                    "ends where it begins");
        }
    }

    @Test
    void findsTradesByTime() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            long id = 1L + random.nextInt((int) history.lastTradeId(1));
            Trade trade = trades(1, id, id + 1).get(0);
            long found = history.aggregateAt(1, trade.timeMicros());
            assertTrue(found <= id && trades(1, found, found + 1).get(0).timeMicros() == trade.timeMicros());
            assertEquals(id + 1, history.aggregateAt(1, trade.timeMicros() + 1));
        }
        assertEquals(1, history.aggregateAt(1, 0));
        assertEquals(history.lastTradeId(1) + 1, history.aggregateAt(1, START * 1_000));
    }

    @Test
    void klinesOfAllIntervalsEqualTheTrades() {
        Random random = new Random(4);
        long begin = history.firstMillis(0);
        for (Interval interval : Interval.values()) {
            for (long offset : new long[]{0, 28_800_000, 20_700_000}) {
                long at = begin + (long) (random.nextDouble() * (START - begin));
                for (Candle kline : klines(0, interval, offset, at, START, 3)) {
                    long next = interval.next(kline.openMillis, offset);
                    Candle expected = new Candle();
                    expected.clear(kline.openMillis, history.closeBefore(0, kline.openMillis));
                    trades(0, history.aggregateAt(0, kline.openMillis * 1_000),
                            history.aggregateAt(0, next * 1_000))
                            .forEach(trade -> expected.trade(trade.id(), trade.price(), trade.quantity(),
                                    trade.quote(), !trade.buyerIsMaker()));
                    assertEquals(text(expected), text(kline), interval + " " + offset);
                }
            }
        }
    }

    private static String text(Candle kline) {
        return List
                .of(kline.openMillis, kline.open, kline.high, kline.low, kline.close, kline.volume,
                        kline.quote(),
                        kline.takerVolume, kline.takerQuote(), kline.firstId, kline.lastId, kline.count)
                .toString();
    }

    @Test
    void aThousandKlinesOfEveryIntervalUpToADay() {
        for (Interval interval : Interval.values()) {
            int count = klines(0, interval, 0, -1, START, 1000).size();
            assertTrue(interval.compareTo(Interval.D1) > 0 ? count > 30 : count == 1000,
                    interval + ": " + count);
        }
    }

    @Test
    void theTapeGoesOnWhereThePastEnds() {
        long last = history.lastTradeId(0);
        tape.onTrade(0, last + 1, 9_700_000, 1_000, true, START * 1_000);
        tape.onAggTrade(0, last + 1, 9_700_000, 1_000, last + 1, last + 1, true, START * 1_000);
        List<Long> ids = new ArrayList<>();
        tape.trades(0, -1, 3, trade -> ids.add(trade.id()));
        tape.trades(0, last, 5, trade -> ids.add(trade.id()));
        tape.aggregates(0, -1, Long.MAX_VALUE, 2, trade -> ids.add(trade.id()));
        tape.aggregates(0, START * 1_000 - 120_000_000, START * 1_000, 1_000, trade -> ids.add(trade.id()));
        assertEquals(List.of(last - 1, last, last + 1, last, last + 1, last, last + 1), ids.subList(0, 7));
        assertEquals(last + 1, ids.get(ids.size() - 1));
        Candle hour = klines(0, Interval.H1, 0, -1, START, 1).get(0);
        assertEquals(last + 1, hour.lastId);
        assertEquals(9_700_000, hour.close);
        Candle day = tape.since(0, START - 86_400_000);
        assertEquals(day.lastId - day.firstId + 1, day.count);
        assertTrue(Math.abs(day.count - 1_440) < 60, "a day: " + day.count);
        assertTrue(tape.closeBefore(0, day.openMillis) > 0);
    }
}
