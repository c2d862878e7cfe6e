package io.ticklane.simulator.stream;

import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Tape;
import java.util.ArrayList;
import java.util.List;

/** An array of the tickers of all symbols that have changed since the last one; none if none has. Simulator thread only. */
final class AllTickersFeed extends Feed {
    private static final long MINUTE_MICROS = 60_000_000;

    private final TickerEncoder encoder;
    private final TickerStyle style;
    private final MarketView view;
    private final Tape tape;
    private final long[] seenFirst;
    private final long[] seenLast;
    private long seenMinute;

    AllTickersFeed(Topic topic, TickerEncoder encoder, TickerStyle style, MarketView view, Tape tape,
            int symbols) {
        super(topic);
        this.encoder = encoder;
        this.style = style;
        this.view = view;
        this.tape = tape;
        seenFirst = new long[symbols];
        seenLast = new long[symbols];
    }

    /** One of the tickers. */
    private record Row(int symbol, Candle all) {}

    @Override
    void open(long nowMicros) {
        changed(nowMicros);
    }

    @Override
    void emit(long nowMicros, Delivery delivery) {
        List<Row> rows = changed(nowMicros);
        if (!rows.isEmpty()) {
            delivery.send(topic, (to, unit) -> write(to, rows, nowMicros, unit));
        }
    }

    /** Without a new trade, statistics can change with the minute only. */
    private List<Row> changed(long nowMicros) {
        List<Row> rows = new ArrayList<>();
        long minute = nowMicros / MINUTE_MICROS;
        boolean sameMinute = minute == seenMinute;
        seenMinute = minute;
        for (int symbol = 0; symbol < seenLast.length; symbol++) {
            long newest = TickerFeed.lastId(tape.lastTrade(symbol));
            if (newest < 0 || (sameMinute && newest == seenLast[symbol]) || !view.published(symbol)) {
                continue;
            }
            Candle all = tape.since(symbol, nowMicros / Delivery.MILLIS - style.millis);
            if (all.firstId != seenFirst[symbol] || newest != seenLast[symbol]) {
                rows.add(new Row(symbol, all));
            }
            seenFirst[symbol] = all.firstId;
            seenLast[symbol] = newest;
        }
        return rows;
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
