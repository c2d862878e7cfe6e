package io.ticklane.simulator.stream;

import io.ticklane.simulator.sbe.SbeMarketEncoder;

/** Book differences in SBE. Simulator thread only. */
final class SbeDepthWindow extends DepthWindow {
    private final SbeMarketEncoder encoder;
    private final Delivery binary;

    SbeDepthWindow(Topic topic, SbeMarketEncoder encoder, MarketView view, Delivery binary) {
        super(topic, view);
        this.encoder = encoder;
        this.binary = binary;
    }

    @Override
    void send(long nowMicros, Delivery delivery) {
        encoder.beginDiff(nowMicros, firstId, lastId);
        bids.forEachSorted(true, encoder::bid);
        asks.forEachSorted(false, encoder::ask);
        encoder.end();
        binary.sendBinary(topic, encoder.array(), encoder.length());
    }
}
