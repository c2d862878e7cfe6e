package io.ticklane.simulator.tape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Keeps every trade for good and looks at all of them each time. */
final class PlainTape {
    /** Prices in text as the wire has them. */
    record Kline(long open, long next, String text) {}

    final List<Trade> trades = new ArrayList<>();
    private final int priceScale;
    private final int quantityScale;

    PlainTape(int priceScale, int quantityScale) {
        this.priceScale = priceScale;
        this.quantityScale = quantityScale;
    }

    /** All of the range of times, in milliseconds, without the end; prices without trades are {@code before}. */
    String sum(long from, long to) {
        BigDecimal open = null;
        BigDecimal high = null;
        BigDecimal low = null;
        BigDecimal close = null;
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal quote = BigDecimal.ZERO;
        BigDecimal takerVolume = BigDecimal.ZERO;
        BigDecimal takerQuote = BigDecimal.ZERO;
        long first = -1;
        long last = -1;
        int count = 0;
        BigDecimal before = BigDecimal.ZERO;
        for (Trade trade : trades) {
            BigDecimal price = BigDecimal.valueOf(trade.price(), priceScale);
            BigDecimal quantity = BigDecimal.valueOf(trade.quantity(), quantityScale);
            BigDecimal worth = price.multiply(quantity).setScale(8, RoundingMode.DOWN);
            long millis = trade.timeMicros() / 1000;
            if (millis < from) {
                before = price;
            } else if (millis < to) {
                open = open == null ? price : open;
                high = high == null ? price : high.max(price);
                low = low == null ? price : low.min(price);
                close = price;
                volume = volume.add(quantity);
                quote = quote.add(worth);
                if (!trade.buyerIsMaker()) {
                    takerVolume = takerVolume.add(quantity);
                    takerQuote = takerQuote.add(worth);
                }
                first = first < 0 ? trade.id() : first;
                last = trade.id();
                count++;
            }
        }
        if (count == 0) {
            open = before;
            high = before;
            low = before;
            close = before;
        }
        BigDecimal average = volume.signum() == 0
                ? BigDecimal.ZERO
                : quote.divide(volume, 8, RoundingMode.HALF_UP);
        BigDecimal percent = open.signum() == 0
                ? BigDecimal.ZERO
                : close.subtract(open).multiply(BigDecimal.valueOf(100)).divide(open, 3,
                        RoundingMode.HALF_UP);
        return text(open) + " " + text(high) + " " + text(low) + " " + text(close) + " " + text(volume) + " "
                + text(quote) + " " + text(takerVolume) + " " + text(takerQuote) + " " + first + " " + last
                + " "
                + count + " " + text(average) + " " + percent.setScale(3).toPlainString();
    }

    /** Klines by the calendar, all of them, oldest first; up to the one that holds {@code now}. */
    List<Kline> klines(Interval interval, long offsetMillis, long now) {
        List<Kline> klines = new ArrayList<>();
        long open = open(interval, offsetMillis, trades.get(0).timeMicros() / 1000);
        while (open <= now) {
            long next = next(interval, offsetMillis, open);
            klines.add(new Kline(open, next, sum(open, next)));
            open = next;
        }
        return klines;
    }

    private static OffsetDateTime local(long millis, long offsetMillis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds((int) (offsetMillis / 1000)));
    }

    private static long open(Interval interval, long offsetMillis, long millis) {
        OffsetDateTime local = local(millis, offsetMillis);
        OffsetDateTime midnight = local.truncatedTo(ChronoUnit.DAYS);
        return switch (interval) {
            case MONTH -> midnight.withDayOfMonth(1).toInstant().toEpochMilli();
            case W1 ->
                midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant().toEpochMilli();
            case D3 -> midnight.minusDays(midnight.toLocalDate().toEpochDay() % 3).toInstant().toEpochMilli();
            default -> {
                long since = millis - midnight.toInstant().toEpochMilli();
                yield millis - since % interval.widthMillis();
            }
        };
    }

    private static long next(Interval interval, long offsetMillis, long open) {
        return interval == Interval.MONTH
                ? local(open, offsetMillis).plusMonths(1).toInstant().toEpochMilli()
                : open + interval.widthMillis();
    }

    /** As the documentation of the price range rule has it, in exact fractions. */
    long mean(int buckets, long widthMicros, long now) {
        long newest = now / widthMicros;
        long rest = widthMicros - now % widthMicros;
        BigInteger sum = BigInteger.ZERO;
        BigInteger count = BigInteger.ZERO;
        for (Trade trade : trades) {
            long age = newest - trade.timeMicros() / widthMicros;
            if (trade.timeMicros() <= now && age <= buckets) {
                BigInteger weight = BigInteger.valueOf(age == buckets ? rest : widthMicros);
                sum = sum.add(weight.multiply(BigInteger.valueOf(trade.price())));
                count = count.add(weight);
            }
        }
        return count.signum() == 0 ? 0 : sum.divide(count).longValueExact();
    }

    private static String text(BigDecimal value) {
        return value.setScale(8, RoundingMode.UNNECESSARY).toPlainString();
    }
}
