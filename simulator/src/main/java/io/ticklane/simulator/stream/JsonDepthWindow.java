package io.ticklane.simulator.stream;

/** Book differences in JSON. Simulator thread only. */
final class JsonDepthWindow extends DepthWindow {
    private final MarketEncoder encoder;

    JsonDepthWindow(Topic topic, MarketEncoder encoder, MarketView view) {
        super(topic, view);
        this.encoder = encoder;
    }

    @Override
    void send(long nowMicros, Delivery delivery) {
        delivery.send(topic, (to, unit) -> encoder.depth(to, nowMicros / unit, firstId, lastId, bids, asks));
    }
}
