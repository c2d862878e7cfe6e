package io.ticklane.simulator.stream;

import io.ticklane.simulator.tape.Candle;
import io.ticklane.simulator.tape.Tape;

/** One symbol's ticker: when it has changed, and once in any case. Simulator thread only. */
final class TickerFeed extends Feed {
    private final TickerEncoder encoder;
    private final TickerStyle style;
    private final MarketView view;
    private final Tape tape;
    private boolean told;
    private long toldFirst;
    private long toldLast;
    private long toldUpdate;

    TickerFeed(Topic topic, TickerEncoder encoder, TickerStyle style, MarketView view, Tape tape) {
        super(topic);
        this.encoder = encoder;
        this.style = style;
        this.view = view;
        this.tape = tape;
    }

    @Override
    void open(long nowMicros) {
        told = false;
    }

    @Override
    void emit(long nowMicros, Delivery delivery) {
        int symbol = topic.symbol;
        if (!view.published(symbol)) {
            return;
        }
        Candle all = tape.since(symbol, nowMicros / Delivery.MILLIS - style.millis);
        long update = style == TickerStyle.DAY ? view.updateId(symbol) : 0;
        if (told && all.firstId == toldFirst && all.lastId == toldLast && update == toldUpdate) {
            return;
        }
        told = true;
        toldFirst = all.firstId;
        toldLast = all.lastId;
        toldUpdate = update;
        delivery.send(topic, (to, unit) -> encoder.ticker(to, style, symbol, all, nowMicros, unit));
    }
}
