package io.ticklane.simulator.profile;

import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames of one symbol's streams in the order in which they came, and tells what they look like. One
 * thread.
 */
public final class FlowMeter {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long WINDOW_NANOS = 100_000_000;
    private static final double BIPS = 10_000;

    private final String name;
    private final Map<Measure, Double> book = new EnumMap<>(Measure.class);
    private final Sample gaps = new Sample();
    private final Sample levels = new Sample();
    private final Sample changeBips = new Sample();
    private final Sample spreads = new Sample();
    private final Sample fillsOfTakers = new Sample();
    private final Sample returns = new Sample();
    private int[] windows = new int[1024];
    private long firstNanos = Long.MIN_VALUE;
    private long lastNanos;
    private long tickers;
    private long lastTickerNanos;
    private long trades;
    private long depths;
    private long updates;
    private long changes;
    private long deletes;
    private int priceDecimals;
    private double middle;
    private double secondMiddle;
    private long second = -1;
    private String taker = "";
    private int fills;

    /** Begins with nothing measured. */
    public FlowMeter(String name) {
        this.name = name;
    }

    /**
     * Takes a frame; types other than bookTicker, trade and depthUpdate are passed over.
     *
     * @param nanos when it came; only differences matter
     * @param payload the JSON without the combined wrapper
     * @throws IllegalArgumentException if it is no JSON object or lacks what its type has
     */
    public void frame(long nanos, byte[] payload) {
        Map<?, ?> data = object(payload);
        Object event = data.get("e");
        if (event == null && data.get("B") != null) {
            ticker(nanos, data);
        } else if ("trade".equals(event)) {
            trade(data);
        } else if ("depthUpdate".equals(event)) {
            depth(data);
        } else {
            return;
        }
        if (firstNanos == Long.MIN_VALUE) {
            firstNanos = nanos;
        }
        lastNanos = nanos;
        int window = (int) ((nanos - firstNanos) / WINDOW_NANOS);
        if (window >= windows.length) {
            windows = Arrays.copyOf(windows, Math.max(window + 1, windows.length * 2));
        }
        windows[window]++;
    }

    /**
     * Takes a snapshot of the book, as the depth request gives it; the last one counts.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public void snapshot(byte[] payload) {
        Map<?, ?> data = object(payload);
        List<?> bids = (List<?>) member(data, "bids");
        List<?> asks = (List<?>) member(data, "asks");
        book.put(Measure.BOOK_LEVELS, (double) Math.min(1_000, Math.min(bids.size(), asks.size())));
        book.put(Measure.TENTH_LEVEL_BIPS, distance(bids, asks, 10));
        book.put(Measure.HUNDREDTH_LEVEL_BIPS, distance(bids, asks, 100));
        book.put(Measure.BEST_AMOUNT, amount(bids, asks, 1));
        book.put(Measure.TEN_LEVELS_AMOUNT, amount(bids, asks, 10));
        book.put(Measure.HUNDRED_LEVELS_AMOUNT, amount(bids, asks, 100));
    }

    /** What was measured so far. */
    public FlowProfile profile() {
        endTaker();
        double seconds = Math.max(1, lastNanos - firstNanos) / NANOS_PER_SECOND;
        Map<Measure, Double> values = new EnumMap<>(book);
        values.put(Measure.FRAMES_PER_SECOND, (tickers + trades + depths) / seconds);
        values.put(Measure.TICKERS_PER_SECOND, tickers / seconds);
        values.put(Measure.TRADES_PER_SECOND, trades / seconds);
        values.put(Measure.DEPTHS_PER_SECOND, depths / seconds);
        values.put(Measure.UPDATES_PER_SECOND, updates / seconds);
        values.put(Measure.UPDATES_PER_TAKER, (double) updates / fillsOfTakers.size());
        gaps(values);
        bursts(values);
        values.put(Measure.LEVELS_P50, levels.perMille(500));
        values.put(Measure.LEVELS_P90, levels.perMille(900));
        values.put(Measure.LEVELS_P99, levels.perMille(990));
        values.put(Measure.DELETES_PERCENT, 100.0 * deletes / changes);
        values.put(Measure.CHANGE_BIPS_P50, changeBips.perMille(500));
        values.put(Measure.CHANGE_BIPS_P90, changeBips.perMille(900));
        double tick = Math.pow(10, -priceDecimals);
        values.put(Measure.SPREAD_TICKS_P50, (double) Math.round(spreads.perMille(500) / tick));
        values.put(Measure.SPREAD_TICKS_P90, (double) Math.round(spreads.perMille(900) / tick));
        values.put(Measure.SPREAD_TICKS_P99, (double) Math.round(spreads.perMille(990) / tick));
        values.put(Measure.FILLS_PER_TAKER, fillsOfTakers.mean());
        values.put(Measure.FILLS_PER_TAKER_P99, fillsOfTakers.perMille(990));
        values.put(Measure.VOLATILITY_BIPS, Math.sqrt(returns.variance()) * BIPS);
        return new FlowProfile(name, seconds, values);
    }

