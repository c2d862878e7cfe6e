package io.ticklane.connector.spot;

import java.util.Locale;

/** The streams of a symbol that the connector decodes. */
public enum StreamKind {
    /** Best bid and ask, as they change. */
    BOOK_TICKER("bookTicker"),
    /** Every trade. */
    TRADE("trade"),
    /** Fills of one taker at one price. */
    AGG_TRADE("aggTrade"),
    /** Book changes, once a second. */
    DEPTH("depth"),
    /** Book changes, ten times a second. */
    DEPTH_100MS("depth@100ms");

    private final String suffix;

    StreamKind(String suffix) {
        this.suffix = suffix;
    }

    /** The name as on the wire behind the {@code @}: {@code depth@100ms}. */
    public String suffix() {
        return suffix;
    }

    /** The stream of that symbol: {@code btcusdt@depth@100ms}. */
    public String of(String symbol) {
        return symbol.toLowerCase(Locale.ROOT) + "@" + suffix;
    }
}
