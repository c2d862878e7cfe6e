package io.ticklane.connector.spot;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The streams of a symbol that the connector decodes. */
public enum StreamKind {
    /** Best bid and ask, as they change. */
    BOOK_TICKER("bookTicker", "bestBidAsk"),
    /** Every trade. */
    TRADE("trade", "trade"),
    /** Fills of one taker at one price. */
    AGG_TRADE("aggTrade"),
    /** Book changes, once a second. */
    DEPTH("depth", "depth"),
    /** Book changes, ten times a second. */
    DEPTH_100MS("depth@100ms"),
    /** The best 5 levels a side, once a second. */
    DEPTH_5("depth5"),
    /** The best 5 levels a side, ten times a second. */
    DEPTH_5_100MS("depth5@100ms"),
    /** The best 10 levels a side, once a second. */
    DEPTH_10("depth10"),
    /** The best 10 levels a side, ten times a second. */
    DEPTH_10_100MS("depth10@100ms"),
    /** The best 20 levels a side, once a second. */
    DEPTH_20("depth20", "depth20"),
    /** The best 20 levels a side, ten times a second. */
    DEPTH_20_100MS("depth20@100ms"),
    /** Candlesticks of that length. */
    KLINE_ONE_SECOND("kline_1s"),
    /** Candlesticks of that length. */
    KLINE_ONE_MINUTE("kline_1m"),
    /** Candlesticks of that length. */
    KLINE_THREE_MINUTES("kline_3m"),
    /** Candlesticks of that length. */
    KLINE_FIVE_MINUTES("kline_5m"),
    /** Candlesticks of that length. */
    KLINE_FIFTEEN_MINUTES("kline_15m"),
    /** Candlesticks of that length. */
    KLINE_THIRTY_MINUTES("kline_30m"),
    /** Candlesticks of that length. */
    KLINE_ONE_HOUR("kline_1h"),
    /** Candlesticks of that length. */
    KLINE_TWO_HOURS("kline_2h"),
    /** Candlesticks of that length. */
    KLINE_FOUR_HOURS("kline_4h"),
    /** Candlesticks of that length. */
    KLINE_SIX_HOURS("kline_6h"),
    /** Candlesticks of that length. */
    KLINE_EIGHT_HOURS("kline_8h"),
    /** Candlesticks of that length. */
    KLINE_TWELVE_HOURS("kline_12h"),
    /** Candlesticks of that length. */
    KLINE_ONE_DAY("kline_1d"),
    /** Candlesticks of that length. */
    KLINE_THREE_DAYS("kline_3d"),
    /** Candlesticks of that length. */
    KLINE_ONE_WEEK("kline_1w"),
    /** Candlesticks of that length. */
    KLINE_ONE_MONTH("kline_1M"),
    /** Statistics of 24 hours, the few that most need. */
    MINI_TICKER("miniTicker"),
    /** Statistics of 24 hours. */
    TICKER("ticker"),
    /** {@link #MINI_TICKER} of all symbols of the venue that have changed, once a second, in one stream. */
    ALL_MINI_TICKERS("!miniTicker@arr");

    private final String suffix;
    private final @Nullable String sbeSuffix;

    StreamKind(String suffix) {
        this(suffix, null);
    }

    StreamKind(String suffix, @Nullable String sbeSuffix) {
        this.suffix = suffix;
        this.sbeSuffix = sbeSuffix;
    }

    /** Whether the venue offers it in that format. */
    public boolean offeredAs(StreamFormat format) {
        return format == StreamFormat.JSON || sbeSuffix != null;
    }

    /** The name as on the wire, of a stream of a symbol what is behind the {@code @}: {@code depth@100ms}. */
    public String suffix() {
        return suffix;
    }

    /** Whether one stream tells of all symbols. */
    boolean venueWide() {
        return suffix.startsWith("!");
    }

    /** The stream of that symbol: {@code btcusdt@depth@100ms}; of all symbols, if there is no other. */
    public String of(String symbol) {
        return venueWide() ? suffix : symbol.toLowerCase(Locale.ROOT) + "@" + suffix;
    }

    /**
     * The stream of that symbol in that format: {@code btcusdt@bestBidAsk} is the SBE one of {@link #BOOK_TICKER}.
     *
     * @throws IllegalArgumentException one line, if the venue does not offer it
     */
    public String of(String symbol, StreamFormat format) {
        if (format == StreamFormat.JSON) {
            return of(symbol);
        }
        if (sbeSuffix == null) {
            throw new IllegalArgumentException("there is no SBE stream " + suffix
                    + ": SBE has bookTicker, trade, depth and depth20; leave it out, or use JSON");
        }
        return symbol.toLowerCase(Locale.ROOT) + "@" + sbeSuffix;
    }
}
