package io.ticklane.simulator.stream;

/** What a stream carries, as far as frames are counted apart. */
public enum StreamKind {
    /** Best bid and ask. */
    BOOK_TICKER(0, "bookTicker"),
    /** Single fills. */
    TRADE(1, "trade"),
    /** Consecutive fills of one taker at one price. */
    AGG_TRADE(2, "aggTrade"),
    /** Book differences. */
    DEPTH(3, "depthUpdate"),
    /** Best levels of the book. */
    PARTIAL_DEPTH(4, "partialDepth"),
    /** Klines of any interval. */
    KLINE(5, "kline"),
    /** Statistics of windows, of one symbol or of all. */
    TICKER(6, "ticker"),
    /** Average and reference prices. */
    PRICE(7, "price"),
    /** Anything else; only recordings hold such. */
    OTHER(8, "other");

    private static final StreamKind[] ALL = values();

    /** Where counters of this kind stand. */
    final int slot;
    private final String label;

    StreamKind(int slot, String label) {
        this.slot = slot;
        this.label = label;
    }

    /** The name used in statistics. */
    public String label() {
        return label;
    }

    static int count() {
        return ALL.length;
    }

    /** Of a well-formed stream name. */
    public static StreamKind of(String stream) {
        String kind = stream.substring(stream.indexOf('@') + 1);
        return switch (kind) {
            case "bookTicker" -> BOOK_TICKER;
            case "trade" -> TRADE;
            case "aggTrade" -> AGG_TRADE;
            case "depth", "depth@100ms", "depth@1000ms" -> DEPTH;
            case "avgPrice", "referencePrice" -> PRICE;
            case "arr", "ticker", "miniTicker" -> TICKER;
            default -> kind.startsWith("kline_")
                    ? KLINE
                    : kind.startsWith("ticker_") ? TICKER : kind.startsWith("depth") ? PARTIAL_DEPTH : OTHER;
        };
    }
}
