package io.ticklane.simulator.stream;

import io.ticklane.simulator.sbe.SbeMarketEncoder;

/** The best twenty levels of a book, whenever it has changed; once in any case. Simulator thread only. */
final class SbeSnapshot extends Feed {
    private static final int LEVELS = 20;

    private final SbeMarketEncoder encoder;
    private final MarketView view;
    private final Delivery binary;
    private long toldId;

    SbeSnapshot(Topic topic, SbeMarketEncoder encoder, MarketView view, Delivery binary) {
        super(topic);
        this.encoder = encoder;
        this.view = view;
        this.binary = binary;
    }

    @Override
    void open(long nowMicros) {
        toldId = -1;
    }

    @Override
    void emit(long nowMicros, Delivery delivery) {
        int symbol = topic.symbol;
        long updateId = view.updateId(symbol);
        if (updateId == toldId || !view.published(symbol)) {
            return;
        }
        toldId = updateId;
        encoder.beginSnapshot(nowMicros, updateId);
        for (int i = 0; i < Math.min(LEVELS, view.levels(symbol, true)); i++) {
            encoder.bid(view.price(symbol, true, i), view.quantity(symbol, true, i));
        }
        for (int i = 0; i < Math.min(LEVELS, view.levels(symbol, false)); i++) {
            encoder.ask(view.price(symbol, false, i), view.quantity(symbol, false, i));
        }
        encoder.end();
        binary.sendBinary(topic, encoder.array(), encoder.length());
    }
}
