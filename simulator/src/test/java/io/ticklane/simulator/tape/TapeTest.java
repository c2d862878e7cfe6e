package io.ticklane.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapeTest {
    private static final long START = 1_784_102_400_000_000L;
    private static final SymbolSpec ETH = new SymbolSpec(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000,
            1,
            1, 1_000_000_000, 0);

    private final Tape tape = new Tape(List.of(ETH), ReferenceRule.STANDARD);

    private void trades(int from, int to) {
        for (int id = from; id <= to; id++) {
            tape.onTrade(0, id, 300_000 + id, 10_000, id % 2 == 0, START + id * 1_000_000L);
            if (id % 3 == 0) {
                tape.onAggTrade(0, id / 3, 300_000 + id, 30_000, id - 2, id, true, START + id * 1_000_000L);
            }
        }
    }

    private List<Long> ids(long fromId, int limit) {
        List<Long> ids = new ArrayList<>();
        tape.trades(0, fromId, limit, trade -> ids.add(trade.id()));
        return ids;
    }

    private List<Long> aggregates(long start, long end, int limit) {
        List<Long> ids = new ArrayList<>();
        tape.aggregates(0, start, end, limit, aggregate -> ids.add(aggregate.id()));
        return ids;
    }

    @Test
    void knowsNothingBeforeTheFirstTrade() {
        assertNull(tape.lastTrade(0));
        assertEquals(List.of(), ids(-1, 10));
        assertEquals(List.of(), aggregates(-1, Long.MAX_VALUE, 10));
        assertEquals(0, tape.averagePrice(0, 5, START));
        assertEquals(0, tape.referencePrice(0, START));
        tape.klines(0, Interval.M1, 0, -1, START / 1000, 10, kline -> {
            throw new AssertionError("a kline without any trade");
        });
    }

    @Test
    void givesNewestTradesOrThoseFromAnId() {
        trades(1, 9);
        assertEquals(List.of(7L, 8L, 9L), ids(-1, 3));
        assertEquals(List.of(2L, 3L), ids(2, 2));
        assertEquals(List.of(1L), ids(0, 1));
        assertEquals(List.of(), ids(10, 5));
    }

    @Test
    void boundsOfTimeBelongToTheStretch() {
        trades(1, 30);
        assertEquals(List.of(9L, 10L), aggregates(-1, Long.MAX_VALUE, 2));
        assertEquals(List.of(2L, 3L, 4L), aggregates(START + 6_000_000, START + 12_000_000, 100));
        assertEquals(List.of(2L), aggregates(START + 6_000_000, START + 12_000_000, 1));
        assertEquals(List.of(3L, 4L), aggregates(-1, START + 12_000_000, 2));
        assertEquals(List.of(10L), aggregates(START + 28_000_000, Long.MAX_VALUE, 100));
        assertEquals(List.of(1L), aggregates(START + 3_000_000, START + 3_000_000, 100));
        assertEquals(List.of(), aggregates(START + 4_000_000, START + 5_000_000, 100));
    }

    @Test
    void forgetsTheOldestWhenFull() {
        trades(1, 60_000);
        assertEquals(List.of(10_001L, 10_002L), ids(0, 2));
        assertEquals(60_000L, tape.lastTrade(0).id());
        List<Long> opens = new ArrayList<>();
        tape.klines(0, Interval.S1, 0, 0, Long.MAX_VALUE / 4, 1, kline -> opens.add(kline.openMillis));
        assertEquals(List.of(START / 1000 + (60_000 - 3_600) * 1000L), opens);
    }

    @Test
    void aTimeThatLiesBackBelongsToTheNewestCandle() {
        trades(1, 100);
        tape.onTrade(0, 101, 1, 1, true, START);
        Candle newest = tape.kline(0, Interval.M1, 0, START / 1000 + 60_000);
        assertEquals(42, newest.count);
        assertEquals(1, newest.low);
    }

    @Test
    void monthsAndWeeksFollowTheCalendar() {
        long monday = 1_784_505_600_000L; // 2026-07-20
        assertEquals(monday, Interval.W1.open(monday, 0));
        assertEquals(monday, Interval.W1.open(monday + 604_799_999, 0));
        assertEquals(monday - 604_800_000, Interval.W1.open(monday - 1, 0));
        assertEquals(1_782_864_000_000L, Interval.MONTH.open(monday, 0)); // 2026-07-01
        assertEquals(1_785_542_400_000L, Interval.MONTH.next(1_782_864_000_000L, 0)); // 2026-08-01
        assertEquals(1_782_864_000_000L - 28_800_000, Interval.MONTH.open(monday, 28_800_000));
        assertEquals(monday - 28_800_000, Interval.D1.open(monday, 28_800_000));
    }
}
