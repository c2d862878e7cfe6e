package io.ticklane.connector.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a decoder has seen since it was made. Rising numbers.
 *
 * <p>Written by the decoder's thread only; any thread may read. Each number is whole and soon current (opaque
 * access), but two of them need not be of the same moment.
 */
public final class DecoderCounters {
    static final int BOOK_TICKERS = 0;
    static final int TRADES = 1;
    static final int AGG_TRADES = 2;
    static final int DEPTH_UPDATES = 3;
    static final int DEPTH_LEVELS = 4;
    static final int CONTROL_REPLIES = 5;
    static final int IGNORED = 6;
    static final int MALFORMED = 7;
    static final int TRADE_GAPS = 8;
    static final int UPDATE_ID_GAPS = 9;
    static final int BYTES = 10;
    static final int PARTIAL_DEPTHS = 11;
    static final int KLINES = 12;
    static final int TICKERS = 13;
    static final int MINI_TICKERS = 14;

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] values = new long[MINI_TICKERS + 1];

    DecoderCounters() {}

    /** Frames of best bid and ask. */
    public long bookTickers() {
        return read(BOOK_TICKERS);
    }

    /** Frames of single trades. */
    public long trades() {
        return read(TRADES);
    }

    /** Frames of aggregate trades. */
    public long aggTrades() {
        return read(AGG_TRADES);
    }

    /** Frames of book changes. */
    public long depthUpdates() {
        return read(DEPTH_UPDATES);
    }

    /** Price levels in these book changes, both sides. */
    public long depthLevels() {
        return read(DEPTH_LEVELS);
    }

    /** Frames of a book's top levels. */
    public long partialDepths() {
        return read(PARTIAL_DEPTHS);
    }

    /** Frames of candlesticks. */
    public long klines() {
        return read(KLINES);
    }

    /** Frames of full statistics of 24 hours. */
    public long tickers() {
        return read(TICKERS);
    }

    /** Frames of the mini form of these. */
    public long miniTickers() {
        return read(MINI_TICKERS);
    }

    /** Answers to control frames, and shutdown notices. */
    public long controlReplies() {
        return read(CONTROL_REPLIES);
    }

    /** Valid frames of no interest: unknown event or instrument. */
    public long ignored() {
        return read(IGNORED);
    }

    /** Frames refused whole. */
    public long malformed() {
        return read(MALFORMED);
    }

    /** Times a trade id or aggregate id did not follow the last one. */
    public long tradeGaps() {
        return read(TRADE_GAPS);
    }

    /** Times an update id of a book change did not follow the last one, or one of a book ticker did not rise. */
    public long updateIdGaps() {
        return read(UPDATE_ID_GAPS);
    }

    /** Bytes of all frames. */
    public long bytes() {
        return read(BYTES);
    }

    void add(int counter, long amount) {
        ELEMENT.setOpaque(values, counter, values[counter] + amount);
    }

    private long read(int counter) {
        return (long) ELEMENT.getOpaque(values, counter);
    }
}
