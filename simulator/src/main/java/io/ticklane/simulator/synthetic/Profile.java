package io.ticklane.simulator.synthetic;

/**
 * How the participants of a symbol behave, taken from recordings: {@link #BUSY} after BTCUSDT of 2024,
 * {@link #QUIET} after NEXOUSDT. Amounts are in multiples of the least amount that an order must be worth.
 *
 * @param flurry mean number of actions that follow one another
 * @param fastestNanos shortest time between two of them
 * @param octaves the longest is 2 to the power of this longer
 * @param quotes orders of a side that stand behind the best price
 * @param near so many of them, the nearest, do nearly all that these orders do
 * @param perHundredTicks most of them in a hundred ticks; where ticks are coarse they reach further instead
 * @param reachCentibips how far from the price most of them stand, in hundredths of a basis point
 * @param spreadCentibips distance of the best prices, in hundredths of a basis point; one tick at least
 * @param touchOrders orders of a side that compete for the best price
 * @param touchPerMille share of actions on them
 * @param takesPerMille share of actions that take
 * @param touchAmount of an order at the best price on average
 * @param quoteAmount of an order behind it on average
 * @param takeOctaves the largest take is 2 to the power of this times the least amount
 * @param moveCentibips by how much a flurry of mean size moves the price, in hundredths of a basis point
 */
record Profile(int flurry, long fastestNanos, int octaves, int quotes, int near, int perHundredTicks,
        int reachCentibips, int spreadCentibips, int touchOrders, int touchPerMille, int takesPerMille,
        int touchAmount,
        int quoteAmount, int takeOctaves, int moveCentibips) {

    /** Thousands of levels, the spread nearly always one tick, a dozen flurries of some fifty actions a second. */
    static final Profile BUSY = new Profile(16, 5_000, 11, 1_800, 1_800, 50, 3_300, 0, 6, 155, 25, 10_000,
            1_800, 12, 11);
    /** In between. */
    static final Profile BRISK = new Profile(6, 10_000, 13, 800, 400, 200, 6_000, 100, 4, 170, 32, 400, 700,
            11, 25);
    /** Hundreds of levels, a flurry of a few actions every few seconds. */
    static final Profile QUIET = new Profile(2, 40_000, 15, 800, 100, 400, 12_000, 400, 3, 130, 60, 25, 120,
            8, 50);

    private static final int BUSY_FROM = 6_000;
    private static final int BRISK_FROM = 600;
    /** Resting orders that all symbols but the busy ones may have together, and what each has at least. */
    private static final int ALL_QUOTES = 120_000;
    private static final int FEWEST_QUOTES = 32;

    /** The profile of a symbol with so many actions a minute, one of so many symbols. */
    static Profile of(int actionsPerMinute, int symbols) {
        if (actionsPerMinute >= BUSY_FROM) {
            return BUSY;
        }
        Profile profile = actionsPerMinute >= BRISK_FROM ? BRISK : QUIET;
        int share = Math.max(FEWEST_QUOTES, ALL_QUOTES / (2 * symbols));
        return profile.quotes <= share ? profile : profile.withQuotes(share);
    }

    private Profile withQuotes(int count) {
        return new Profile(flurry, fastestNanos, octaves, count, Math.min(near, count), perHundredTicks,
                reachCentibips, spreadCentibips, touchOrders,
                touchPerMille, takesPerMille, touchAmount, quoteAmount, takeOctaves, moveCentibips);
    }
}
