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
    /** Anything else; only recordings hold such. */
    OTHER(4, "other");

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
        return switch (stream.substring(stream.indexOf('@') + 1)) {
            case "bookTicker" -> BOOK_TICKER;
            case "trade" -> TRADE;
            case "aggTrade" -> AGG_TRADE;
            case "depth", "depth@100ms" -> DEPTH;
            default -> OTHER;
        };
    }
}
