package io.ticklane.simulator.stream;

import io.ticklane.simulator.sbe.SbeMarketEncoder;

/** Gathers the trades of one message. Simulator thread only. */
final class SbeTrades {
    private final Topic topic;
    private final SbeMarketEncoder encoder;
    private boolean begun;

    SbeTrades(Topic topic, SbeMarketEncoder encoder) {
        this.topic = topic;
        this.encoder = encoder;
    }

    void trade(long nowMicros, long timeMicros, long id, long price, long quantity, boolean buyerIsMaker) {
        if (!begun) {
            begun = true;
            encoder.beginTrades(nowMicros, timeMicros);
        }
        encoder.trade(id, price, quantity, buyerIsMaker);
    }

    /** Sends what has gathered, if anything has. */
    void send(Delivery delivery) {
        if (begun) {
            begun = false;
            encoder.end();
            delivery.sendBinary(topic, encoder.array(), encoder.length());
        }
    }
}
