package io.ticklane.simulator.stream;

/**
 * Gathers one symbol's level changes between two events of a depth stream. Every event begins with the id after
 * the last event's, so nothing is between them. Collects only while somebody listens. Simulator thread only.
 */
final class DepthWindow {
    final Topic topic;
    final MarketEncoder encoder;
    final LevelChanges bids = new LevelChanges();
    final LevelChanges asks = new LevelChanges();

    private boolean open;
    private long firstId;
    private long lastId;

    DepthWindow(Topic topic, MarketEncoder encoder) {
        this.topic = topic;
        this.encoder = encoder;
    }

    /** Starts with the change after {@code lastUpdateId}. */
    void open(long lastUpdateId) {
        open = true;
        firstId = lastUpdateId + 1;
        lastId = lastUpdateId;
        bids.clear();
        asks.clear();
    }

    void close() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    void level(long updateId, boolean bid, long price, long quantity) {
        if (open) {
            (bid ? bids : asks).set(price, quantity);
            lastId = updateId;
        }
    }

    boolean changed() {
        return !bids.isEmpty() || !asks.isEmpty();
    }

    void encode(FrameBuffer to, long eventTime) {
        encoder.depth(to, eventTime, firstId, lastId, bids, asks);
    }

    /** Begins the next window. */
    void next() {
        firstId = lastId + 1;
        bids.clear();
        asks.clear();
    }
}
