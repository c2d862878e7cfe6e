package io.ticklane.simulator.stream;

/** The best levels of a book, whenever the book has changed; once in any case. Simulator thread only. */
final class PartialDepth extends Feed {
    private final MarketEncoder encoder;
    private final MarketView view;
    private final int levels;
    private long toldId;

    PartialDepth(Topic topic, MarketEncoder encoder, MarketView view, int levels) {
        super(topic);
        this.encoder = encoder;
        this.view = view;
        this.levels = levels;
    }

    @Override
    void open(long nowMicros) {
        toldId = -1;
    }

    @Override
    void emit(long nowMicros, Delivery delivery) {
        long updateId = view.updateId(topic.symbol);
        if (updateId != toldId && view.published(topic.symbol)) {
            toldId = updateId;
            encoder.partialDepth(delivery.frame, view, topic.symbol, levels);
            delivery.deliverBoth(topic);
        }
    }
}
