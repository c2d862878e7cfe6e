package io.ticklane.simulator.tape;

import org.jspecify.annotations.Nullable;

/**
 * The newest trades of one symbol, and those of its past as long as nothing is missing between. Simulator thread only.
 */
final class TradeLog {
    private static final int WIDTH = 6;
    private static final int TIME = 5;

    private final LongRing rows;
    private final int symbol;
    private final @Nullable History past;

    TradeLog(int capacity, int symbol, @Nullable History past) {
        rows = new LongRing(WIDTH, capacity);
        this.symbol = symbol;
        this.past = past;
    }

    void add(long id, long price, long quantity, long quote, boolean buyerIsMaker, long micros) {
        int at = rows.append();
        long[] cells = rows.cells();
        cells[at] = id;
        cells[at + 1] = price;
        cells[at + 2] = quantity;
        cells[at + 3] = quote;
        cells[at + 4] = buyerIsMaker ? 1 : 0;
        cells[at + TIME] = micros;
    }

    /** The newest trade, or null if there was none. */
    @Nullable
    Trade last() {
        return rows.size() > 0 ? row(rows.size() - 1) : past == null ? null : past.lastTrade(symbol);
    }

    /** See {@link Tape#trades}. */
    void read(long fromId, int limit, Trade.Sink sink) {
        int row = fromId >= 0 ? rows.firstAtLeast(0, fromId) : Math.max(0, rows.size() - limit);
        int wanted = limit;
        if (past != null && row == 0 && !rows.forgot()) {
            long end = past.lastTradeId(symbol) + 1;
            long begin = Math.max(1, fromId >= 0 ? fromId : end - Math.max(0, limit - rows.size()));
            long stop = Math.min(end, begin + limit);
            if (begin < stop) {
                past.trades(symbol, begin, stop, sink);
                wanted -= (int) (stop - begin);
            }
        }
        for (int i = row; i < rows.size() && i - row < wanted; i++) {
            sink.trade(row(i));
        }
    }

    private Trade row(int row) {
        long[] cells = rows.cells();
        int at = rows.at(row);
        return new Trade(cells[at], cells[at + 1], cells[at + 2], cells[at + 3], cells[at + TIME],
                cells[at + 4] != 0);
    }
}
