package io.ticklane.simulator.profile;

/** What is measured of one symbol's streams bookTicker, trade and depth@100ms. */
public enum Measure {
    /** Frames of all three streams together. */
    FRAMES_PER_SECOND("frames a second"),
    /** Best prices or quantities that changed. */
    TICKERS_PER_SECOND("bookTicker frames a second"),
    /** Fills. */
    TRADES_PER_SECOND("trade frames a second"),
    /** Windows of 100 ms in which something changed. */
    DEPTHS_PER_SECOND("depth frames a second"),
    /** Changes of the book by its update ids. */
    UPDATES_PER_SECOND("book updates a second"),
    /** Of those for each order that took. */
    UPDATES_PER_TAKER("book updates for each taker"),
    /** Distance of bookTicker frames. */
    GAP_MILLIS_P50("gap of bookTickers p50, ms"),
    /** Distance of bookTicker frames. */
    GAP_MILLIS_P90("gap of bookTickers p90, ms"),
    /** Distance of bookTicker frames. */
    GAP_MILLIS_P99("gap of bookTickers p99, ms"),
    /** Distance of bookTicker frames. */
    GAP_MILLIS_P999("gap of bookTickers p99.9, ms"),
    /** Standard deviation of that distance over its mean; 1 if events came independently. */
    GAP_VARIATION("gap of bookTickers, deviation over mean"),
    /** Most frames in a tenth of a second over the mean. */
    BURST("most frames in 100 ms over their mean"),
    /** Variance over mean of the frames in a tenth of a second; 1 if they came independently. */
    DISPERSION("frames in 100 ms, variance over mean"),
    /** Levels in a depth frame. */
    LEVELS_P50("levels in a depth frame p50"),
    /** Levels in a depth frame. */
    LEVELS_P90("levels in a depth frame p90"),
    /** Levels in a depth frame. */
    LEVELS_P99("levels in a depth frame p99"),
    /** Levels that are taken away, of all levels in depth frames. */
    DELETES_PERCENT("of them deletes, percent"),
    /** How far from the middle price levels change. */
    CHANGE_BIPS_P50("distance of changes p50, basis points"),
    /** How far from the middle price levels change. */
    CHANGE_BIPS_P90("distance of changes p90, basis points"),
    /** Distance of the best prices, over all bookTicker frames. */
    SPREAD_TICKS_P50("spread p50, ticks"),
    /** Distance of the best prices, over all bookTicker frames. */
    SPREAD_TICKS_P90("spread p90, ticks"),
    /** Distance of the best prices, over all bookTicker frames. */
    SPREAD_TICKS_P99("spread p99, ticks"),
    /** Makers that one taker meets; takers are told apart by time and side. */
    FILLS_PER_TAKER("fills of a taker, mean"),
    /** Makers that one taker meets. */
    FILLS_PER_TAKER_P99("fills of a taker p99"),
    /** Standard deviation of the middle price over a second. */
    VOLATILITY_BIPS("volatility of a second, basis points"),
    /** Levels of the thinner side in a snapshot, 1,000 at most. */
    BOOK_LEVELS("levels of the thinner side, up to 1,000"),
    /** Distance of the tenth level from the best, mean of both sides. */
    TENTH_LEVEL_BIPS("distance of level 10, basis points"),
    /** Distance of the hundredth level from the best, mean of both sides. */
    HUNDREDTH_LEVEL_BIPS("distance of level 100, basis points"),
    /** Worth of a side's best level, mean of both sides. */
    BEST_AMOUNT("worth of the best level, quote asset"),
    /** Worth of a side's first ten levels, mean of both sides. */
    TEN_LEVELS_AMOUNT("worth of 10 levels, quote asset"),
    /** Worth of a side's first hundred levels, mean of both sides. */
    HUNDRED_LEVELS_AMOUNT("worth of 100 levels, quote asset");

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    /** What people read. */
    public String label() {
        return label;
    }
}