    private void gaps(Map<Measure, Double> values) {
        values.put(Measure.GAP_MILLIS_P50, gaps.perMille(500));
        values.put(Measure.GAP_MILLIS_P90, gaps.perMille(900));
        values.put(Measure.GAP_MILLIS_P99, gaps.perMille(990));
        values.put(Measure.GAP_MILLIS_P999, gaps.perMille(999));
        values.put(Measure.GAP_VARIATION, Math.sqrt(gaps.variance()) / gaps.mean());
    }

    private void bursts(Map<Measure, Double> values) {
        Sample counts = new Sample();
        for (int i = 0; i <= (lastNanos - firstNanos) / WINDOW_NANOS && firstNanos != Long.MIN_VALUE; i++) {
            counts.add(windows[i]);
        }
        values.put(Measure.BURST, counts.perMille(1_000) / counts.mean());
        values.put(Measure.DISPERSION, counts.variance() / counts.mean());
    }

    private void ticker(long nanos, Map<?, ?> data) {
        if (tickers++ > 0) {
            gaps.add((nanos - lastTickerNanos) / NANOS_PER_MILLI);
        }
        lastTickerNanos = nanos;
        double bid = price(member(data, "b"));
        double ask = price(member(data, "a"));
        spreads.add(ask - bid);
        long now = (long) (nanos / NANOS_PER_SECOND);
        if (second < 0) {
            second = now;
            secondMiddle = (bid + ask) / 2;
        }
        for (; second < now; second++) {
            returns.add(Math.log(middle / secondMiddle));
            secondMiddle = middle;
        }
        middle = (bid + ask) / 2;
    }

    private void trade(Map<?, ?> data) {
        trades++;
        String who = data.get("T") + " " + data.get("m");
        if (!who.equals(taker)) {
            endTaker();
            taker = who;
        }
        fills++;
    }

    private void endTaker() {
        if (fills > 0) {
            fillsOfTakers.add(fills);
            fills = 0;
        }
    }

    private void depth(Map<?, ?> data) {
        depths++;
        if (data.get("U") instanceof Long first && data.get("u") instanceof Long last) {
            updates += last - first + 1;
        }
        int count = changes((List<?>) member(data, "b")) + changes((List<?>) member(data, "a"));
        levels.add(count);
    }

    private int changes(List<?> side) {
        for (Object level : side) {
            changes++;
            deletes += number(((List<?>) level).get(1)) == 0 ? 1 : 0;
            if (middle > 0) {
                changeBips.add(Math.abs(number(((List<?>) level).get(0)) / middle - 1) * BIPS);
            }
        }
        return side.size();
    }

    private double price(Object text) {
        priceDecimals = Math.max(priceDecimals,
                new BigDecimal((String) text).stripTrailingZeros().scale());
        return number(text);
    }

    private static double distance(List<?> bids, List<?> asks, int level) {
        if (bids.size() < level || asks.size() < level) {
            return Double.NaN;
        }
        double middle = (at(bids, 0, 0) + at(asks, 0, 0)) / 2;
        double sum = at(bids, 0, 0) - at(bids, level - 1, 0) + at(asks, level - 1, 0) - at(asks, 0, 0);
        return sum / 2 / middle * BIPS;
    }

    private static double amount(List<?> bids, List<?> asks, int count) {
        if (bids.size() < count || asks.size() < count) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += at(bids, i, 0) * at(bids, i, 1) + at(asks, i, 0) * at(asks, i, 1);
        }
        return sum / 2;
    }

    private static double at(List<?> side, int level, int what) {
        return number(((List<?>) side.get(level)).get(what));
    }

    private static double number(Object text) {
        return Double.parseDouble((String) text);
    }

    private static Object member(Map<?, ?> data, String name) {
        @Nullable
        Object value = data.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a frame without " + name);
        }
        return value;
    }

    private static Map<?, ?> object(byte[] payload) {
        try {
            if (Json.parse(payload) instanceof Map<?, ?> data) {
                return data;
            }
        } catch (JsonException e) {
            throw new IllegalArgumentException("a frame that is no JSON: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a frame that is no JSON object");
    }
}
