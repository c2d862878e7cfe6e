package io.ticklane.connector;

/** The lengths of candlesticks that the venue knows. */
public enum KlineInterval {
    ONE_SECOND("1s"),
    ONE_MINUTE("1m"),
    THREE_MINUTES("3m"),
    FIVE_MINUTES("5m"),
    FIFTEEN_MINUTES("15m"),
    THIRTY_MINUTES("30m"),
    ONE_HOUR("1h"),
    TWO_HOURS("2h"),
    FOUR_HOURS("4h"),
    SIX_HOURS("6h"),
    EIGHT_HOURS("8h"),
    TWELVE_HOURS("12h"),
    ONE_DAY("1d"),
    THREE_DAYS("3d"),
    ONE_WEEK("1w"),
    /** A calendar month; upper case tells it from a minute. */
    ONE_MONTH("1M");

    private final String text;

    KlineInterval(String text) {
        this.text = text;
    }

    /** As on the wire. */
    public String text() {
        return text;
    }
}
