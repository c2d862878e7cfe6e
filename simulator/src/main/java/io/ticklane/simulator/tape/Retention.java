package io.ticklane.simulator.tape;

/** How much is kept of each symbol: trades and aggregate trades, and candles of three widths. */
record Retention(int trades, int seconds, int minutes, int hours) {

    /** Rows of one kind that all symbols together may keep, as far as the least allows. */
    private static final int ALL = 1_000_000;
    private static final int LEAST = 1_000;
    private static final int MOST_TRADES = 50_000;
    private static final int MOST_SECONDS = 3_600;
    /** A day and the hour in which it begins. */
    private static final int LEAST_MINUTES = 1_500;
    /** Seven days and the hour in which they begin. */
    private static final int MOST_MINUTES = 10_140;
    private static final int HOURS = 2_400;

    static Retention of(int symbols) {
        int share = ALL / Math.max(1, symbols);
        return new Retention(between(LEAST, share, MOST_TRADES), between(LEAST, share, MOST_SECONDS),
                between(LEAST_MINUTES, share, MOST_MINUTES), HOURS);
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
