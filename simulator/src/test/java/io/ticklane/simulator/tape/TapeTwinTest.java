package io.ticklane.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.market.Decimal;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tape against a slow one that looks at every trade each time, over random trades with long pauses. */
class TapeTwinTest {
    private static final long START = 1_784_102_400_123_456L;
    private static final SymbolSpec[] SPECS = {
        new SymbolSpec(0, "ETHUSDT", "ETH", "USDT", 2, 4, 1, 1, 100_000_000, 1, 1, 1_000_000_000, 0),
        new SymbolSpec(1, "XBTC", "X", "BTC", 8, 3, 1, 1, 100_000_000, 1, 1, 1_000_000_000, 0)};

    private final Tape tape = new Tape(List.of(SPECS), ReferenceRule.STANDARD);
    private final PlainTape[] plain = {new PlainTape(2, 4), new PlainTape(8, 3)};
    private final Random random = new Random(4711);
    private long now = START;

    private void trade(int symbol) {
        PlainTape twin = plain[symbol];
        long id = twin.trades.isEmpty() ? 7 : twin.trades.get(twin.trades.size() - 1).id() + 1;
        Trade trade = new Trade(id, 100_000 + random.nextInt(20_000), 1 + random.nextInt(1_000_000), 0, now,
                random.nextBoolean());
        twin.trades.add(trade);
        tape.onTrade(symbol, id, trade.price(), trade.quantity(), trade.buyerIsMaker(), now);
    }

    /** Mostly close together, now and then minutes, hours or days apart. */
    private void step() {
        int kind = random.nextInt(1000);
        long most = kind < 700
                ? 900_000
                : kind < 930
                        ? 40_000_000
                        : kind < 990 ? 3_000_000_000L : kind < 999 ? 30_000_000_000L : 400_000_000_000L;
        now += 1 + (long) (random.nextDouble() * most);
    }

    private static String text(Candle candle, SymbolSpec spec) {
        return String.join(" ", price(candle.open, spec), price(candle.high, spec), price(candle.low, spec),
                price(candle.close, spec), Decimal.text(candle.volume, spec.quantityScale()),
                wide(candle.quoteWhole, candle.quoteFraction),
                Decimal.text(candle.takerVolume, spec.quantityScale()),
                wide(candle.takerQuoteWhole, candle.takerQuoteFraction), Long.toString(candle.firstId),
                Long.toString(candle.lastId), Long.toString(candle.count),
                Decimal.text(candle.weightedAverage(spec.quantityScale()), 8),
                Decimal.text(candle.changePercent(), 3).replaceAll("0{5}$", ""));
    }

    private static String price(long value, SymbolSpec spec) {
        return Decimal.text(value, spec.priceScale());
    }

    private static String wide(long whole, long fraction) {
        return String.format("%d.%08d", whole, fraction);
    }

    private void compareKlines(int symbol, Interval interval, long offset) {
        long nowMillis = now / 1000;
        List<PlainTape.Kline> expected = plain[symbol].klines(interval, offset, nowMillis);
        int limit = 1 + random.nextInt(30);
        List<String> newest = new ArrayList<>();
        tape.klines(symbol, interval, offset, -1, nowMillis, limit,
                kline -> newest.add(kline.openMillis + " " + text(kline, SPECS[symbol])));
        assertEquals(texts(expected.subList(Math.max(0, expected.size() - limit), expected.size())), newest,
                interval + " " + offset);
        long start = START / 1000 + (long) (random.nextDouble() * (nowMillis - START / 1000));
        long end = start + (long) (random.nextDouble() * interval.widthMillis() * 40);
        List<String> between = new ArrayList<>();
        tape.klines(symbol, interval, offset, start, Math.min(end, nowMillis), limit,
                kline -> between.add(kline.openMillis + " " + text(kline, SPECS[symbol])));
        assertEquals(texts(expected.stream().filter(k -> k.open() >= start && k.open() <= end).limit(limit)
                .toList()), between, interval + " " + offset);
        PlainTape.Kline last = expected.get(expected.size() - 1);
        assertEquals(last.text(), text(tape.kline(symbol, interval, offset, last.open()), SPECS[symbol]));
    }

    private static List<String> texts(List<PlainTape.Kline> klines) {
        return klines.stream().map(kline -> kline.open() + " " + kline.text()).toList();
    }

    @Test
    void klinesAndWindowsEqualThoseOfTheSlowTwin() {
        long[] offsets = {0, 28_800_000, -43_200_000, 20_700_000, 50_400_000};
        for (int i = 0; i < 2_000; i++) {
            step();
            int symbol = random.nextInt(2);
            for (int burst = random.nextInt(4); burst >= 0; burst--) {
                trade(symbol);
            }
            if (i % 50 == 49 && !plain[0].trades.isEmpty() && !plain[1].trades.isEmpty()) {
                for (int s = 0; s < 2; s++) {
                    compareWindow(s);
                }
            }
        }
        for (Interval interval : Interval.values()) {
            if (interval.widthMillis() >= 60_000) {
                compareKlines(random.nextInt(2), interval, offsets[random.nextInt(offsets.length)]);
                compareKlines(random.nextInt(2), interval, 0);
            }
        }
    }

    private void compareWindow(int symbol) {
        long from = now / 1000 - 60_000L * (1 + random.nextInt(7 * 1440));
        long minute = Math.floorDiv(from, 60_000L) * 60_000;
        assertEquals(plain[symbol].sum(minute, Long.MAX_VALUE),
                text(tape.since(symbol, from), SPECS[symbol]));
        long later = now + random.nextInt(12_000_000);
        assertEquals(plain[symbol].mean(10, 1_000_000, later), tape.referencePrice(symbol, later));
        long fiveMinutes = Math.floorDiv(later / 1000 - 300_000, 1000L) * 1000;
        String[] sum = plain[symbol].sum(fiveMinutes, Long.MAX_VALUE).split(" ", -1);
        assertEquals(sum[10].equals("0") ? sum[3] : sum[11],
                Decimal.text(tape.averagePrice(symbol, 5, later), 8));
    }

    @Test
    void secondsEqualThoseOfTheSlowTwin() {
        for (int i = 0; i < 1_500; i++) {
            now += random.nextInt(1_500_000);
            trade(0);
        }
        compareKlines(0, Interval.S1, 0);
        compareKlines(0, Interval.M1, 0);
    }
}
