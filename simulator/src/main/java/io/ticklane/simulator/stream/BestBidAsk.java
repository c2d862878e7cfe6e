package io.ticklane.simulator.stream;

import io.ticklane.simulator.sbe.SbeMarketEncoder;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Best prices in SBE. Who has not taken the older ones yet gets the newest only, once the way is free. Simulator
 * thread only.
 */
final class BestBidAsk extends Feed {
    private final SbeMarketEncoder encoder;
    private final MarketView view;
    private final Delivery binary;
    private final Cadences cadences;
    private final Set<Subscriber> behind = new LinkedHashSet<>();

    BestBidAsk(Topic topic, SbeMarketEncoder encoder, MarketView view, Delivery binary, Cadences cadences) {
        super(topic);
        this.encoder = encoder;
        this.view = view;
        this.binary = binary;
        this.cadences = cadences;
    }

    @Override
    void open(long nowMicros) {
        // The newest message is in the encoder.
    }

    void changed(long updateId, long bid, long bidQuantity, long ask, long askQuantity) {
        encoder.bestBidAsk(view.epochMicros(), updateId, bid, bidQuantity, ask, askQuantity);
        boolean waiting = !behind.isEmpty();
        binary.sendBinary(topic, encoder.array(), encoder.length(), this::free);
        if (!waiting && !behind.isEmpty()) {
            cadences.add(this, SbeHub.CULLING);
        } else if (waiting && behind.isEmpty()) {
            cadences.remove(this);
        }
    }

    private boolean free(Subscriber subscriber) {
        if (subscriber.congested()) {
            behind.add(subscriber);
            return false;
        }
        behind.remove(subscriber);
        return true;
    }

    /** Those whose way is free again get the newest message. */
    @Override
    void emit(long nowMicros, Delivery delivery) {
        Set<Subscriber> waiting = Set.copyOf(behind);
        behind.retainAll(topic.subscribers());
        binary.sendBinary(topic, encoder.array(), encoder.length(),
                subscriber -> waiting.contains(subscriber) && free(subscriber));
        if (behind.isEmpty()) {
            cadences.remove(this);
        }
    }
}
