package io.ticklane.simulator.stream;

/** What the statistics of a window look like on a stream. */
enum TickerStyle {
    /** Prices and volumes of 24 hours. */
    MINI("24hrMiniTicker", 86_400_000, false),
    /** All about 24 hours, the best prices among it. */
    DAY("24hrTicker", 86_400_000, false),
    WINDOW_1H("1hTicker", 3_600_000, true),
    WINDOW_4H("4hTicker", 14_400_000, true),
    WINDOW_1D("1dTicker", 86_400_000, true);

    final String event;
    final long millis;
    /** Whether it is said to begin with a whole minute. */
    final boolean wholeMinutes;

    TickerStyle(String event, long millis, boolean wholeMinutes) {
        this.event = event;
        this.millis = millis;
        this.wholeMinutes = wholeMinutes;
    }
}
