package io.ticklane.simulator.tape;

import org.jspecify.annotations.Nullable;

/**
 * The newest aggregate trades of one symbol, and those of its past as long as nothing is missing between. Simulator
 * thread only.
 */
final class AggregateLog {
    private static final int WIDTH = 7;
    private static final int TIME = 5;

    private final LongRing rows;
    private final int symbol;
    private final @Nullable History past;

    AggregateLog(int capacity, int symbol, @Nullable History past) {
        rows = new LongRing(WIDTH, capacity);
        this.symbol = symbol;
        this.past = past;
    }

    void add(long id, long price, long quantity, long firstId, long lastId, boolean buyerIsMaker,
            long micros) {
        int at = rows.append();
        long[] cells = rows.cells();
        cells[at] = id;
        cells[at + 1] = price;
        cells[at + 2] = quantity;
        cells[at + 3] = firstId;
        cells[at + 4] = lastId;
        cells[at + TIME] = micros;
        cells[at + 6] = buyerIsMaker ? 1 : 0;
    }

    /** See {@link Tape#aggregates}. */
    void read(long startMicros, long endMicros, int limit, Trade.AggregateSink sink) {
        long end = endMicros == Long.MAX_VALUE ? endId() : idAt(endMicros + 1);
        long begin = startMicros >= 0 ? idAt(startMicros) : Math.max(0, end - limit);
        slice(begin, end, limit, sink);
    }

    /** See {@link Tape#aggregatesFrom}. */
    void readFrom(long fromId, int limit, Trade.AggregateSink sink) {
        slice(fromId, Long.MAX_VALUE, limit, sink);
    }

    private void slice(long fromId, long toId, int limit, Trade.AggregateSink sink) {
        int wanted = limit;
        if (past != null && !rows.forgot()) {
            long begin = Math.max(1, fromId);
            long stop = Math.min(Math.min(past.lastAggregateId(symbol) + 1, toId), begin + limit);
            if (begin < stop) {
                past.aggregates(symbol, begin, stop, sink);
                wanted -= (int) (stop - begin);
            }
        }
        int row = rows.firstAtLeast(0, fromId);
        for (int i = row; i < rows.size() && i - row < wanted && rows.get(i, 0) < toId; i++) {
            sink.aggregate(row(i));
        }
    }

    /** The id after the newest. */
    private long endId() {
        if (rows.size() > 0) {
            return rows.get(rows.size() - 1, 0) + 1;
        }
        return past == null ? 1 : past.lastAggregateId(symbol) + 1;
    }

    /** Id of the first one at or after this time. */
    private long idAt(long micros) {
        if (past != null && !rows.forgot() && micros < past.endMillis() * 1_000) {
            return past.aggregateAt(symbol, micros);
        }
        int row = rows.firstAtLeast(TIME, micros);
        return row == rows.size() ? endId() : rows.get(row, 0);
    }

    private Trade.Aggregate row(int row) {
        long[] cells = rows.cells();
        int at = rows.at(row);
        return new Trade.Aggregate(cells[at], cells[at + 1], cells[at + 2], cells[at + 3], cells[at + 4],
                cells[at + TIME], cells[at + 6] != 0);
    }
}
