package io.ticklane.simulator.stream;

import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of the tickers of all symbols that were traded since the last one; none if none was. What only left the
 * window is no reason. Simulator thread only.
 */
final class AllTickersFeed extends Feed {
    private final TickerEncoder encoder;
    private final TickerStyle style;
    private final MarketView view;
    private final Tape tape;
    private final long[] seen;

    AllTickersFeed(Topic topic, TickerEncoder encoder, TickerStyle style, MarketView view, Tape tape,
            int symbols) {
        super(topic);
        this.encoder = encoder;
        this.style = style;
        this.view = view;
        this.tape = tape;
        seen = new long[symbols];
    }

    /** One of the tickers. */
    private record Row(int symbol, Candle all) {}

    @Override
    void open(long nowMicros) {
        for (int symbol = 0; symbol < seen.length; symbol++) {
            seen[symbol] = lastId(symbol);
        }
    }

    @Override
    void emit(long nowMicros, Delivery delivery) {
        List<Row> rows = new ArrayList<>();
        for (int symbol = 0; symbol < seen.length; symbol++) {
            long newest = lastId(symbol);
            if (newest != seen[symbol] && view.published(symbol)) {
                seen[symbol] = newest;
                rows.add(new Row(symbol, tape.since(symbol, nowMicros / Delivery.MILLIS - style.millis)));
            }
        }
        if (!rows.isEmpty()) {
            delivery.send(topic, (to, unit) -> write(to, rows, nowMicros, unit));
        }
    }

    private long lastId(int symbol) {
        Trade last = tape.lastTrade(symbol);
        return last == null ? -1 : last.id();
    }

    private void write(FrameBuffer to, List<Row> rows, long nowMicros, long unit) {
        char before = '[';
        for (Row row : rows) {
            to.put(before);
            encoder.ticker(to, style, row.symbol(), row.all(), nowMicros, unit);
            before = ',';
        }
        to.put(']');
    }
}
