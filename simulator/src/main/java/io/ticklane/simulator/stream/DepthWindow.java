package io.ticklane.simulator.stream;

/**
 * Gathers one symbol's level changes between two events of a depth stream. Every event begins with the id after
 * the last event's, so nothing is between them. Simulator thread only.
 */
abstract class DepthWindow extends Feed {
    final LevelChanges bids = new LevelChanges();
    final LevelChanges asks = new LevelChanges();
    long firstId;
    long lastId;

    private final MarketView view;

    DepthWindow(Topic topic, MarketView view) {
        super(topic);
        this.view = view;
    }

    /** Starts with the change after the newest one. */
    @Override
    void open(long nowMicros) {
        lastId = view.updateId(topic.symbol);
        firstId = lastId + 1;
        bids.clear();
        asks.clear();
    }

    final void level(long updateId, boolean bid, long price, long quantity) {
        (bid ? bids : asks).set(price, quantity);
        lastId = updateId;
    }

    @Override
    final void emit(long nowMicros, Delivery delivery) {
        if ((bids.isEmpty() && asks.isEmpty()) || !view.published(topic.symbol)) {
            return;
        }
        send(nowMicros, delivery);
        firstId = lastId + 1;
        bids.clear();
        asks.clear();
    }

    /** Sends what has gathered. */
    abstract void send(long nowMicros, Delivery delivery);
}
