package io.ticklane.simulator.synthetic;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Trade;
import java.math.BigInteger;
import java.util.Arrays;

/** One symbol's trades before the market began, each by its id. Simulator thread only. */
final class Past {
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int TRADES_A_MINUTE = 1;
    /** By so many a minute may begin with a higher id than the mean says. */
    private static final int SURPLUS = 2;
    /** Prices wander in waves of these lengths, at most by these parts of {@link #WHOLE}. */
    private static final long[] WAVE_MILLIS = {20_000, 120_000, 600_000, 3_600_000, 21_600_000, 129_600_000,
        777_600_000, 5_184_000_000L};
    private static final long[] WAVE_HEIGHTS = {250, 610, 1_360, 3_330, 8_170, 20_000, 49_000, 126_000};
    private static final long WHOLE = 1_000_000;
    private static final int SLOPE_BITS = 32;
    private static final long NOWHERE = Long.MIN_VALUE / 2;
    private static final long SURPLUS_DRAW = 100;
    private static final long TIME_DRAW = 101;
    private static final long SIZE_DRAW = 102;

    private final SymbolSpec spec;
    private final long seed;
    private final long firstMicros;
    private final long minutes;
    private final long endPrice;
    private final long endHeight;
    private final long typical;
    private final long[] starts = new long[WAVE_MILLIS.length];
    private final long[] slopes = new long[WAVE_MILLIS.length];
    private final long[] left = new long[WAVE_MILLIS.length];
    private final long[] right = new long[WAVE_MILLIS.length];

    /** @param minutes how many of them there are, from {@code firstMillis} on */
    Past(long seed, SymbolSpec spec, long firstMillis, long minutes) {
        this.spec = spec;
        this.seed = mixed(seed * 31 + spec.symbol().hashCode());
        this.minutes = minutes;
        firstMicros = firstMillis * 1_000;
        endPrice = Symbols.startPrice(spec);
        Arrays.fill(starts, NOWHERE);
        endHeight = height(firstMillis + minutes * 60_000);
        typical = Math.max(spec.stepSize(),
                BigInteger.valueOf(spec.minNotional()).multiply(BigInteger.valueOf(200))
                        .divide(BigInteger.valueOf(endPrice)).longValue());
    }

    long lastId() {
        return before(minutes);
    }

    /** Trades before a minute begins. */
    private long before(long minute) {
        return minute == 0
                ? 0
                : TRADES_A_MINUTE * minute + below(draw(SURPLUS_DRAW, minute), SURPLUS);
    }

    /** Id of the first trade at or after this time; the one after the last if there is none. */
    long idAt(long micros) {
        long minute = Math.floorDiv(micros - firstMicros, MINUTE_MICROS);
        if (minute < 0) {
            return 1;
        }
        if (minute >= minutes) {
            return lastId() + 1;
        }
        long id = before(minute) + 1;
        long end = before(minute + 1);
        while (id <= end && micros(id, minute, end) < micros) {
            id++;
        }
        return id;
    }

    Trade trade(long id) {
        long minute = (id - 1) / TRADES_A_MINUTE;
        while (before(minute) >= id) {
            minute--;
        }
        long end = before(minute + 1);
        while (end < id) {
            minute++;
            end = before(minute + 1);
        }
        return trade(id, minute, end);
    }

    /** Tells trades from {@code fromId} up to but without {@code toId}. */
    void trades(long fromId, long toId, Trade.Sink sink) {
        long id = Math.max(1, fromId);
        long stop = Math.min(toId, lastId() + 1);
        if (id >= stop) {
            return;
        }
        long minute = Math.floorDiv(trade(id).timeMicros() - firstMicros, MINUTE_MICROS);
        while (id < stop) {
            long end = before(minute + 1);
            for (; id <= end && id < stop; id++) {
                sink.trade(trade(id, minute, end));
            }
            minute++;
        }
    }

    private Trade trade(long id, long minute, long end) {
        long micros = micros(id, minute, end);
        long draw = draw(SIZE_DRAW, id);
        boolean buyerIsMaker = (draw & 1) != 0;
        long price = price(micros / 1_000, !buyerIsMaker);
        long quantity = quantity(draw);
        return new Trade(id, price, quantity, Trade.worth(spec, price, quantity), micros, buyerIsMaker);
    }

    private long micros(long id, long minute, long end) {
        long first = before(minute) + 1;
        long share = MINUTE_MICROS / (end - first + 1);
        return firstMicros + minute * MINUTE_MICROS + (id - first) * share
                + below(draw(TIME_DRAW, id), share);
    }

    private long price(long millis, boolean atAsk) {
        long wandered = endPrice + endPrice * (height(millis) - endHeight) / WHOLE;
        return Math.max(spec.minPrice(), wandered - wandered % spec.tickSize())
                + (atAsk ? spec.tickSize() : 0);
    }

    private long quantity(long draw) {
        long tenths = 1 + below(draw, 20);
        long large = (draw & 30) == 0 ? 8 : 1;
        long quantity = typical / 10 * tenths * large
                + typical * below(draw << 20, 1_000) / 1_000;
        return Math.max(spec.stepSize(), quantity - quantity % spec.stepSize());
    }

    /** How far prices are from the middle, in parts of {@link #WHOLE}: the sum of all waves. */
    private long height(long millis) {
        long sum = 0;
        for (int wave = 0; wave < WAVE_MILLIS.length; wave++) {
            long since = millis - starts[wave];
            if (since < 0 || since >= WAVE_MILLIS[wave]) {
                enter(wave, Math.floorDiv(millis, WAVE_MILLIS[wave]));
                since = millis - starts[wave];
            }
            sum += left[wave] + ((slopes[wave] * since) >> SLOPE_BITS);
        }
        return sum;
    }

    /** Goes to a piece of a wave: a straight line between two knots. */
    private void enter(int wave, long piece) {
        long period = WAVE_MILLIS[wave];
        left[wave] = piece * period == starts[wave] + period ? right[wave] : knot(wave, piece);
        right[wave] = knot(wave, piece + 1);
        starts[wave] = piece * period;
        slopes[wave] = ((right[wave] - left[wave]) << SLOPE_BITS) / period;
    }

    private long knot(int wave, long cell) {
        return below(draw(wave, cell), 2 * WAVE_HEIGHTS[wave] + 1) - WAVE_HEIGHTS[wave];
    }

    private long draw(long what, long which) {
        return mixed(seed + what * 0x9E3779B97F4A7C15L + which * 0xD1B54A32D192ED03L);
    }

    /** A number from 0 up to but without {@code bound}, by the upper bits of a draw. */
    private static long below(long draw, long bound) {
        return Math.multiplyHigh(draw >>> 1, 2 * bound);
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
