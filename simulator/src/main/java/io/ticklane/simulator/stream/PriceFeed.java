package io.ticklane.simulator.stream;

import io.ticklane.simulator.tape.Tape;
import io.ticklane.simulator.tape.Trade;

/** One symbol's average or reference price, as soon as there ever was one. Simulator thread only. */
final class PriceFeed extends Feed {
    private final TickerEncoder encoder;
    private final MarketView view;
    private final Tape tape;
    private final boolean reference;

    PriceFeed(Topic topic, TickerEncoder encoder, MarketView view, Tape tape, boolean reference) {
        super(topic);
        this.encoder = encoder;
        this.view = view;
        this.tape = tape;
        this.reference = reference;
    }

    @Override
    void open(long nowMicros) {
        // Nothing has to be remembered.
    }

    @Override
    void emit(long nowMicros, Delivery delivery) {
        int symbol = topic.symbol;
        if (!view.published(symbol)) {
            return;
        }
        Trade last = tape.lastTrade(symbol);
        if (reference && tape.referenced(symbol)) {
            long price = tape.referencePrice(symbol, nowMicros);
            delivery.send(topic, (to, unit) -> encoder.referencePrice(to, symbol, price, nowMicros, unit));
        } else if (!reference && last != null) {
            delivery.send(topic, (to, unit) -> encoder.averagePrice(to, symbol, last, nowMicros, unit));
        }
    }
}
