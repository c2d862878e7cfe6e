package io.ticklane.simulator.tape;

/**
 * Candles of one width, oldest first, of which the newest are kept; stretches without trades have none. Simulator
 * thread only.
 */
final class CandleSeries {
    private final long widthMillis;
    private final LongRing rows;
    private final Candle current = new Candle();
    private long currentEnd;

    /** @param capacity most candles that are kept */
    CandleSeries(long widthMillis, int capacity) {
        this.widthMillis = widthMillis;
        rows = new LongRing(Candle.WIDTH, capacity);
    }

    /** Adds a trade. One whose time lies back belongs to the newest candle. */
    void trade(long millis, long id, long price, long quantity, long quote, boolean takerBuys) {
        if (current.count == 0 || millis >= currentEnd) {
            begin(millis);
        }
        current.trade(id, price, quantity, quote, takerBuys);
    }

    private void begin(long millis) {
        if (current.count > 0) {
            int at = rows.append();
            current.store(rows.cells(), at);
        }
        long open = Math.floorDiv(millis, widthMillis) * widthMillis;
        current.clear(open, 0);
        currentEnd = open + widthMillis;
    }

    boolean isEmpty() {
        return current.count == 0;
    }

    /** Whether candles were dropped to make room. */
    boolean forgot() {
        return rows.forgot();
    }

    /** When the oldest candle begins; there must be one. */
    long firstMillis() {
        return rows.size() > 0 ? rows.get(0, 0) : current.openMillis;
    }

    /** Tells the candles that begin from {@code from} up to but without {@code to}. */
    void forEach(long from, long to, Candle slot, Candle.Sink sink) {
        int size = rows.size();
        for (int row = rows.firstAtLeast(0, from); row < size && rows.get(row, 0) < to; row++) {
            slot.load(rows.cells(), rows.at(row));
            sink.candle(slot);
        }
        if (current.count > 0 && current.openMillis >= from && current.openMillis < to) {
            sink.candle(current);
        }
    }

    /** Last price before this time, or 0 if that is not known. */
    long closeBefore(long millis) {
        if (current.count > 0 && current.openMillis < millis) {
            return current.close;
        }
        int row = rows.firstAtLeast(0, millis);
        return row == 0 ? 0 : rows.get(row - 1, 7);
    }
}
